#include "core/mind/ai/local/OrderFacts.h"

#include "core/mind/ai/local/Reply.h"

#include <algorithm>

namespace tierdesk::ai {

bool hasLeft(const Order &order)
{
    return order.status == OrderStatus::Shipped || order.status == OrderStatus::Delivered ||
           order.status == OrderStatus::Returned;
}

const Shipment *lastShipment(const Order &order)
{
    return order.shipments.empty() ? nullptr : &order.shipments.back();
}

std::optional<Timestamp> deliveredAt(const Order &order)
{
    std::optional<Timestamp> last;
    for (const Shipment &shipment : order.shipments) {
        if (shipment.deliveredAt && (!last || *shipment.deliveredAt > *last))
            last = shipment.deliveredAt;
    }
    return last;
}

Money refundableOf(const Order &order)
{
    // Prices and counts come from imports: what they add up to may leave the range.
    qint64 open = order.paid.minor;
    qint64 line = 0;
    for (const OrderItem &item : order.items) {
        if (item.replaced > 0 && (__builtin_mul_overflow(item.price.minor, qint64{item.replaced}, &line) ||
                                  __builtin_sub_overflow(open, line, &open)))
            return {0, order.paid.currency};
    }
    if (__builtin_sub_overflow(open, order.refunded.minor, &open))
        return {0, order.paid.currency};
    return {std::max<qint64>(0, open), order.paid.currency};
}

int countOf(const OrderItem &item, int named)
{
    const int open = std::max(1, item.quantity - item.returned - item.replaced);
    return named > 0 ? std::min(named, open) : open;
}

QString listed(const Order &order)
{
    return order.number + QStringLiteral(" (") + contentsText(order) + u')';
}

Money least(Money a, Money b)
{
    return a.minor <= b.minor ? a : b;
}

} // namespace tierdesk::ai
