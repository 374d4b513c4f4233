#pragma once

#include "core/domain/Action.h"
#include "core/domain/Shop.h"

namespace tierdesk::policy {

/// A guest's proof that an order is theirs: its number and something that only the buyer knows.
struct OrderClaim {
    QString number;
    QString email;
    QString postcode; ///< of the delivery address
};

/// Returns the normalized order number: without spaces and "#", in lower case.
[[nodiscard]] QString plainNumber(const QString &number);

/// Returns whether @p claim has the e-mail address of @p customer, who placed @p order, or its delivery postcode.
/// Ignores case, spaces and hyphens; empty values never match. Always compares everything, in constant time.
[[nodiscard]] bool isProven(const OrderClaim &claim, const Order &order, const Customer &customer);

/// Returns whether this kind of action concerns a single order only, so that proof of the order is sufficient for it.
[[nodiscard]] bool isOfOneOrder(ActionKind kind);

} // namespace tierdesk::policy
