#pragma once

#include "core/domain/CompanyConfig.h"
#include "core/engine/Turn.h"

namespace tierdesk::dialects {

/// Returns the waiting notice for a customer whose case agents have, in the customer's language (English if there is no
/// translation): that the message has arrived, the place in the queue and the wait. If nobody is @p isStaffed, it gives
/// the hours and the phone number instead and, if no contact is known, asks for one. The notice is not a message and is
/// not in any history. Pure.
[[nodiscard]] QString waitingLine(const engine::TurnOutcome &outcome, const HumanTierConfig &people, bool isStaffed);

} // namespace tierdesk::dialects
