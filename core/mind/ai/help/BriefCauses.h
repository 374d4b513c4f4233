#pragma once

#include "core/mind/ai/help/CaseContext.h"

namespace tierdesk::ai {

/// Why the case came to a person, as its last escalation gives it: "Came to a person because the customer asks for a
/// person."; empty where it did not, or for reasons that say nothing of the customer. Pure.
[[nodiscard]] QString causes(const CaseContext &context);

} // namespace tierdesk::ai
