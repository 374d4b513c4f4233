#pragma once

#include "core/mind/ai/Responder.h"

#include <vector>

namespace tierdesk::ai {

/// What happens when no responder in the chain answers.
enum class LastResort {
    Fail,  ///< returns AiUnavailable or AiFailed; the customer's message is kept
    Person ///< escalates the case with a text for the customer
};

/// Tries the responders in order until one answers: models, the built-in responder, and last a person. `model_used`
/// names the one that answered. The responders must outlive it.
class FallbackResponder final : public Responder
{
public:
    /// @p chain must not be empty; its first responder names the tier's model.
    FallbackResponder(std::vector<const Responder *> chain, LastResort last);

    [[nodiscard]] QString model() const override { return m_chain.front()->model(); }
    [[nodiscard]] bool isImmediate(const CompanyConfig &config, Tier tier) const override;
    [[nodiscard]] base::Task<base::Result<Draft>> respond(const TurnContext &context, Tools &tools) const override;
    /// Like respond(). Sets @p who to the responder that answered, or to null for the last resort.
    [[nodiscard]] base::Task<base::Result<Draft>> respondBy(const TurnContext &context, Tools &tools,
                                                            const Responder *&who) const;
    [[nodiscard]] QString handover(const TurnContext &context, Reason reason) const override;

private:
    std::vector<const Responder *> m_chain;
    LastResort m_last;
};

} // namespace tierdesk::ai
