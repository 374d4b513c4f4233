#pragma once

#include "app/tools/RehearsalConversation.h"

namespace tierdesk::app {

/// Plays @p script against @p send: says its messages, answers what it is asked, agrees to what it wants, and holds
/// each stretch against its demands. Beside those no talk passes with a Violation, or in which the assistant took over
/// in the first message or said goodbye before the end. @p orders are the customer's, as the world has them.
/// Fails as @p send does.
[[nodiscard]] base::Result<TalkResult> play(const Script &script, const QJsonArray &orders, const Sends &send);

/// What somebody who is asked a question says to it.
struct Answers {
    const Script &script;
    bool wantsPerson = false;

    /// The answer to the last question of @p heard, which is no proposal; nothing where the talk goes on without.
    [[nodiscard]] std::optional<QString> to(const Heard &heard) const;
};

/// What is asked for last in @p heard: what the responder's state says, else what the words sound like.
[[nodiscard]] std::optional<AskedFor> askedIn(const Heard &heard);

} // namespace tierdesk::app
