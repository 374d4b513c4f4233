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
        return QStringLiteral("It has not left yet.");
    case OrderStatus::Processing:
        return QStringLiteral("It is being packed and has not left yet.");
    case OrderStatus::Cancelled:
        return QStringLiteral("It was cancelled.");
    case OrderStatus::Returned:
        return QStringLiteral("It was returned.");
    case OrderStatus::Delivered:
        if (const auto at = deliveredAt(order))
            return QStringLiteral("It was delivered on %1.").arg(dateText(*at, now));
        return QStringLiteral("It was delivered.");
    case OrderStatus::Shipped:
        break;
    }
    if (shipment && shipment->status == u"out_for_delivery")
        return QStringLiteral("It is out for delivery today.");
    if (shipment && shipment->status == u"exception")
        return QStringLiteral("The carrier reports a problem with it.");
    return shipment && shipment->shippedAt ? QStringLiteral("It left on %1.").arg(dateText(*shipment->shippedAt, now))
                                           : QString();
}

QString dueLine(Timestamp due, Timestamp now)
{
    const int days = daysBetween(now, due);
    if (days == 0)
        return QStringLiteral("It should arrive today.");
    if (days > 0)
        return QStringLiteral("It should arrive on %1.").arg(dateText(due, now));
    return QStringLiteral("It was due on %1 and is %2 %3 late.")
        .arg(dateText(due, now))
        .arg(-days)
        .arg(days == -1 ? QStringLiteral("day") : QStringLiteral("days"));
}

QString itemText(const OrderItem &item)
{
    const QString name = item.quantity > 1 ? QStringLiteral("%1 × %2").arg(item.quantity).arg(item.name)
                                           : QStringLiteral("the ") + item.name;
    return item.variant.isEmpty() ? name : QStringLiteral("%1 (%2)").arg(name, item.variant);
}

QString paidLine(const Order &order)
{
    QStringList ways;
    for (const Payment &each : order.payments)
        ways.append(each.last4.isEmpty() ? (each.method == u"paypal" ? QStringLiteral("PayPal") : each.method)
                                         : QStringLiteral("%1 ending %2").arg(each.method, each.last4));
    return QStringLiteral("It was paid by %1.").arg(listText(ways, QStringLiteral(" and ")));
}

} // namespace

Article pageOf(const Order &order, Timestamp now)
{
    const Shipment *const shipment = lastShipment(order);
    const bool isUnderWay = order.status == OrderStatus::Shipped;
    const bool isThere = order.status == OrderStatus::Delivered || order.status == OrderStatus::Returned;
    QStringList lines{QStringLiteral("It was placed on %1.").arg(dateText(order.placedAt, now)),
                      stateLine(order, shipment, now)};
    if (shipment && !shipment->carrier.isEmpty())
        lines.append((isThere ? QStringLiteral("%1 brought it; the tracking number was %2.")
                              : QStringLiteral("%1 carries it; the tracking number is %2."))
                         .arg(shipment->carrier, shipment->trackingNumber));
    if (isUnderWay && shipment && !shipment->lastPlace.isEmpty())
        lines.append(QStringLiteral("It was last seen in %1.").arg(shipment->lastPlace));
    const bool isToCome = isUnderWay || order.status == OrderStatus::Pending || order.status == OrderStatus::Processing;
    if (isToCome && shipment && shipment->estimatedAt)
        lines.append(dueLine(*shipment->estimatedAt, now));
    if (!order.address.line1.isEmpty())
        lines.append((isThere ? QStringLiteral("It went to %1.") : QStringLiteral("It goes to %1."))
                         .arg(addressLine(order.address)));
    QStringList items;
    for (const OrderItem &each : order.items)
        items.append(itemText(each));
    lines.append(QStringLiteral("It holds %1.").arg(listText(items, QStringLiteral(" and "))));
    for (const OrderItem &each : order.items)
        lines.append(
            QStringLiteral("The %1 cost %2%3.")
                .arg(each.name, moneyText(each.price), each.quantity > 1 ? QStringLiteral(" each") : QString()));
    lines.append(QStringLiteral("The order came to %1.").arg(moneyText(order.total)));
    if (order.paid.minor <= 0)
        lines.append(QStringLiteral("Nothing has been paid on it."));
    else if (!order.payments.empty())
        lines.append(paidLine(order));
    lines.append(order.refunded.minor <= 0 ? QStringLiteral("Nothing has been refunded.")
                 : order.refunded.minor >= order.paid.minor
                     ? QStringLiteral("It was refunded in full (%1).").arg(moneyText(order.refunded))
                     : QStringLiteral("%1 has been refunded so far.").arg(moneyText(order.refunded)));
    if (order.isReturnRequested && order.status != OrderStatus::Returned)
        lines.append(QStringLiteral("A return is open for it."));
    lines.removeAll(QString());

    Article page;
    page.ref = knowledge::refOfOrder(order.number);
    page.title = QStringLiteral("Order %1: %2").arg(order.number, contentsText(order));
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
