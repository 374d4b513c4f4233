#include "ui/models/CaseSuggestions.h"

#include "core/domain/SuggestedResolution.h"

#include <algorithm>

namespace tierdesk::ui::suggest {

namespace {

constexpr int MorningHour = 9;
constexpr int AfternoonHour = 15;

bool isSame(const QString &one, const QString &other)
{
    return one.compare(other, Qt::CaseInsensitive) == 0;
}

const Order *numbered(const deskapi::SessionDetail &detail, const QString &number)
{
    const auto found = std::find_if(detail.orders.begin(), detail.orders.end(),
                                    [&](const Order &order) { return isSame(order.number, number); });
    return found == detail.orders.end() ? nullptr : &*found;
}

} // namespace

const Order *order(const deskapi::SessionDetail &detail)
{
    for (auto action = detail.actions.rbegin(); action != detail.actions.rend(); ++action) {
        if (const Order *named = numbered(detail, action->request.orderNumber))
            return named;
    }
    for (auto message = detail.messages.rbegin(); message != detail.messages.rend(); ++message) {
        if (message->speaker != Speaker::Customer)
            continue;
        for (const Order &each : detail.orders) {
            if (!each.number.isEmpty() && message->text.contains(each.number, Qt::CaseInsensitive))
                return &each;
        }
    }
    return detail.orders.empty() ? nullptr : &detail.orders.front();
}

Money refundable(const OrderItem &item)
{
    const qint64 pieces = std::max<qint64>(0, qint64{item.quantity} - std::max(0, item.replaced));
    qint64 value = 0;
    if (item.price.minor < 0 || __builtin_mul_overflow(item.price.minor, pieces, &value))
        return {0, item.price.currency};
    return {std::max<qint64>(0, value - std::max<qint64>(0, item.refunded.minor)), item.price.currency};
}

Money refundable(const Order &order)
{
    qint64 left = order.paid.minor - std::max<qint64>(0, order.refunded.minor);
    for (const OrderItem &item : order.items) {
        qint64 replaced = 0;
        if (__builtin_mul_overflow(std::max<qint64>(0, item.price.minor), qint64{std::max(0, item.replaced)},
                                   &replaced) ||
            __builtin_sub_overflow(left, replaced, &left))
            return {0, order.paid.currency};
    }
    return {std::max<qint64>(0, left), order.paid.currency};
}

const Action *openRefusal(const deskapi::SessionDetail &detail)
{
    const Action *open = nullptr;
    for (const Action &action : detail.actions) {
        if (action.state == ActionState::Refused)
            open = &action;
        else if (open && isGranted(action) && action.request.kind == open->request.kind)
            open = nullptr;
    }
    return open;
}

deskapi::Act act(ActionKind kind, const deskapi::SessionDetail &detail)
{
    deskapi::Act act;
    act.kind = kind;
    const Action *refused = openRefusal(detail);
    if (refused && refused->request.kind == kind) {
        act.orderNumber = refused->request.orderNumber;
        act.subscription = refused->request.subscription;
        act.amount = refused->request.amount ? refused->request.amount : refused->verdict.requested;
        act.arguments = refused->request.arguments;
    }
    const bool isOfOrder = kind != ActionKind::Credit && kind != ActionKind::ChangeSubscription;
    const Order *about = order(detail);
    if (isOfOrder && about && !numbered(detail, act.orderNumber))
        act.orderNumber = about->number;
    if (kind == ActionKind::ChangeSubscription && act.subscription.isEmpty()) {
        const auto live =
            std::find_if(detail.subscriptions.begin(), detail.subscriptions.end(),
                         [](const Subscription &each) { return each.status != SubscriptionStatus::Cancelled; });
        if (live != detail.subscriptions.end())
            act.subscription = live->ref;
    }
    if (kind == ActionKind::Replacement)
        act.amount.reset(); // the server takes the items' own price
    return act;
}

std::optional<ActionKind> nextAct(const deskapi::SessionDetail &detail)
{
    const Action *refused = openRefusal(detail);
    return refused ? std::optional(refused->request.kind) : std::nullopt;
}

Resolution resolution(const deskapi::SessionDetail &detail)
{
    return suggestedResolution(detail.session.category, detail.session.summary, detail.actions);
}

std::vector<LaterTime> laterTimes(const QDateTime &now)
{
    const QDate today = now.date();
    std::vector<LaterTime> times{{Later::InAnHour, now.addSecs(3600)}};
    const QDateTime afternoon(today, QTime(AfternoonHour, 0));
    if (now.secsTo(afternoon) > 3600)
        times.push_back({Later::ThisAfternoon, afternoon});
    times.push_back({Later::Tomorrow, QDateTime(today.addDays(1), QTime(MorningHour, 0))});
    const int daysToMonday = 8 - today.dayOfWeek();
    if (daysToMonday > 1)
        times.push_back({Later::Monday, QDateTime(today.addDays(daysToMonday), QTime(MorningHour, 0))});
    return times;
}

} // namespace tierdesk::ui::suggest
