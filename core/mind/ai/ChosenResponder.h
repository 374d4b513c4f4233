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

/// Returns the model size for this turn: that of the first rule that matches, otherwise small.
[[nodiscard]] ModelSize chosenSize(const TurnContext &context);

/// The responder that the company has configured for a tier: the built-in one, or a chain of providers with a last
/// resort when none of them answers. Records what the models cost and calls none beyond the company's budget. Caches
/// answers that are the same for every customer (GeneralQuestion.h). Thread-safe. What it refers to must outlive it.
class ChosenResponder final : public Responder
{
public:
    ChosenResponder(const ModelRoster &roster, ModelLedger &ledger, const PriceTable &prices, base::Counters &counters);

    /// Returns the model ID of the built-in responder, the default, which also writes the handovers.
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
    /// Asks @p first without any customer data and caches the answer. Returns none if the answer depends on the
    /// customer.
    [[nodiscard]] base::Task<base::Result<std::optional<Draft>>>
    forAnybody(const TurnContext &context, Tools &tools, const RemoteResponder &first,
               const knowledge::KeptQuestion &question) const;

    const ModelRoster &m_roster;
    ModelLedger &m_ledger;
    const PriceTable &m_prices;
    LocalResponder m_local;
    base::Counter &m_byModel;
    base::Counter &m_byOthers;
    base::Counter &m_byYes; ///< a yes handled by the built-in responder as intended; no fallback
    base::Counter &m_byCache;
    base::Counter &m_failed;
    base::Counter &m_overBudget;
    base::Counter &m_cost;
    base::Counter &m_hits;
    base::Counter &m_misses;
    mutable knowledge::AnswerCache m_answers; ///< thread-safe
};

} // namespace tierdesk::ai
