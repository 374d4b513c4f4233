#pragma once

#include "core/mind/ai/Responder.h"

namespace tierdesk::turns {

/// What the customer may say after @p draft, as the action words that answers suggest at every door (docs/platform.md
/// has their texts), at most three: an answer to the question that stands open, what can be done about the orders that
/// are spoken of, and who is above where the customer is not content. For a draft that suggests nothing by itself, as
/// a model's does not. @p context is the tier's that has drafted it.
[[nodiscard]] QStringList nextSteps(const ai::TurnContext &context, const ai::Draft &draft, ai::Tools &tools);

} // namespace tierdesk::turns
