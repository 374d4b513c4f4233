#pragma once

#include "core/engine/CommandContext.h"
#include "core/engine/Turn.h"

#include <optional>

namespace tierdesk::engine {

/// What is known about an earlier request with the same key; neither is set if there was none.
struct EarlierTurn {
    std::optional<QByteArray> answer; ///< the stored response; empty if no client is there to format it
    std::optional<Message> message;   ///< its message, if that has no answer: still being planned, or planning failed
    QString sessionId;                ///< of `message`
};

/// Looks up the key of @p request. Formats and stores the response of a turn that was settled without a client. Fails
/// with IdempotencyMismatch or StorageFailed.
[[nodiscard]] base::Result<EarlierTurn> earlierTurn(CommandContext &context, const TurnRequest &request);

} // namespace tierdesk::engine
