#pragma once

#include "core/domain/Shop.h"

/// What an order's own figures still leave open. They come from imports: sums that leave the range count as the worst
/// case, never as more to pay.
namespace tierdesk::policy {

/// limit − used with neither below zero, which cannot overflow.
[[nodiscard]] Money left(Money limit, Money used);

/// Pieces of @p item that were refunded whole.
[[nodiscard]] qint64 paidBack(const OrderItem &item);

/// The value of what was sent anew, which is not paid back as well; the largest amount where it is out of range.
[[nodiscard]] qint64 replacedValue(const Order &order);

/// What of @p item may still be refunded: its price × quantity less what was refunded or replaced of it; never below
/// zero.
[[nodiscard]] Money refundable(const OrderItem &item);

/// What of @p order may still be refunded: what was paid less what was refunded and replaced; never below zero.
[[nodiscard]] Money refundable(const Order &order);

/// It is on its way, or was; also when only one of its parcels is.
[[nodiscard]] bool hasLeft(const Order &order);

} // namespace tierdesk::policy
