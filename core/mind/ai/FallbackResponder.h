#pragma once

#include "core/mind/ai/Responder.h"

#include <vector>

namespace tierdesk::ai {

/// What happens when nobody in the chain could answer.
enum class LastResort {
    Fail,  ///< AiUnavailable or AiFailed goes up; the customer's message is kept
    Person ///< the case escalates, with words for the customer
};

/// Asks one responder after the other until one answers: another model, the embedded one, and last a person.
/// `model_used` is whoever spoke. Refers to its responders, which outlive it.
class FallbackResponder final : public Responder
{
public:
    /// @p chain is not empty; its first is whom the tier is named after.
    FallbackResponder(std::vector<const Responder *> chain, LastResort last);

    [[nodiscard]] QString model() const override { return m_chain.front()->model(); }
    [[nodiscard]] bool isImmediate(const CompanyConfig &config, Tier tier) const override;
    [[nodiscard]] base::Task<base::Result<Draft>> respond(const TurnContext &context, Tools &tools) const override;
    /// The same; @p who becomes the one of the chain that answered, null when it was the last resort.
    [[nodiscard]] base::Task<base::Result<Draft>> respondBy(const TurnContext &context, Tools &tools,
                                                            const Responder *&who) const;
    [[nodiscard]] QString handover(const TurnContext &context, Reason reason) const override;

private:
    std::vector<const Responder *> m_chain;
    LastResort m_last;
};

} // namespace tierdesk::ai
