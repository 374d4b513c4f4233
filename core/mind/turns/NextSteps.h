#pragma once

#include "core/mind/ai/Responder.h"

namespace tierdesk::turns {

/// Returns up to three replies that the customer may choose after @p draft, as the action words used in every API
/// (docs/platform.md has their texts): an answer to the open question, actions for the orders mentioned, and the next
/// tier if the customer is unhappy. For drafts without suggestions of their own, such as a model's. @p context belongs
/// to the tier that wrote the draft.
[[nodiscard]] QStringList nextSteps(const ai::TurnContext &context, const ai::Draft &draft, ai::Tools &tools);

} // namespace tierdesk::turns
