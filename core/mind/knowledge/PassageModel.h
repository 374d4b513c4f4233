#pragma once

#include "core/base/Result.h"
#include "core/mind/knowledge/Reranker.h"
#include "core/mind/knowledge/Traits.h"

namespace tierdesk::knowledge {

/// The sentences to be told, as places among the candidates in their order: the one with the highest of @p scores with
/// what it leans on, then others of its article that are nearly as good, as far as @p maxLength characters reach. None
/// where none is short enough.
[[nodiscard]] std::vector<std::size_t> toldOf(const Traits &traits, const std::vector<float> &scores, int maxLength);

/// A question with the sentences that answer it.
struct PassageExample {
    Traits traits;
    std::vector<std::size_t> right; ///< places among the candidates; none: it teaches only how sure one may be
    int group = 0;                  ///< of the same articles: what was taught by a group does not judge it
    bool isTrial = true;            ///< sources as at run time: it shows what a score is worth
};

/// Tells which sentence answers a question: a score that is linear in the traits, in the kinds of things that a
/// sentence shows, and in those together with the words of the question; then a second look at the best ones
/// (Reranker). Immutable; any thread.
class PassageModel final
{
public:
    /// Learns from @p examples; the same give the same model. Takes a minute. Fails with InvalidInput where nothing can
    /// be learnt from them.
    [[nodiscard]] static base::Result<PassageModel> train(const std::vector<PassageExample> &examples);

    /// By candidate; what they differ by is what counts.
    [[nodiscard]] std::vector<float> scores(const Traits &traits) const;
    /// How likely what is told with @p best, the best sentence, of this @p score, answers, 0…1.
    [[nodiscard]] double chance(const Traits::Candidate &best, float score) const;

    /// The file: magic, version, the weights in little-endian order, SHA-256 of all before it.
    [[nodiscard]] QByteArray toBytes() const;
    /// Fails with InvalidInput for bytes that toBytes did not make; @p where is the path that the error names.
    [[nodiscard]] static base::Result<PassageModel> fromBytes(const QByteArray &bytes, const QString &where);

private:
    struct Parts {
        std::vector<float> traits;  ///< by Trait
        std::vector<float> flags;   ///< by flag
        std::vector<quint32> grams; ///< of questions, ascending
        std::vector<float> crossed; ///< by gram, then by flag
        Reranker reranker;
        std::vector<float> sureness; ///< of a sigmoid: of the score, of SureTraits, and the offset
    };
    explicit PassageModel(Parts parts);
    [[nodiscard]] std::vector<float> linearScores(const Traits &traits) const;
    friend class PassageSchool;

    Parts m_parts;
};

/// The one that is compiled in (resources/models/passages.model), opened at the first call.
[[nodiscard]] const PassageModel &passageModel();

} // namespace tierdesk::knowledge
