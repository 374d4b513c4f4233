#pragma once

#include "core/mind/ai/help/CaseContext.h"

namespace tierdesk::ai {

/// Returns why the case reached an agent, from its last escalation: "Came to a person because the customer asks for a
/// person."; empty if it was not escalated or the reason says nothing about the customer. Pure.
[[nodiscard]] QString causes(const CaseContext &context);

} // namespace tierdesk::ai
