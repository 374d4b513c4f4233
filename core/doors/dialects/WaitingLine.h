#pragma once

#include "core/domain/CompanyConfig.h"
#include "core/engine/Turn.h"

namespace tierdesk::dialects {

/// What a door that promises a response says to a customer whose case people have, in the customer's language (English
/// where there are no words of it): that the message has arrived, the place in the queue and the wait; and when nobody
/// is @p isStaffed and no contact is known, the hours, the phone and how the customer can be reached. It is no message:
/// it stands in no history. Pure.
[[nodiscard]] QString waitingLine(const engine::TurnOutcome &outcome, const HumanTierConfig &people, bool isStaffed);

} // namespace tierdesk::dialects
