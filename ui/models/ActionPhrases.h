#pragma once

#include "core/domain/Action.h"
#include "core/domain/Shop.h"

#include <QtCore/QString>

/// Texts for actions and shop data. Pure.
namespace tierdesk::ui::phrases {

/// "Refund", "Cancel order": the action as a title or button text.
[[nodiscard]] QString text(ActionKind value);
[[nodiscard]] QString text(ActionState value);
[[nodiscard]] QString text(OrderStatus value);
[[nodiscard]] QString text(SubscriptionStatus value);
/// The status of a shipment: "in_transit" is "In transit"; an unknown status is returned unchanged.
[[nodiscard]] QString shipmentStatus(const QString &status);
/// Returns a company's customer tier, "GOLD", as "Gold".
[[nodiscard]] QString customerTier(const QString &tier);

/// "Refund $312.40": the action with its amount, if it has one.
[[nodiscard]] QString actTitle(ActionKind kind, const std::optional<Money> &amount);
/// Returns the reason of a verdict as a sentence; the server's English for an unknown rule.
[[nodiscard]] QString ruleWords(const Verdict &verdict);
/// "14 Nov", with the year where it is not @p now's. Local time.
[[nodiscard]] QString dayText(base::Timestamp at, base::Timestamp now);

} // namespace tierdesk::ui::phrases
