#pragma once

#include "core/domain/Shop.h"

#include <optional>

/// What an order says about itself, as the conversation needs it.
namespace tierdesk::ai {

/// Null when nothing was sent.
[[nodiscard]] const Shipment *lastShipment(const Order &order);

/// When the last of its parcels arrived.
[[nodiscard]] std::optional<Timestamp> deliveredAt(const Order &order);

/// On its way and not there on the day that was named.
[[nodiscard]] bool isOverdue(const Order &order, Timestamp now);

/// Pieces that @p named asks for, of those neither returned nor replaced; all of these when it names none.
[[nodiscard]] int countOf(const OrderItem &item, int named);

/// The same of pieces that may still be paid back; one that is on its way back may.
[[nodiscard]] int paidCountOf(const OrderItem &item, int named);

/// "2 × Wool socks" of an item ordered several times, else "the Ridge 3 tent".
[[nodiscard]] QString countedText(const OrderItem &item, int count);

/// "ORD-9876 (Ridge 3 tent)".
[[nodiscard]] QString listed(const Order &order);

/// Of two amounts of one currency.
[[nodiscard]] Money least(Money a, Money b);

/// What is asked of articles about a parcel that is late, and about one that is on the van.
inline const QString WhenLooked = u"My parcel is late. When do you start to look for it?"_s;
inline const QString UntilWhen = u"It is out for delivery. Until what time may it arrive?"_s;

/// Orders named in one sentence.
inline constexpr int OrdersListed = 3;

} // namespace tierdesk::ai
