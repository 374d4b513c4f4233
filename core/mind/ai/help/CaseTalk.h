#pragma once

#include "core/mind/ai/help/CaseContext.h"
#include "core/mind/ai/remote/Fence.h"

namespace tierdesk::ai {

/// @p text as a model may read it: masked, and where data is masked without the customer's name.
[[nodiscard]] QString told(const CaseContext &context, const Mask &mask, const QString &text);

/// The conversation of a case for a model that helps its holder: the last messages, a line each, who said it before
/// it; as told() has it, and not fenced yet.
[[nodiscard]] QString caseTalk(const CaseContext &context, const Mask &mask);

} // namespace tierdesk::ai
