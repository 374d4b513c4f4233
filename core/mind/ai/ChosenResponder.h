#pragma once

#include "core/base/Counters.h"
#include "core/mind/ai/local/LocalResponder.h"
#include "core/mind/ai/remote/DailyBudget.h"
#include "core/mind/ai/remote/ModelLedger.h"
#include "core/mind/ai/remote/ModelRoster.h"
#include "core/mind/ai/remote/PriceTable.h"
#include "core/mind/ai/Responder.h"
#include "core/mind/knowledge/AnswerCache.h"

namespace tierdesk::ai {

/// Which of a provider's models answers: the first rule that fits, else the small one.
[[nodiscard]] ModelSize chosenSize(const TurnContext &context);

/// Whoever the company has chosen for the tier: the embedded responder, or a chain of providers with what follows when
/// none of them answers. Keeps the books of what the models cost and asks none beyond the company's budget; keeps
/// answers that hold for anybody (GeneralQuestion.h) and says them again without asking.
/// Thread-safe. What it refers to outlives it.
class ChosenResponder final : public Responder
{
public:
    ChosenResponder(const ModelRoster &roster, ModelLedger &ledger, const PriceTable &prices, base::Counters &counters);

    /// Of the embedded responder, who speaks where nothing else is chosen, and hands over.
    [[nodiscard]] QString model() const override { return m_local.model(); }
    [[nodiscard]] bool isImmediate(const CompanyConfig &config, Tier tier) const override
    {
        return config.models.of(tier).chain.isEmpty();
    }
    [[nodiscard]] base::Task<base::Result<Draft>> respond(const TurnContext &context, Tools &tools) const override;
    [[nodiscard]] QString handover(const TurnContext &context, Reason reason) const override
    {
        return m_local.handover(context, reason);
    }

private:
    using Held = std::vector<std::shared_ptr<const ConnectedProvider>>;
    [[nodiscard]] base::Task<base::Result<Draft>> byModels(TurnContext context, Tools &tools,
                                                           const TierModels &models) const;
    [[nodiscard]] base::Task<Held> providers(CompanyId company, const TierModels &models) const;
    /// What @p first says to whoever asks, kept from then on. None where it has to know who asks.
    [[nodiscard]] base::Task<base::Result<std::optional<Draft>>>
    forAnybody(const TurnContext &context, Tools &tools, const RemoteResponder &first,
               const knowledge::KeptQuestion &question) const;

    const ModelRoster &m_roster;
    ModelLedger &m_ledger;
    const PriceTable &m_prices;
    LocalResponder m_local;
    base::Counter &m_byModel;
    base::Counter &m_byOthers;
    base::Counter &m_byYes; ///< heard by the embedded responder, which it is for: nobody stood in
    base::Counter &m_byCache;
    base::Counter &m_failed;
    base::Counter &m_overBudget;
    base::Counter &m_cost;
    base::Counter &m_hits;
    base::Counter &m_misses;
    mutable knowledge::AnswerCache m_answers; ///< guards itself
};

} // namespace tierdesk::ai
