#pragma once

#include "core/base/Result.h"
#include "core/mind/knowledge/Reranker.h"
#include "core/mind/knowledge/Traits.h"

namespace tierdesk::knowledge {

/// Returns the sentences to answer with, as ascending indexes of candidates: the one with the highest of @p scores with
/// the sentences it depends on, then others of its article that are nearly as good, within @p maxLength characters.
/// Returns none if no sentence is short enough.
[[nodiscard]] std::vector<std::size_t> toldOf(const Traits &traits, const std::vector<float> &scores, int maxLength);

/// A training question with the sentences that answer it.
struct PassageExample {
    Traits traits;
    std::vector<std::size_t> right; ///< indexes of candidates; empty: only used for chance()
    int group = 0;                  ///< same articles, same group; groups are held out as a whole
    bool isTrial = true;            ///< has the sources of a real search, so it can calibrate chance()
};

/// Scores which sentence answers a question: linearly by the traits, the sentence's flags, and the flags combined with
/// the question's words. A Reranker then rescores the best ones. Immutable; const calls from any thread.
class PassageModel final
{
public:
    /// Trains a model in about a minute. The same @p examples give the same model. Fails with InvalidInput if none of
    /// them has a correct sentence.
    [[nodiscard]] static base::Result<PassageModel> train(const std::vector<PassageExample> &examples);

    /// Returns a score for each candidate. Only the differences between them are meaningful.
    [[nodiscard]] std::vector<float> scores(const Traits &traits) const;
    /// Returns the probability, 0…1, that a reply built on the best sentence @p best with this @p score is correct.
    [[nodiscard]] double chance(const Traits::Candidate &best, float score) const;

    /// Returns the file: magic, version, the weights in little-endian byte order, SHA-256 of everything before it.
    [[nodiscard]] QByteArray toBytes() const;
    /// Fails with InvalidInput for bytes that are not from toBytes(); @p where is the path for the error.
    [[nodiscard]] static base::Result<PassageModel> fromBytes(const QByteArray &bytes, const QString &where);

private:
    struct Parts {
        std::vector<float> traits;  ///< by Trait
        std::vector<float> flags;   ///< by flag
        std::vector<quint32> grams; ///< of questions, ascending
        std::vector<float> crossed; ///< by gram, then by flag
        Reranker reranker;
        std::vector<float> sureness; ///< weights of a sigmoid: for the score, for SureTraits, and the offset
    };
    explicit PassageModel(Parts parts);
    [[nodiscard]] std::vector<float> linearScores(const Traits &traits) const;
    friend class PassageSchool;

    Parts m_parts;
};

/// Returns the compiled-in model (resources/models/passages.model), loaded on the first call.
[[nodiscard]] const PassageModel &passageModel();

} // namespace tierdesk::knowledge
