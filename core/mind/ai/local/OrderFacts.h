#pragma once

#include "core/domain/Shop.h"

#include <optional>

/// Facts about an order, as the dialogue needs them.
namespace tierdesk::ai {

/// Returns the last shipment; null if there is none.
[[nodiscard]] const Shipment *lastShipment(const Order &order);

/// Returns when the last of its parcels arrived.
[[nodiscard]] std::optional<Timestamp> deliveredAt(const Order &order);

/// Returns whether it is still under way after the estimated day.
[[nodiscard]] bool isOverdue(const Order &order, Timestamp now);

/// Returns the pieces that @p named asks for of those neither returned nor replaced, or all of these if @p named is 0.
[[nodiscard]] int countOf(const OrderItem &item, int named);

/// Like countOf(), for pieces that may still be refunded, including those on their way back.
[[nodiscard]] int paidCountOf(const OrderItem &item, int named);

/// Returns "2 × Wool socks" for several pieces, else "the Ridge 3 tent".
[[nodiscard]] QString countedText(const OrderItem &item, int count);

/// Returns "ORD-9876 (Ridge 3 tent)".
[[nodiscard]] QString listed(const Order &order);

/// Returns the smaller of two amounts in the same currency.
[[nodiscard]] Money least(Money a, Money b);

/// Article queries about a parcel that is late, and about one that is out for delivery.
inline const QString WhenLooked = u"My parcel is late. When do you start to look for it?"_s;
inline const QString UntilWhen = u"It is out for delivery. Until what time may it arrive?"_s;

/// Most orders named in one sentence.
inline constexpr int OrdersListed = 3;

} // namespace tierdesk::ai
