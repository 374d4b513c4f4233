#include "core/mind/ai/local/OrderFacts.h"

#include "core/mind/ai/local/Reply.h"

#include <algorithm>

namespace tierdesk::ai {

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

bool isOverdue(const Order &order, Timestamp now)
{
    const Shipment *const last = lastShipment(order);
    return order.status == OrderStatus::Shipped && last && last->estimatedAt &&
           daysBetween(now, *last->estimatedAt) < 0;
}

int countOf(const OrderItem &item, int named)
{
    const int open = std::max(1, item.quantity - item.returned - item.replaced);
    return named > 0 ? std::min(named, open) : open;
}

int paidCountOf(const OrderItem &item, int named)
{
    const auto paidBack = item.price.minor > 0 ? static_cast<int>(item.refunded.minor / item.price.minor) : 0;
    const int open = std::max(1, item.quantity - item.replaced - paidBack);
    return named > 0 ? std::min(named, open) : open;
}

QString countedText(const OrderItem &item, int count)
{
    return item.quantity > 1 && count > 0 ? QString::number(count) + u" × "_s + item.name : u"the "_s + item.name;
}

QString listed(const Order &order)
{
    return order.number + u" ("_s + contentsText(order) + u')';
}

Money least(Money a, Money b)
{
    return a.minor <= b.minor ? a : b;
}

} // namespace tierdesk::ai
