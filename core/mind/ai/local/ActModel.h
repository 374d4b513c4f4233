#pragma once

#include "core/mind/ai/local/Act.h"
#include "core/mind/ai/local/DialogueState.h"
#include "core/mind/ai/local/EnumModel.h"

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

using ActGuess = EnumModel<Act>::Guess;

/// Tells what a message does in its situation: a linear model over its words, pairs of words and letters, with the
/// situation as two more words. Immutable; any thread.
class ActModel final
{
public:
    /// Learns from @p examples; the same give the same model. Takes seconds. Fails with InvalidInput.
    [[nodiscard]] static base::Result<ActModel> train(const std::vector<ActExample> &examples);
    [[nodiscard]] QByteArray toBytes() const { return m_model.toBytes(); }

    /// All acts, likeliest first.
    [[nodiscard]] std::vector<ActGuess> read(const QString &text, const Situation &situation) const;
    /// Which share of its words were in any example, 0…1.
    [[nodiscard]] double knownShare(const QString &text) const { return m_model.knownShare(text.toUtf8()); }

private:
    friend const ActModel &actModel();
    explicit ActModel(EnumModel<Act> model)
        : m_model(std::move(model))
    {}

    EnumModel<Act> m_model;
};

/// The one that is compiled in (nlu::actsModel), opened at the first call.
[[nodiscard]] const ActModel &actModel();

/// What was talked about with @p act, as a word of resources/dialogue; "-" for talk.
[[nodiscard]] QByteArrayView topicOf(Act act);

/// What @p asked asks for, as a word of resources/dialogue.
[[nodiscard]] QByteArrayView openWord(Asked asked);

} // namespace tierdesk::ai
