#pragma once

#include "core/base/Counters.h"
#include "core/mind/ai/local/LocalResponder.h"
#include "core/mind/ai/remote/ModelLedger.h"
#include "core/mind/ai/remote/ModelRoster.h"
#include "core/mind/ai/remote/PriceTable.h"
#include "core/mind/ai/Responder.h"

namespace tierdesk::ai {

/// Which of a provider's models answers: the first rule that fits, else the small one.
[[nodiscard]] ModelSize chosenSize(const TurnContext &context);

/// Whoever the company has chosen for the tier: the embedded responder, or a chain of providers with what follows when
/// none of them answers. Keeps the books of what the models cost and asks none beyond the company's budget.
/// Thread-safe. What it refers to outlives it.
class ChosenResponder final : public Responder
{
public:
    ChosenResponder(const ModelRoster &roster, ModelLedger &ledger, const PriceTable &prices, base::Counters &counters);

    /// Of the embedded responder, who speaks where nothing else is chosen, and hands over.
    [[nodiscard]] QString model() const override { return m_local.model(); }
    [[nodiscard]] bool isImmediate(const CompanyConfig &config) const override { return !config.models.isUsed(); }
    [[nodiscard]] base::Result<Draft> respond(const TurnContext &context, Tools &tools) const override;
    [[nodiscard]] QString handover(const TurnContext &context, Reason reason) const override
    {
        return m_local.handover(context, reason);
    }

private:
    [[nodiscard]] base::Result<Draft> byModels(TurnContext context, Tools &tools, const TierModels &models) const;

    const ModelRoster &m_roster;
    ModelLedger &m_ledger;
    const PriceTable &m_prices;
    LocalResponder m_local;
    base::Counter &m_byModel;
    base::Counter &m_byOthers;
    base::Counter &m_failed;
    base::Counter &m_overBudget;
    base::Counter &m_cost;
};

} // namespace tierdesk::ai
