#pragma once

#include "core/domain/Action.h"
#include "core/domain/Company.h"
#include "core/domain/Session.h"
#include "core/engine/CommandContext.h"
#include "core/mind/policy/Authority.h"

namespace tierdesk::engine {

/// Returns the data that an action of @p session is authorized on, read in this transaction. Orders and subscriptions
/// of other customers are left out, as if they did not exist.
[[nodiscard]] base::Result<policy::Grounds> groundsOf(CommandContext &context, const Session &session,
                                                      const Company &company, const ActionRequest &request);

/// Sets the amount of a replacement that has none to the price of its items in the order of @p grounds.
void priceReplacement(ActionRequest &request, const policy::Grounds &grounds);

struct ActionStep {
    const Company &company;
    const Session &session;
    ActionRequest request;
    Tier tier = Tier::AiRep;
    UserId user;
    MessageId message;
};
/// Authorizes an action and, if it is allowed, performs it on the shop's tables (Confirmed) or queues the delivery to
/// the company's endpoint (Pending). Money moves only here. Authorization uses the figures of this transaction. A
/// refusal is recorded as an action as well. For a known idempotency key, returns the action as it was first performed.
[[nodiscard]] base::Result<Action> perform(CommandContext &context, const ActionStep &step);

/// Records that @p verdict refused the request of @p step at its tier.
[[nodiscard]] base::Result<Action> recordRefusal(CommandContext &context, const ActionStep &step,
                                                 const Verdict &verdict);

/// Applies a confirmed action to the shop's tables, so that later look-ups return the new state.
[[nodiscard]] base::Result<void> applyToShop(CommandContext &context, const Action &action);

/// Returns the body of the request to the company's endpoint.
[[nodiscard]] QByteArray gatewayBody(const Action &action, const Session &session, const QString &companyKey);

} // namespace tierdesk::engine
