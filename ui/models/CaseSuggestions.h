#pragma once

#include "core/doors/deskapi/Requests.h"
#include "core/doors/deskapi/Sessions.h"

#include <QtCore/QDateTime>

#include <optional>
#include <vector>

/// What a case's record suggests, to be filled in for the person who decides. Pure; decides nothing.
namespace tierdesk::ui::suggest {

/// The order that the case is about: the one that an action named last, or a customer's message; else the newest.
/// Null without orders.
[[nodiscard]] const Order *order(const deskapi::SessionDetail &detail);

/// What of @p order was paid and neither given back nor replaced; never below zero.
[[nodiscard]] Money refundable(const Order &order);
/// The same of one line of it.
[[nodiscard]] Money refundable(const OrderItem &item);

/// The last request that was refused and that nothing granted since has overtaken: what the brief's next step is about.
[[nodiscard]] const Action *openRefusal(const deskapi::SessionDetail &detail);

/// The act of @p kind with what is known of it filled in. Amounts only where the record names one.
[[nodiscard]] deskapi::Act act(ActionKind kind, const deskapi::SessionDetail &detail);

/// Of which kind the next act probably is; none where the record does not say.
[[nodiscard]] std::optional<ActionKind> nextAct(const deskapi::SessionDetail &detail);

/// How the case ends; see SuggestedResolution.h.
[[nodiscard]] Resolution resolution(const deskapi::SessionDetail &detail);

/// Times to put a case off until.
enum class Later { InAnHour, ThisAfternoon, Tomorrow, Monday };
struct LaterTime {
    Later which = Later::InAnHour;
    QDateTime at; ///< local
};
/// From @p now (local): an hour on; 15:00 while that is more than an hour away; 9:00 tomorrow; 9:00 next Monday unless
/// that is tomorrow.
[[nodiscard]] std::vector<LaterTime> laterTimes(const QDateTime &now);

} // namespace tierdesk::ui::suggest
