#pragma once

#include "core/base/Result.h"
#include "core/mind/ai/local/Act.h"
#include "core/mind/ai/local/DialogueState.h"
#include "core/mind/nlu/IntentModel.h"

#include <memory>
#include <vector>

namespace tierdesk::ai {

/// In what situation a message was written: what the assistant had asked, and what was talked about before. Both are
/// words of resources/dialogue ("order", "confirm", "refund"), "-" for nothing.
struct Situation {
    QByteArray open = "-";
    QByteArray topic = "-";
};

/// A message with what it does, to learn from.
struct ActExample {
    Act act = Act::Unclear;
    Situation situation;
    QByteArray text;
};

struct ActGuess {
    Act act = Act::Unclear;
    double chance = 0; ///< 0…1; of all acts 1
};

/// Tells what a message does in its situation: a linear model over its words, pairs of words and letters, with the
/// situation as two more words. Immutable; any thread.
class ActModel final
{
public:
    /// Learns from @p examples; the same give the same model. Takes seconds. Fails with InvalidInput.
    [[nodiscard]] static base::Result<ActModel> train(const std::vector<ActExample> &examples);
    [[nodiscard]] QByteArray toBytes() const { return m_model->toBytes(); }

    /// All acts, likeliest first.
    [[nodiscard]] std::vector<ActGuess> read(const QString &text, const Situation &situation) const;
    /// Which share of its words were in any example, 0…1.
    [[nodiscard]] double knownShare(const QString &text) const;

private:
    friend const ActModel &actModel();
    explicit ActModel(std::shared_ptr<const nlu::IntentModel> model, std::vector<Act> acts);
    [[nodiscard]] static base::Result<ActModel> made(std::shared_ptr<const nlu::IntentModel> model);

    std::shared_ptr<const nlu::IntentModel> m_model;
    std::vector<Act> m_acts; ///< in the model's order
};

/// The one that is compiled in (nlu::actsModel), opened at the first call.
[[nodiscard]] const ActModel &actModel();

/// What was talked about with @p act, as a word of resources/dialogue; "-" for talk.
[[nodiscard]] QByteArrayView topicOf(Act act);

/// What @p asked asks for, as a word of resources/dialogue.
[[nodiscard]] QByteArrayView openWord(Asked asked);

} // namespace tierdesk::ai
