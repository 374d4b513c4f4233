#pragma once

#include "core/domain/Action.h"
#include "core/domain/Company.h"
#include "core/domain/Session.h"
#include "core/engine/CommandContext.h"
#include "core/mind/policy/Authority.h"

namespace tierdesk::engine {

/// What an action of @p session stands on, read in this transaction. Orders and subscriptions of anybody else are left
/// out, as if they did not exist.
[[nodiscard]] base::Result<policy::Grounds> groundsOf(CommandContext &context, const Session &session,
                                                      const Company &company, const ActionRequest &request);

/// Gives a replacement that names no amount the price of its items in the order of @p grounds.
void priceReplacement(ActionRequest &request, const policy::Grounds &grounds);

struct ActionStep {
    const Company &company;
    const Session &session;
    ActionRequest request;
    Tier tier = Tier::AiRep;
    UserId user;
    MessageId message;
};
/// The only way to a moved cent: authorizes on the transaction's figures and, when allowed, performs the action on the
/// shop's tables (Confirmed), or writes the delivery to the company's own endpoint (Pending). A refusal is recorded as
/// an action too. A known idempotency key gives the action as it happened the first time.
[[nodiscard]] base::Result<Action> perform(CommandContext &context, const ActionStep &step);

/// Writes to the record that @p request was refused by @p verdict at @p tier.
[[nodiscard]] base::Result<Action> recordRefusal(CommandContext &context, const ActionStep &step,
                                                 const Verdict &verdict);

/// Carries out a confirmed action on the shop's tables, so that the next look-up tells it.
[[nodiscard]] base::Result<void> applyToShop(CommandContext &context, const Action &action);

/// The body that goes to a company's endpoint.
[[nodiscard]] QByteArray gatewayBody(const Action &action, const Session &session, const QString &companyKey);

} // namespace tierdesk::engine
