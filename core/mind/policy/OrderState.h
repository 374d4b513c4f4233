#pragma once

#include "core/domain/Shop.h"

/// Computes what an order's figures still allow. They come from imports: sums that overflow count as the worst case,
/// never as a larger refund.
namespace tierdesk::policy {

/// Returns limit − used, with negative values treated as zero; cannot overflow.
[[nodiscard]] Money left(Money limit, Money used);

/// Returns how many units of @p item were refunded in full.
[[nodiscard]] qint64 paidBack(const OrderItem &item);

/// Returns the value of replaced items, which is not refundable as well; the largest amount on overflow.
[[nodiscard]] qint64 replacedValue(const Order &order);

/// Returns what may still be refunded for @p item: price × quantity less what was refunded or replaced; never below
/// zero.
[[nodiscard]] Money refundable(const OrderItem &item);

/// Returns what may still be refunded for @p order: paid less refunded and replaced; never below zero.
[[nodiscard]] Money refundable(const Order &order);

/// Returns whether any parcel of the order has been shipped.
[[nodiscard]] bool hasLeft(const Order &order);

} // namespace tierdesk::policy
