#pragma once

#include "core/doors/deskapi/Accounts.h"
#include "core/doors/deskapi/IgnoredMessages.h"
#include "core/doors/deskapi/Outbox.h"
#include "ui/integrations/StateRowsModel.h"

/// Display texts for endpoints, deliveries, accounts and ignored messages. Pure.
namespace tierdesk::ui::phrases {

[[nodiscard]] StateRow stateRow(const deskapi::EndpointRow &endpoint);
[[nodiscard]] StateRow stateRow(const deskapi::DeliveryRow &delivery, Timestamp now);
[[nodiscard]] StateRow stateRow(const IgnoredMessage &channelMessage, Timestamp now);
/// Why an e-mail or text message was ignored; the server's own text for unknown reasons.
[[nodiscard]] QString passedOverLine(const QString &reason);
/// "14:02, HTTP 503, 0.2 s" or the error in place of a status.
[[nodiscard]] QString attemptLine(const deskapi::DeliveryDetail::Attempt &attempt, Timestamp now);
/// A readable name of an event: "Session escalated".
[[nodiscard]] QString eventMeaning(const QString &event);

/// When the mailbox was last checked; @p isFetched is false if fetching is off.
[[nodiscard]] QString lookLine(const deskapi::Account &account, bool isFetched, Timestamp now);
/// When the mailbox was last checked successfully.
[[nodiscard]] QString readLine(const deskapi::Account &account, Timestamp now);
/// "None", "3".
[[nodiscard]] QString countLine(int count);
/// The last errors of the account, as reported; empty if there are none.
[[nodiscard]] QString troubleLine(const deskapi::Account &account);

} // namespace tierdesk::ui::phrases
