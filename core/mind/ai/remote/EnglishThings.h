#pragma once

#include "core/mind/ai/remote/Claims.h"

namespace tierdesk::ai {

/// What no action is named after, and is told of as if it were done all the same: fees that are waived, discounts,
/// prices that go down, a new tent that is sent, orders, deliveries and accounts that are changed.
[[nodiscard]] std::vector<ClaimTopic> thingsClaimed();

/// "Consider it done", "we've gone ahead and fixed it", "that's all sorted": of whatever it may be.
[[nodiscard]] const QRegularExpression &looseClaim();

} // namespace tierdesk::ai
