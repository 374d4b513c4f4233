#include "core/base/Json.h"
#include "core/engine/Commands.h"
#include "core/engine/SessionSteps.h"
#include "core/mind/policy/OrderProof.h"
#include "core/store/Repositories.h"

namespace tierdesk::engine::commands {

using base::Result;

namespace {

/// Returns the order that the claim proves, if any. A missing order takes the same look-ups as an existing one.
Result<std::optional<Order>> provenBy(CommandContext &context, CompanyId company, const policy::OrderClaim &claim)
{
    auto order = TRY(context.store().orders.byNumber(company, policy::plainNumber(claim.number)));
    const auto customer = TRY(context.store().customers.byId(order ? order->customer : CustomerId{}));
    const bool isProven = policy::isProven(claim, order.value_or(Order()), customer.value_or(Customer()));
    if (!order || !isProven)
        return std::optional<Order>();
    return order;
}

} // namespace

Result<OrderProof> proveOrder(CommandContext &context, const ProveOrder &request)
{
    auto found = TRY(sessionOf(context, request.company, request.sessionId));
    OrderProof proof{std::move(found), {}};
    Session &session = proof.session;
    const auto order = TRY(provenBy(context, request.company, request.claim));
    const QByteArray before = stateJson(session);
    Event event;
    if (order) {
        proof.orderNumber = order->number;
        TRY(context.store().orders.prove(session.key, order->id, context.now()));
        // Makes a plan that is being computed without the order stale.
        TRY(writeSession(context, session, session.version));
        event.kinds = {"session.updated"};
        event.session = std::make_shared<const Session>(session);
    }
    const auto recorded =
        context.record({.company = session.company,
                        .command = order ? "session.prove_order" : "session.fail_order_proof",
                        .subject = session.id,
                        .before = before,
                        .after = base::toJson(QJsonObject{{u"order"_s, request.claim.number.left(64)}}),
                        .event = std::move(event)});
    if (!recorded)
        return recorded.error();
    return proof;
}

} // namespace tierdesk::engine::commands
