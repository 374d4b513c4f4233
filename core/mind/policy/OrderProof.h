#pragma once

#include "core/domain/Action.h"
#include "core/domain/Shop.h"

namespace tierdesk::policy {

/// What a guest says of an order to prove that it is theirs: its number, and one thing that only the buyer knows.
struct OrderClaim {
    QString number;
    QString email;
    QString postcode; ///< of the delivery address
};

/// Returns an order's number without blanks and "#", in lower case: the same for all ways to write it.
[[nodiscard]] QString plainNumber(const QString &number);

/// Returns whether @p claim names the e-mail address of @p customer, who placed @p order, or the postcode that it goes
/// to. Case, blanks and hyphens do not matter; what is empty proves nothing. Looks at everything whatever it finds.
[[nodiscard]] bool isProven(const OrderClaim &claim, const Order &order, const Customer &customer);

/// Returns whether an action of this kind concerns one order and nothing else of its customer: what somebody may do who
/// has proven that order alone.
[[nodiscard]] bool isOfOneOrder(ActionKind kind);

} // namespace tierdesk::policy
