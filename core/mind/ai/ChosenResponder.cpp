#include "core/mind/ai/ChosenResponder.h"

#include "core/base/Log.h"
#include "core/mind/ai/FallbackResponder.h"

#include <algorithm>

namespace tierdesk::ai {

namespace {

/// Stands for a chain of which nobody can be asked at all.
class Absent final : public Responder
{
public:
    Absent(const LocalResponder &local, base::Error why)
        : m_local(local)
        , m_why(std::move(why))
    {}
    [[nodiscard]] QString model() const override { return m_local.model(); }
    [[nodiscard]] bool isImmediate(const CompanyConfig &) const override { return true; }
    [[nodiscard]] base::Result<Draft> respond(const TurnContext &, Tools &) const override { return m_why; }
    [[nodiscard]] QString handover(const TurnContext &context, Reason reason) const override
    {
        return m_local.handover(context, reason);
    }

private:
    const LocalResponder &m_local;
    base::Error m_why;
};

bool fits(const ModelRule &rule, const TurnContext &context)
{
    const Reading &reading = context.reading;
    if (rule.complexityFrom && reading.complexity < *rule.complexityFrom)
        return false;
    if (rule.sentiment && (reading.sentiment == Sentiment::Unknown || reading.sentiment < *rule.sentiment))
        return false;
    if (rule.category && reading.category.category != *rule.category)
        return false;
    if (rule.tier && context.tier != *rule.tier)
        return false;
    return !rule.isVip || *rule.isVip == (context.customer && context.customer->isVip);
}

base::Error absence(const QString &message, const QString &reason)
{
    return base::fail(base::Fault::AiUnavailable, message, {}, {{QStringLiteral("reason"), reason}});
}

} // namespace

ModelSize chosenSize(const TurnContext &context)
{
    const auto &rules = context.config.models.rules;
    const auto rule =
        std::find_if(rules.begin(), rules.end(), [&context](const ModelRule &each) { return fits(each, context); });
    return rule == rules.end() ? ModelSize::Small : rule->size;
}

ChosenResponder::ChosenResponder(const ModelRoster &roster, ModelLedger &ledger, const PriceTable &prices,
                                 base::Counters &counters)
    : m_roster(roster)
    , m_ledger(ledger)
    , m_prices(prices)
    , m_byModel(counters.counter("tierdesk_model_turns_total", "Turns for which models were asked, by who answered",
                                 "answer=\"model\""))
    , m_byOthers(counters.counter("tierdesk_model_turns_total", "Turns for which models were asked, by who answered",
                                  "answer=\"fallback\""))
    , m_failed(counters.counter("tierdesk_model_turns_total", "Turns for which models were asked, by who answered",
                                "answer=\"nobody\""))
    , m_overBudget(counters.counter("tierdesk_model_over_budget_total",
                                    "Turns for which no model was asked because the day's budget was spent"))
    , m_cost(counters.counter("tierdesk_model_cost_nanousd_total", "Spent on models, in billionths of a US dollar"))
{}

base::Result<Draft> ChosenResponder::respond(const TurnContext &context, Tools &tools) const
{
    const TierModels &models = context.config.models.of(context.tier);
    if (models.chain.isEmpty())
        return m_local.respond(context, tools);
    return byModels(context, tools, models);
}

base::Result<Draft> ChosenResponder::byModels(TurnContext context, Tools &tools, const TierModels &models) const
{
    const CompanyId company = context.session.company;
    const auto &budget = context.config.models.budgetPerDay;
    const qint64 today = dayOf(context.now);
    std::vector<std::shared_ptr<const Speaker>> held; // for as long as they are spoken through
    std::vector<const Responder *> chain;
    base::Error why = absence(QStringLiteral("no provider of the chain can be asked"), QStringLiteral("no_provider"));
    if (budget && m_ledger.spent(company, today) >= *budget) {
        m_overBudget.add();
        why = absence(QStringLiteral("the day's budget for models is spent"), QStringLiteral("budget"));
    } else {
        m_roster.waitForKeys();
        const ModelSize size = chosenSize(context);
        for (const QString &name : models.chain) {
            auto speaker = m_roster.find(company, name);
            // Some servers of chat completions need no key; Anthropic's always does.
            if (!speaker || (speaker->settings.wire == ModelWire::Anthropic && speaker->key.isEmpty())) {
                qCWarning(log::Mind) << "provider" << name << "cannot be asked: it has no key or is not there";
                continue;
            }
            chain.push_back(&speaker->of(size));
            held.push_back(std::move(speaker));
        }
    }
    const Absent absent(m_local, std::move(why));
    if (models.last == WithoutModel::Embedded)
        chain.push_back(&m_local);
    else if (chain.empty())
        chain.push_back(&absent);

    std::vector<ModelUse> own;
    std::vector<ModelUse> &uses = context.uses ? *context.uses : own;
    const size_t first = uses.size();
    context.uses = &uses;
    auto draft =
        FallbackResponder(std::move(chain), models.last == WithoutModel::Person ? LastResort::Person : LastResort::Fail)
            .respond(context, tools);
    NanoUsd cost = 0;
    for (size_t i = first; i < uses.size(); ++i) {
        if (const ModelPrice *price = m_prices.find(context.config.models, uses[i].model)) {
            uses[i].cost = costOf(uses[i], *price);
            uses[i].isPriced = true;
            cost += uses[i].cost;
        }
    }
    m_ledger.add(company, today, cost);
    m_cost.add(cost);
    base::Counter &counter = !draft ? m_failed : draft->facts.model == m_local.model() ? m_byOthers : m_byModel;
    counter.add();
    return draft;
}

} // namespace tierdesk::ai
