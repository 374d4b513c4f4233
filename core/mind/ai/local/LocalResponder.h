#pragma once

#include "core/mind/ai/Responder.h"

namespace tierdesk::ai {

/// Holds a conversation without any model, in English: what it hears are words and phrases, what it knows comes from
/// the tools, and what it says is written down in Phrases.cpp. The same material always gives the same draft.
/// Takes microseconds; never fails.
class LocalResponder final : public Responder
{
public:
    [[nodiscard]] QString model() const override;
    [[nodiscard]] bool isImmediate(const CompanyConfig &, Tier) const override { return true; }
    [[nodiscard]] base::Task<base::Result<Draft>> respond(const TurnContext &context, Tools &tools) const override
    {
        return answer(context, tools);
    }
    /// The same at once: it waits for nothing.
    [[nodiscard]] Draft answer(const TurnContext &context, Tools &tools) const;
    [[nodiscard]] QString handover(const TurnContext &context, Reason reason) const override;
};

} // namespace tierdesk::ai
