#pragma once

#include "core/engine/CommandContext.h"
#include "core/engine/Turn.h"
#include "core/mind/turns/TurnPlan.h"

namespace tierdesk::engine {

/// True if a plan was refused because its session, configuration or verdict has changed: plan again.
[[nodiscard]] bool isStale(const base::Error &error);

/// Writes a planned turn: the session, both messages, escalations, refusals, the action (authorized again on the
/// figures of this transaction), the audit log entry and the response for the request's key. Fails as stale if anything
/// that the plan is based on has changed, with the responder's failure if there was one (the message and its key are
/// stored nevertheless), or with StorageFailed.
[[nodiscard]] base::Result<TurnOutcome> settleTurn(CommandContext &context, const TurnRequest &request,
                                                   const turns::TurnInput &input, const turns::TurnPlan &plan);

/// A stored message without an answer yet, and its session.
struct AcceptedMessage {
    Session session;
    Message message;
};
/// Writes the customer's message with its key, to be answered later, and the session if it is new.
[[nodiscard]] base::Result<AcceptedMessage> acceptMessage(CommandContext &context, const TurnRequest &request,
                                                          const turns::TurnInput &input);

} // namespace tierdesk::engine
