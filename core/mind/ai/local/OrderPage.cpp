#include "core/mind/ai/local/OrderPage.h"

#include "core/mind/ai/local/OrderFacts.h"
#include "core/mind/ai/local/Reply.h"
#include "core/mind/ai/local/Slots.h"
#include "core/mind/knowledge/RecordPage.h"

#include <algorithm>

namespace tierdesk::ai {

namespace {

QString stateLine(const Order &order, const Shipment *shipment, Timestamp now)
{
    switch (order.status) {
    case OrderStatus::Pending:
        return u"It has not left yet."_s;
    case OrderStatus::Processing:
        return u"It is being packed and has not left yet."_s;
    case OrderStatus::Cancelled:
        return u"It was cancelled."_s;
    case OrderStatus::Returned:
        return u"It was returned."_s;
    case OrderStatus::Delivered:
        if (const auto at = deliveredAt(order))
            return u"It was delivered on %1."_s.arg(dateText(*at, now));
        return u"It was delivered."_s;
    case OrderStatus::Shipped:
        break;
    }
    if (shipment && shipment->status == u"out_for_delivery")
        return u"It is out for delivery today."_s;
    if (shipment && shipment->status == u"exception")
        return u"The carrier reports a problem with it."_s;
    return shipment && shipment->shippedAt ? u"It left on %1."_s.arg(dateText(*shipment->shippedAt, now)) : QString();
}

QString dueLine(Timestamp due, Timestamp now)
{
    const int days = daysBetween(now, due);
    if (days == 0)
        return u"It should arrive today."_s;
    if (days > 0)
        return u"It should arrive on %1."_s.arg(dateText(due, now));
    return u"It was due on %1 and is %2 %3 late."_s.arg(dateText(due, now))
        .arg(-days)
        .arg(days == -1 ? u"day"_s : u"days"_s);
}

QString itemText(const OrderItem &item)
{
    const QString name = item.quantity > 1 ? u"%1 × %2"_s.arg(item.quantity).arg(item.name) : u"the "_s + item.name;
    return item.variant.isEmpty() ? name : u"%1 (%2)"_s.arg(name, item.variant);
}

QString paidLine(const Order &order)
{
    QStringList ways;
    for (const Payment &each : order.payments)
        ways.append(each.last4.isEmpty() ? (each.method == u"paypal" ? u"PayPal"_s : each.method)
                                         : u"%1 ending %2"_s.arg(each.method, each.last4));
    return u"It was paid by %1."_s.arg(listText(ways, u" and "_s));
}

} // namespace

Article pageOf(const Order &order, Timestamp now)
{
    const Shipment *const shipment = lastShipment(order);
    const bool isUnderWay = order.status == OrderStatus::Shipped;
    const bool isThere = order.status == OrderStatus::Delivered || order.status == OrderStatus::Returned;
    QStringList lines{u"It was placed on %1."_s.arg(dateText(order.placedAt, now)), stateLine(order, shipment, now)};
    if (shipment && !shipment->carrier.isEmpty())
        lines.append(
            (isThere ? u"%1 brought it; the tracking number was %2."_s : u"%1 carries it; the tracking number is %2."_s)
                .arg(shipment->carrier, shipment->trackingNumber));
    if (isUnderWay && shipment && !shipment->lastPlace.isEmpty())
        lines.append(u"It was last seen in %1."_s.arg(shipment->lastPlace));
    const bool isToCome = isUnderWay || order.status == OrderStatus::Pending || order.status == OrderStatus::Processing;
    if (isToCome && shipment && shipment->estimatedAt)
        lines.append(dueLine(*shipment->estimatedAt, now));
    if (!order.address.line1.isEmpty())
        lines.append((isThere ? u"It went to %1."_s : u"It goes to %1."_s).arg(addressLine(order.address)));
    QStringList items;
    for (const OrderItem &each : order.items)
        items.append(itemText(each));
    lines.append(u"It holds %1."_s.arg(listText(items, u" and "_s)));
    for (const OrderItem &each : order.items)
        lines.append(
            u"The %1 cost %2%3."_s.arg(each.name, moneyText(each.price), each.quantity > 1 ? u" each"_s : QString()));
    lines.append(u"The order came to %1."_s.arg(moneyText(order.total)));
    if (order.paid.minor <= 0)
        lines.append(u"Nothing has been paid on it."_s);
    else if (!order.payments.empty())
        lines.append(paidLine(order));
    lines.append(order.refunded.minor <= 0 ? u"Nothing has been refunded."_s
                 : order.refunded.minor >= order.paid.minor
                     ? u"It was refunded in full (%1)."_s.arg(moneyText(order.refunded))
                     : u"%1 has been refunded so far."_s.arg(moneyText(order.refunded)));
    if (order.isReturnRequested && order.status != OrderStatus::Returned)
        lines.append(u"A return is open for it."_s);
    lines.removeAll(QString());

    Article page;
    page.ref = knowledge::refOfOrder(order.number);
    page.title = u"Order %1: %2"_s.arg(order.number, contentsText(order));
    page.body = lines.join(u'\n');
    return page;
}

bool isContents(const knowledge::Answer &answer)
{
    const std::vector<QStringView> lines = knowledge::sentencesOf(answer.article->body);
    return std::all_of(answer.sentences.begin(), answer.sentences.end(), [&lines](std::size_t each) {
        const auto line = knowledge::recordLineOf(lines[each]);
        return line == knowledge::RecordLine::Items || line == knowledge::RecordLine::Total ||
               line == knowledge::RecordLine::Placed;
    });
}

bool isStatus(const knowledge::Answer &answer)
{
    const auto line = knowledge::recordLineOf(knowledge::sentencesOf(answer.article->body)[answer.best]);
    return line == knowledge::RecordLine::Placed || line == knowledge::RecordLine::State ||
           line == knowledge::RecordLine::Place || line == knowledge::RecordLine::Due;
}

} // namespace tierdesk::ai
