#pragma once

#include "core/doors/deskapi/Outbox.h"
#include "ui/integrations/StateRowsModel.h"

/// Endpoints and deliveries in words for people. Pure.
namespace tierdesk::ui::phrases {

[[nodiscard]] StateRow stateRow(const deskapi::EndpointRow &endpoint);
[[nodiscard]] StateRow stateRow(const deskapi::DeliveryRow &delivery, Timestamp now);
/// "14:02, HTTP 503, 0.2 s" or what was the matter instead of a status.
[[nodiscard]] QString attemptLine(const deskapi::DeliveryDetail::Attempt &attempt, Timestamp now);
/// What an event is, for who does not know its name: "A session was escalated".
[[nodiscard]] QString eventMeaning(const QString &event);

} // namespace tierdesk::ui::phrases
