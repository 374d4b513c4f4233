#pragma once

#include "core/engine/CommandContext.h"
#include "core/engine/Turn.h"
#include "core/mind/turns/TurnPlan.h"

namespace tierdesk::engine {

/// True for the refusal of a plan whose session, config or verdict has moved on: plan again.
[[nodiscard]] bool isStale(const base::Error &error);

/// Writes what was planned: the session, both messages, escalations, refusals, the action (authorized again on the
/// transaction's own figures), the journal row and what stands for the request's key. Fails stale when anything that it
/// was planned from has changed, with the responder's failure when there was one (the message is kept then, and its
/// key with it), or with StorageFailed.
[[nodiscard]] base::Result<TurnOutcome> settleTurn(CommandContext &context, const TurnRequest &request,
                                                   const turns::TurnInput &input, const turns::TurnPlan &plan);

/// A message that stands alone for now, and its session, as they are stored.
struct AcceptedMessage {
    Session session;
    Message message;
};
/// Writes the customer's message alone, with its key, to be answered later; a new session with it.
[[nodiscard]] base::Result<AcceptedMessage> acceptMessage(CommandContext &context, const TurnRequest &request,
                                                          const turns::TurnInput &input);

} // namespace tierdesk::engine
