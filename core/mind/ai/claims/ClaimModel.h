#pragma once

#include "core/mind/ai/claims/Statement.h"
#include "core/mind/nlu/LinearModel.h"

#include <memory>
#include <optional>

namespace tierdesk::ai {

/// A labelled sentence for training.
struct ClaimExample {
    QByteArray text; ///< UTF-8
    bool isClaim = false;
    std::optional<Deed> deed;
    std::optional<Stage> stage;
    bool isTalk = false;            ///< thanks, sympathy, greetings; it claims, asks and offers nothing
    std::optional<bool> isRecorded; ///< of a claim: describes a recorded state, not a change
};

/// The classification of a sentence.
struct ClaimReading {
    double score = 0;       ///< above 0: a claim that something was done, decided, is under way or will happen
    bool isForeign = false; ///< not in a trained language, so its meaning is unknown
    Deed deed = Deed::Other;
    Deed second = Deed::Other; ///< second most likely deed
    Stage stage = Stage::Done;
    bool isTalk = false;     ///< thanks, sympathy, greetings; it claims, asks and offers nothing
    bool isRecorded = false; ///< describes a recorded state, not a change

    [[nodiscard]] bool isClaim() const { return score > 0 || isForeign; }
};

/// Recognizes sentences that make a claim about the customer's case, in the eight languages of resources/claims.
/// Trained: correct a wrong classification with more examples and a new training. Immutable and thread-safe.
class ClaimModel final
{
public:
    ClaimModel(nlu::LinearModel claims, nlu::LinearModel topics)
        : m_claims(std::move(claims))
        , m_topics(std::move(topics))
    {}
    /// Loads the built-in models. Fails with InvalidInput if they are incomplete.
    [[nodiscard]] static base::Result<std::shared_ptr<const ClaimModel>> load();
    /// Trains a model; the same examples and seed give the same bytes. Needs an example of each label.
    [[nodiscard]] static ClaimModel train(const std::vector<ClaimExample> &examples, quint64 seed);

    /// Classifies @p sentence. Sets the fields besides the score only for claims, unless @p wholly.
    [[nodiscard]] ClaimReading read(const QString &sentence, bool wholly = false) const;
    [[nodiscard]] const nlu::LinearModel &claims() const { return m_claims; }
    [[nodiscard]] const nlu::LinearModel &topics() const { return m_topics; }

private:
    nlu::LinearModel m_claims; ///< one label
    nlu::LinearModel m_topics; ///< deeds, stages, talk, recorded state
};

/// Returns the built-in model, loaded at first use (some milliseconds), or ends the program. Thread-safe.
[[nodiscard]] const ClaimModel &claimModel();

} // namespace tierdesk::ai
