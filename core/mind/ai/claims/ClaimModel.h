#pragma once

#include "core/mind/ai/claims/Statement.h"
#include "core/mind/nlu/LinearModel.h"

#include <memory>
#include <optional>

namespace tierdesk::ai {

/// A sentence that somebody wrote to learn from.
struct ClaimExample {
    QByteArray text; ///< UTF-8
    bool isClaim = false;
    std::optional<Deed> deed;
    std::optional<Stage> stage;
    bool isTalk = false;            ///< thanks, sympathy, greetings: it states, asks, offers and instructs nothing
    std::optional<bool> isRecorded; ///< of a claim: it tells a state that a record has, and not a change of it
};

/// What is made of a sentence.
struct ClaimReading {
    double score = 0;       ///< above 0 it states that something was done, decided, is under way or will happen
    bool isForeign = false; ///< in a language that the model was not taught: what it states is not known
    Deed deed = Deed::Other;
    Deed second = Deed::Other; ///< what it may speak of as well
    Stage stage = Stage::Done;
    bool isTalk = false;     ///< thanks, sympathy, greetings: it states, asks, offers and instructs nothing
    bool isRecorded = false; ///< it tells a state as records have them, and not a change

    [[nodiscard]] bool isClaim() const { return score > 0 || isForeign; }
};

/// Tells sentences that state something of this customer's case from all others, in the eight languages of
/// resources/claims. Learned: a wrong reading is mended by lines of data and a new training. Immutable; any thread.
class ClaimModel final
{
public:
    ClaimModel(nlu::LinearModel claims, nlu::LinearModel topics)
        : m_claims(std::move(claims))
        , m_topics(std::move(topics))
    {}
    /// The models that are compiled in. Fails with InvalidInput where they are not whole.
    [[nodiscard]] static base::Result<std::shared_ptr<const ClaimModel>> load();
    /// The same examples and seed make the same bytes. Needs one of each label.
    [[nodiscard]] static ClaimModel train(const std::vector<ClaimExample> &examples, quint64 seed);

    /// What is said beyond the score is made out of a claim only, unless @p wholly: most sentences state nothing.
    [[nodiscard]] ClaimReading read(const QString &sentence, bool wholly = false) const;
    [[nodiscard]] const nlu::LinearModel &claims() const { return m_claims; }
    [[nodiscard]] const nlu::LinearModel &topics() const { return m_topics; }

private:
    nlu::LinearModel m_claims; ///< one label
    nlu::LinearModel m_topics; ///< deeds, stages, whether it is talk, and whether it tells a state
};

/// The model that is compiled in, opened once (some milliseconds): a program without it does not start. Thread-safe.
[[nodiscard]] const ClaimModel &claimModel();

} // namespace tierdesk::ai
