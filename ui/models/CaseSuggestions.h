#pragma once

#include "core/doors/deskapi/Requests.h"
#include "core/doors/deskapi/Sessions.h"

#include <QtCore/QDateTime>

#include <optional>
#include <vector>

/// Suggestions from a case's record to prefill forms. Pure; decides nothing.
namespace tierdesk::ui::suggest {

/// Returns the order of the case: the last one named in an action or a customer's message, else the newest. Null
/// without orders.
[[nodiscard]] const Order *order(const deskapi::SessionDetail &detail);

/// Returns the refundable amount of @p order: paid minus refunded and replaced; never negative.
[[nodiscard]] Money refundable(const Order &order);
/// Returns the refundable amount of one order item.
[[nodiscard]] Money refundable(const OrderItem &item);

/// Returns the last refused request that was not granted since; the brief's next step refers to it.
[[nodiscard]] const Action *openRefusal(const deskapi::SessionDetail &detail);

/// Returns the action of @p kind prefilled from the record; with an amount only if the record names one.
[[nodiscard]] deskapi::Act act(ActionKind kind, const deskapi::SessionDetail &detail);

/// Returns the probable kind of the next action; none if the record has no indication.
[[nodiscard]] std::optional<ActionKind> nextAct(const deskapi::SessionDetail &detail);

/// Returns the suggested resolution; see SuggestedResolution.h.
[[nodiscard]] Resolution resolution(const deskapi::SessionDetail &detail);

/// Suggested snooze times.
enum class Later { InAnHour, ThisAfternoon, Tomorrow, Monday };
struct LaterTime {
    Later which = Later::InAnHour;
    QDateTime at; ///< local
};
/// From @p now (local): an hour on; 15:00 while that is more than an hour away; 9:00 tomorrow; 9:00 next Monday unless
/// that is tomorrow.
[[nodiscard]] std::vector<LaterTime> laterTimes(const QDateTime &now);

} // namespace tierdesk::ui::suggest
