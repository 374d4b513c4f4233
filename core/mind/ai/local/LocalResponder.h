#pragma once

#include "core/mind/ai/Responder.h"

namespace tierdesk::ai {

/// Answers without any external model, in English. It classifies words and phrases, gets its facts from the tools and
/// takes its texts from Phrases.h. The same input always gives the same draft. Takes microseconds; never fails.
class LocalResponder final : public Responder
{
public:
    [[nodiscard]] QString model() const override;
    [[nodiscard]] bool isImmediate(const CompanyConfig &, Tier) const override { return true; }
    [[nodiscard]] base::Task<base::Result<Draft>> respond(const TurnContext &context, Tools &tools) const override
    {
        return answer(context, tools);
    }
    /// Like respond(), but synchronous.
    [[nodiscard]] Draft answer(const TurnContext &context, Tools &tools) const;
    [[nodiscard]] QString handover(const TurnContext &context, Reason reason) const override;
};

} // namespace tierdesk::ai
