#pragma once

#include "core/mind/ai/help/CaseContext.h"
#include "core/mind/ai/remote/Fence.h"

namespace tierdesk::ai {

/// Returns @p text as a model may read it: masked and, where masking is on, without the customer's name.
[[nodiscard]] QString told(const CaseContext &context, const Mask &mask, const QString &text);

/// Returns the last messages of a case for a model that assists its holder: one line each, preceded by the speaker,
/// processed by told() but not fenced.
[[nodiscard]] QString caseTalk(const CaseContext &context, const Mask &mask);

} // namespace tierdesk::ai
