#pragma once

#include "core/mind/ai/remote/Fence.h"
#include "core/mind/ai/remote/ReplyTool.h"
#include "core/mind/ai/Responder.h"

#include <vector>

namespace tierdesk::ai {

/// Returns the system prompt: role, tone and rules. It is the same for every message at a tier, so that providers can
/// cache it.
[[nodiscard]] QString systemPrompt(const TurnContext &context, ReplyForm form = ReplyForm::Tool);

/// Returns the last @p mostHistory messages of the conversation as model turns. The last turn is the customer's message
/// with the known context: customer, authority, actions, @p articles (already fenced). All external text is fenced.
[[nodiscard]] std::vector<ModelTurn> promptTurns(const TurnContext &context, Tools &tools, const Mask &mask,
                                                 const QString &articles, bool hasOpenProposal, int mostHistory,
                                                 ReplyForm form = ReplyForm::Tool);

/// Returns a description for the model of what the tier may still grant.
[[nodiscard]] QString authority(const TurnContext &context, Tools &tools);

} // namespace tierdesk::ai
