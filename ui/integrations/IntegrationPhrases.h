#pragma once

#include "core/doors/deskapi/Accounts.h"
#include "core/doors/deskapi/Letters.h"
#include "core/doors/deskapi/Outbox.h"
#include "ui/integrations/StateRowsModel.h"

/// Endpoints, deliveries, accounts and what was not answered in words for people. Pure.
namespace tierdesk::ui::phrases {

[[nodiscard]] StateRow stateRow(const deskapi::EndpointRow &endpoint);
[[nodiscard]] StateRow stateRow(const deskapi::DeliveryRow &delivery, Timestamp now);
[[nodiscard]] StateRow stateRow(const IgnoredLetter &letter, Timestamp now);
/// Why a mail or a text was not answered; the server's own words where they are not known here.
[[nodiscard]] QString passedOverLine(const QString &reason);
/// "14:02, HTTP 503, 0.2 s" or what was the matter instead of a status.
[[nodiscard]] QString attemptLine(const deskapi::DeliveryDetail::Attempt &attempt, Timestamp now);
/// What an event is, for who does not know its name: "A session was escalated".
[[nodiscard]] QString eventMeaning(const QString &event);

/// When a mailbox was looked into; @p isFetched: whether it is at all.
[[nodiscard]] QString lookLine(const deskapi::Account &account, bool isFetched, Timestamp now);
/// When that last went well.
[[nodiscard]] QString readLine(const deskapi::Account &account, Timestamp now);
/// "None", "3".
[[nodiscard]] QString countLine(int count);
/// What the other side said last, in its own words; empty: nothing is the matter.
[[nodiscard]] QString troubleLine(const deskapi::Account &account);

} // namespace tierdesk::ui::phrases
