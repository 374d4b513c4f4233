#include "core/mind/policy/OrderState.h"

#include <algorithm>
#include <limits>

namespace tierdesk::policy {

Money left(Money limit, Money used)
{
    return {std::max<qint64>(0, std::max<qint64>(0, limit.minor) - std::max<qint64>(0, used.minor)), limit.currency};
}

qint64 paidBack(const OrderItem &item)
{
    return item.price.minor > 0 ? std::max<qint64>(0, item.refunded.minor) / item.price.minor : 0;
}

qint64 replacedValue(const Order &order)
{
    qint64 sum = 0;
    for (const OrderItem &item : order.items) {
        qint64 line = 0;
        if (__builtin_mul_overflow(std::max<qint64>(0, item.price.minor), qint64{std::max(0, item.replaced)}, &line) ||
            __builtin_add_overflow(sum, line, &sum))
            return std::numeric_limits<qint64>::max();
    }
    return sum;
}

bool hasLeft(const Order &order)
{
    return order.status == OrderStatus::Shipped || order.status == OrderStatus::Delivered ||
           order.status == OrderStatus::Returned ||
           std::any_of(order.shipments.begin(), order.shipments.end(), [](const Shipment &shipment) {
               return shipment.shippedAt || shipment.deliveredAt ||
                      (!shipment.status.isEmpty() && shipment.status != u"label_created");
           });
}

Money refundable(const OrderItem &item)
{
    const qint64 pieces = std::max<qint64>(0, qint64{item.quantity} - std::max(0, item.replaced));
    qint64 value = 0;
    if (item.price.minor < 0 || __builtin_mul_overflow(item.price.minor, pieces, &value))
        return {0, item.price.currency};
    return left({value, item.price.currency}, item.refunded);
}

Money refundable(const Order &order)
{
    return left(left(order.paid, order.refunded), {replacedValue(order), order.paid.currency});
}

} // namespace tierdesk::policy
