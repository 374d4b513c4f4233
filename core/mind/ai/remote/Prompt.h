#pragma once

#include "core/mind/ai/remote/Fence.h"
#include "core/mind/ai/remote/ReplyTool.h"
#include "core/mind/ai/Responder.h"

#include <vector>

namespace tierdesk::ai {

/// The rules, and who speaks for whom in what tone: the same for every message to a tier, so that providers can cache
/// it.
[[nodiscard]] QString systemPrompt(const TurnContext &context, ReplyForm form = ReplyForm::Tool);

/// The talk so far as turns, and at its end the customer's message with what is known beside it: customer, authority,
/// actions, @p articles (fenced already). All that came from outside stands in fences. Of the talk so far the last
/// @p mostHistory messages.
[[nodiscard]] std::vector<ModelTurn> promptTurns(const TurnContext &context, Tools &tools, const Mask &mask,
                                                 const QString &articles, bool hasOpenProposal, int mostHistory,
                                                 ReplyForm form = ReplyForm::Tool);

/// What the tier may still grant, as the model is told.
[[nodiscard]] QString authority(const TurnContext &context, Tools &tools);

} // namespace tierdesk::ai
