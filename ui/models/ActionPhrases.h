#pragma once

#include "core/domain/Action.h"
#include "core/domain/Shop.h"

#include <QtCore/QString>

/// Actions and what the shop has, in the words of people at a console. Pure.
namespace tierdesk::ui::phrases {

/// "Refund", "Cancel order": the act as a title or on a button.
[[nodiscard]] QString text(ActionKind value);
[[nodiscard]] QString text(ActionState value);
[[nodiscard]] QString text(OrderStatus value);
[[nodiscard]] QString text(SubscriptionStatus value);
/// Of a shipment: "in_transit" is "In transit"; an unknown word stays as it is.
[[nodiscard]] QString shipmentStatus(const QString &status);
/// A company's own word for a customer's tier, "GOLD", as "Gold".
[[nodiscard]] QString customerTier(const QString &tier);

/// "Refund $312.40": the act with its amount, if it has one.
[[nodiscard]] QString actTitle(ActionKind kind, const std::optional<Money> &amount);
/// Why policy answered as it did, as a sentence; the server's English where the rule is not known here.
[[nodiscard]] QString ruleWords(const Verdict &verdict);
/// "14 Nov", with the year where it is not @p now's. Local time.
[[nodiscard]] QString dayText(base::Timestamp at, base::Timestamp now);

} // namespace tierdesk::ui::phrases
