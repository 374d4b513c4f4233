#pragma once

#include "core/base/Counters.h"
#include "core/mind/ai/remote/ModelLedger.h"
#include "core/mind/ai/remote/PriceTable.h"
#include "core/mind/ai/Responder.h"

namespace tierdesk::ai {

/// A company's budget for one day, as used by one turn. Each request is charged when it is answered, so concurrent
/// turns see each other's costs. What it refers to must outlive it.
class DailyBudget final : public Purse
{
public:
    DailyBudget(ModelLedger &ledger, const PriceTable &prices, const ModelsConfig &models, CompanyId company,
                Timestamp now, base::Counter &cost)
        : m_ledger(ledger)
        , m_prices(prices)
        , m_models(models)
        , m_company(company)
        , m_day(dayOf(now))
        , m_cost(cost)
    {}

    [[nodiscard]] bool isSpent() override
    {
        const bool isOver = m_models.budgetPerDay && m_ledger.spent(m_company, m_day) >= *m_models.budgetPerDay;
        m_hasRefused = m_hasRefused || isOver;
        return isOver;
    }
    void pay(ModelUse &use) override
    {
        m_prices.price(m_models, use);
        m_ledger.add(m_company, m_day, use.cost);
        m_cost.add(use.cost);
    }
    [[nodiscard]] bool hasRefused() const { return m_hasRefused; }

private:
    ModelLedger &m_ledger;
    const PriceTable &m_prices;
    const ModelsConfig &m_models;
    const CompanyId m_company;
    const qint64 m_day;
    base::Counter &m_cost;
    bool m_hasRefused = false;
};

} // namespace tierdesk::ai
