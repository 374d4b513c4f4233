#include "core/engine/ActionGateway.h"

#include "core/base/Json.h"
#include "core/mind/policy/OrderProof.h"
#include "core/store/Repositories.h"

#include <algorithm>

namespace tierdesk::engine {

namespace {

using base::Result;

/// Returns the items of a return or replacement: {"items":[{"sku","quantity"}]}, {"sku","quantity"}, or all of them.
std::vector<std::pair<QString, int>> itemsOf(const QJsonObject &arguments, const Order &order)
{
    std::vector<std::pair<QString, int>> items;
    const auto add = [&](const QJsonObject &item) {
        if (const QString sku = item[u"sku"].toString(); !sku.isEmpty())
            items.emplace_back(sku, item[u"quantity"].toInt(1));
    };
    for (const QJsonValue &item : arguments[u"items"].toArray())
        add(item.toObject());
    add(arguments);
    if (items.empty()) {
        for (const OrderItem &item : order.items)
            items.emplace_back(item.sku, item.quantity);
    }
    return items;
}

Result<Order> orderOf(CommandContext &context, const Action &action)
{
    auto order = TRY(context.store().orders.byNumber(action.company, action.request.orderNumber));
    if (!order)
        return base::fail(base::Fault::NotFound, u"no such order"_s, {},
                          {{u"orderNumber"_s, action.request.orderNumber}});
    return std::move(*order);
}

Result<void> changeSubscription(CommandContext &context, const Action &action)
{
    auto found = TRY(context.store().subscriptions.byRef(action.company, action.request.subscription));
    if (!found)
        return base::fail(base::Fault::NotFound, u"no such subscription"_s);
    Subscription subscription = std::move(*found);
    if (const auto status = fromWord<SubscriptionStatus>(action.request.arguments[u"status"].toString()))
        subscription.status = *status;
    if (const QString plan = action.request.arguments[u"plan"].toString(); !plan.isEmpty())
        subscription.plan = plan;
    TRY(context.store().subscriptions.upsert(subscription));
    return {};
}

/// Distributes a refund of @p amount over the items: those with @p sku, or from the first on if it is empty. What
/// exceeds their price, such as shipping, is recorded only on the order.
void spread(Money amount, const QString &sku, Order &order)
{
    for (OrderItem &item : order.items) {
        if (!sku.isEmpty() && item.sku.compare(sku, Qt::CaseInsensitive) != 0)
            continue;
        const qint64 part = std::min(amount.minor, policy::refundable(item).minor);
        item.refunded = {item.refunded.minor + part, item.price.currency};
        amount.minor -= part;
    }
}

void changeOrder(Order &order, const Action &action)
{
    const QJsonObject &arguments = action.request.arguments;
    switch (action.request.kind) {
    case ActionKind::Refund:
        if (action.request.amount) {
            order.refunded = order.refunded + *action.request.amount;
            spread(*action.request.amount, arguments[u"sku"].toString(), order);
        }
        break;
    case ActionKind::CancelOrder:
        order.status = OrderStatus::Cancelled;
        order.refunded = order.paid; // nothing was sent, so the full payment is refunded
        for (OrderItem &item : order.items)
            item.refunded = {item.refunded.minor + policy::refundable(item).minor, item.price.currency};
        break;
    case ActionKind::ChangeAddress:
        if (const auto address = addressFromJson(arguments[u"address"].toObject()))
            order.address = *address;
        break;
    case ActionKind::Return:
        order.isReturnRequested = true;
        for (const auto &[sku, quantity] : itemsOf(arguments, order)) {
            for (OrderItem &item : order.items) {
                // Items that were replaced cannot be returned as well.
                const int most = std::max(item.returned, item.quantity - item.replaced);
                if (item.sku.compare(sku, Qt::CaseInsensitive) == 0)
                    item.returned = std::min(most, item.returned + quantity);
            }
        }
        break;
    case ActionKind::Replacement:
        for (const auto &[sku, quantity] : itemsOf(arguments, order)) {
            for (OrderItem &item : order.items) {
                if (item.sku.compare(sku, Qt::CaseInsensitive) == 0)
                    item.replaced = std::min(item.quantity, item.replaced + quantity);
            }
        }
        break;
    case ActionKind::Credit:
    case ActionKind::ChangeSubscription:
        break;
    }
}

Result<void> sendOut(CommandContext &context, const Company &company, const Session &session, const Action &action)
{
    const auto delivery = context.store().deliveries.append({.id = {},
                                                             .company = company.id,
                                                             .event = u"action."_s + word(action.request.kind),
                                                             .action = action.id,
                                                             .target = company.config.gateway.url,
                                                             .secret = company.config.gateway.secret,
                                                             .body = gatewayBody(action, session, company.key),
                                                             .state = store::DeliveryState::Waiting,
                                                             .attempts = 0,
                                                             .createdAt = context.now(),
                                                             .nextAt = context.now(),
                                                             .doneAt = {},
                                                             .lastError = {}});
    if (!delivery)
        return delivery.error();
    return {};
}

Result<Action> insertAction(CommandContext &context, Action action)
{
    const auto id = TRY(context.store().actions.insert(action));
    action.id = id;
    return action;
}

/// True if @p asked is the same request as @p known. A replacement may leave its amount to the order's prices.
bool isSameRequest(const ActionRequest &asked, const ActionRequest &known)
{
    const bool isSameAmount = asked.amount == known.amount || (asked.kind == ActionKind::Replacement && !asked.amount);
    return asked.kind == known.kind && isSameAmount && asked.orderNumber == known.orderNumber &&
           asked.subscription == known.subscription && asked.arguments == known.arguments;
}

Action actionOf(CommandContext &context, const ActionStep &step, const Verdict &verdict)
{
    Action action;
    action.company = step.company.id;
    action.session = step.session.key;
    action.customer = step.request.customer;
    action.message = step.message;
    action.request = step.request;
    action.verdict = verdict;
    action.tier = step.tier;
    action.user = step.user;
    action.at = context.now();
    return action;
}

} // namespace

Result<policy::Grounds> groundsOf(CommandContext &context, const Session &session, const Company &company,
                                  const ActionRequest &request)
{
    policy::Grounds grounds{.customer = session.customer,
                            .isVerified = session.isVerified,
                            .used = Money{0, company.config.currency},
                            .order = {},
                            .subscription = {},
                            .plans = {},
                            .now = context.now()};
    if (!request.orderNumber.isEmpty()) {
        auto order = TRY(context.store().orders.byNumber(company.id, request.orderNumber));
        const bool isOwn = order && session.customer.isSet() && order->customer == session.customer;
        if (order && !(isOwn && session.isVerified) && policy::isOfOneOrder(request.kind)) {
            const auto proven = TRY(context.store().orders.isProvenIn(session.key, order->id));
            if (proven) {
                // Whoever has proven the order acts as its customer, for this order only.
                grounds.customer = order->customer;
                grounds.isVerified = true;
            }
        }
        if (order && order->customer == grounds.customer)
            grounds.order = std::move(order);
    }
    if (!grounds.customer.isSet())
        return grounds;
    const auto used = TRY(context.store().actions.grantedSum(grounds.customer, request.kind,
                                                             context.now() - company.config.sessions.authorityPeriod));
    grounds.used.minor = used;
    if (!request.subscription.isEmpty()) {
        auto subscription = TRY(context.store().subscriptions.byRef(company.id, request.subscription));
        if (subscription && subscription->customer == session.customer)
            grounds.subscription = std::move(subscription);
    }
    if (request.kind == ActionKind::ChangeSubscription && request.arguments.contains(u"plan")) {
        auto sold = TRY(context.store().products.planNames(company.id));
        auto held = TRY(context.store().subscriptions.plans(company.id, policy::MostPlans));
        grounds.plans = {std::move(sold), std::move(held)};
    }
    return grounds;
}

void priceReplacement(ActionRequest &request, const policy::Grounds &grounds)
{
    if (request.kind != ActionKind::Replacement || request.amount || !grounds.order)
        return;
    const QString sku = request.arguments.value(u"sku").toString();
    const qint64 quantity = request.arguments.value(u"quantity").toInteger(1);
    for (const OrderItem &item : grounds.order->items) {
        qint64 price = 0;
        if (!sku.isEmpty() && item.sku.compare(sku, Qt::CaseInsensitive) == 0 &&
            !__builtin_mul_overflow(item.price.minor, quantity, &price)) {
            request.amount = Money{price, item.price.currency};
            return;
        }
    }
}

Result<Action> recordRefusal(CommandContext &context, const ActionStep &step, const Verdict &verdict)
{
    Action action = actionOf(context, step, verdict);
    action.customer = action.request.customer = step.session.customer;
    action.state = ActionState::Refused;
    // A refusal does not use up the key: the next tier may grant the same request with it.
    action.request.idempotencyKey.clear();
    return insertAction(context, std::move(action));
}

Result<Action> perform(CommandContext &context, const ActionStep &step)
{
    if (!step.request.idempotencyKey.isEmpty()) {
        auto known = TRY(context.store().actions.byIdempotencyKey(step.company.id, step.request.idempotencyKey));
        if (known) {
            if (known->session != step.session.key || !isSameRequest(step.request, known->request))
                return base::fail(base::Fault::IdempotencyMismatch,
                                  u"this idempotency key was used for another action"_s, u"idempotencyKey"_s);
            return std::move(*known);
        }
    }
    ActionRequest request = step.request;
    const auto grounds = TRY(groundsOf(context, step.session, step.company, request));
    request.customer = grounds.customer;
    priceReplacement(request, grounds);
    ActionStep priced = step;
    priced.request = request;
    const Verdict verdict =
        policy::authorize(request, step.tier, step.company.config, step.company.configVersion, grounds);
    if (!verdict.isAllowed)
        return recordRefusal(context, priced, verdict);

    Action action = actionOf(context, priced, verdict);
    const bool isBuiltIn = step.company.config.gateway.isBuiltIn;
    action.state = isBuiltIn ? ActionState::Confirmed : ActionState::Pending;
    if (isBuiltIn) {
        action.settledAt = context.now();
        action.reference = u"shop"_s;
    }
    auto stored = TRY(insertAction(context, std::move(action)));
    TRY(isBuiltIn ? applyToShop(context, stored) : sendOut(context, step.company, step.session, stored));
    return stored;
}

Result<void> applyToShop(CommandContext &context, const Action &action)
{
    if (action.request.kind == ActionKind::ChangeSubscription)
        return changeSubscription(context, action);
    if (action.request.kind == ActionKind::Credit)
        return {}; // the action's row is the credit
    auto order = TRY(orderOf(context, action));
    changeOrder(order, action);
    return context.store().orders.update(order);
}

QByteArray gatewayBody(const Action &action, const Session &session, const QString &companyKey)
{
    QJsonObject json = toJson(action.request);
    json.insert(u"actionId"_s, QString::number(action.id.value));
    json.insert(u"companyId"_s, companyKey);
    json.insert(u"sessionId"_s, session.id);
    json.insert(u"customerId"_s, session.customerRef);
    json.insert(u"tier"_s, word(action.tier));
    json.insert(u"verdict"_s, toJson(action.verdict));
    json.insert(u"requestedAt"_s, base::isoText(action.at));
    return base::toJson(json);
}

} // namespace tierdesk::engine
