#pragma once

#include "core/engine/CommandContext.h"
#include "core/engine/Turn.h"

#include <optional>

namespace tierdesk::engine {

/// What is known of a request with the same key; neither is set for the first.
struct EarlierTurn {
    std::optional<QByteArray> answer; ///< what it was answered, as it is kept; empty where nobody is there to print it
    std::optional<Message> message;   ///< what it said, where that has no answer: it is being planned, or none came
    QString sessionId;                ///< of `message`
};

/// Looks up @p request's key, and prints and keeps the answer of a turn that was settled when its client was not there.
/// Fails with IdempotencyMismatch, or StorageFailed.
[[nodiscard]] base::Result<EarlierTurn> earlierTurn(CommandContext &context, const TurnRequest &request);

} // namespace tierdesk::engine
