#pragma once

#include "core/mind/ai/local/Act.h"
#include "core/mind/ai/local/DialogueState.h"
#include "core/mind/ai/local/EnumModel.h"

namespace tierdesk::ai {

/// The situation in which a message was written: what the assistant had asked, and the topic before. Both are words of
/// resources/dialogue ("order", "confirm", "refund"), "-" for nothing.
struct Situation {
    QByteArray open = "-";
    QByteArray topic = "-";
};

/// A labelled message for training.
struct ActExample {
    Act act = Act::Unclear;
    Situation situation;
    QByteArray text;
};

using ActGuess = EnumModel<Act>::Guess;

/// Classifies what a message does in its situation: a linear model over its words, word pairs and letters, with the
/// situation as two further words. Immutable and thread-safe.
class ActModel final
{
public:
    /// Trains a model; the same examples give the same model. Takes seconds. Fails with InvalidInput.
    [[nodiscard]] static base::Result<ActModel> train(const std::vector<ActExample> &examples);
    [[nodiscard]] QByteArray toBytes() const { return m_model.toBytes(); }

    /// Returns all acts, most likely first.
    [[nodiscard]] std::vector<ActGuess> read(const QString &text, const Situation &situation) const;
    /// Returns the share of its words that occur in any example, 0…1.
    [[nodiscard]] double knownShare(const QString &text) const { return m_model.knownShare(text.toUtf8()); }

private:
    friend const ActModel &actModel();
    explicit ActModel(EnumModel<Act> model)
        : m_model(std::move(model))
    {}

    EnumModel<Act> m_model;
};

/// Returns the built-in model (nlu::actsModel), loaded at the first call.
[[nodiscard]] const ActModel &actModel();

/// Returns the topic of @p act as a word of resources/dialogue; "-" for talk.
[[nodiscard]] QByteArrayView topicOf(Act act);

/// Returns what @p asked asks for, as a word of resources/dialogue.
[[nodiscard]] QByteArrayView openWord(Asked asked);

} // namespace tierdesk::ai
