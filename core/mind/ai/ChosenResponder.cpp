#include "core/mind/ai/ChosenResponder.h"

#include "core/base/Log.h"
#include "core/mind/ai/DialogueJson.h"
#include "core/mind/ai/FallbackResponder.h"
#include "core/mind/ai/GeneralQuestion.h"
#include "core/mind/ai/local/DialogueState.h"

#include <QtCore/QScopeGuard>

#include <algorithm>

namespace tierdesk::ai {

namespace {

using base::Result;
using base::Task;

/// The responder for a chain without any usable provider.
class Absent final : public Responder
{
public:
    Absent(const LocalResponder &local, base::Error why)
        : m_local(local)
        , m_why(std::move(why))
    {}
    [[nodiscard]] QString model() const override { return m_local.model(); }
    [[nodiscard]] bool isImmediate(const CompanyConfig &, Tier) const override { return true; }
    [[nodiscard]] Task<Result<Draft>> respond(const TurnContext &, Tools &) const override { return m_why; }
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
    return base::fail(base::Fault::AiUnavailable, message, {}, {{u"reason"_s, reason}});
}

/// Converts a cached answer to a draft for this session.
Draft said(knowledge::KeptAnswer kept, const TurnContext &context)
{
    DialogueState state = dialogueStateFromJson(context.session.dialogue);
    state.asker = context.tier;
    Draft draft;
    draft.text = std::move(kept.text);
    draft.dialogue = toJson(state);
    setConfidence(draft.dialogue, kept.confidence);
    draft.facts.model = std::move(kept.model);
    draft.facts.actionsTaken = {u"article_search"_s};
    draft.facts.articles = std::move(kept.articles);
    draft.facts.isCached = true;
    return draft;
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
    , m_byYes(counters.counter("tierdesk_model_turns_total", "Turns for which models were asked, by who answered",
                               "answer=\"yes\""))
    , m_byCache(counters.counter("tierdesk_model_turns_total", "Turns for which models were asked, by who answered",
                                 "answer=\"cache\""))
    , m_failed(counters.counter("tierdesk_model_turns_total", "Turns for which models were asked, by who answered",
                                "answer=\"nobody\""))
    , m_overBudget(counters.counter("tierdesk_model_over_budget_total",
                                    "Turns in which a model was not asked because the day's budget was spent"))
    , m_cost(counters.counter("tierdesk_model_cost_nanousd_total", "Spent on models, in billionths of a US dollar"))
    , m_hits(counters.counter("tierdesk_answer_cache_total", "General questions, by whether an answer was kept",
                              "result=\"hit\""))
    , m_misses(counters.counter("tierdesk_answer_cache_total", "General questions, by whether an answer was kept",
                                "result=\"miss\""))
{}

Task<Result<Draft>> ChosenResponder::respond(const TurnContext &context, Tools &tools) const
{
    const TierModels &models = context.config.models.of(context.tier);
    if (models.chain.isEmpty())
        return m_local.respond(context, tools);
    return byModels(context, tools, models);
}

Task<ChosenResponder::Held> ChosenResponder::providers(CompanyId company, const TierModels &models) const
{
    co_await m_roster.keysRead();
    Held held;
    for (const QString &name : models.chain) {
        auto provider = m_roster.find(company, name);
        // Some chat completions servers need no key; Anthropic always does.
        if (!provider || (provider->settings.wire == ModelWire::Anthropic && provider->key.isEmpty())) {
            qCWarning(log::Mind) << "provider" << name << "cannot be asked: it has no key or is not there";
            continue;
        }
        held.push_back(std::move(provider));
    }
    co_return held;
}

Task<Result<Draft>> ChosenResponder::byModels(TurnContext context, Tools &tools, const TierModels &models) const
{
    const CompanyId company = context.session.company;
    Held held = co_await providers(company, models); // keeps them alive while they are used
    const ModelSize size = chosenSize(context);
    std::optional<knowledge::KeptQuestion> question;
    if (!held.empty() && !tools.sources().isEmpty() && isGeneralQuestion(context, tools, m_local)) {
        const ModelProvider &first = held.front()->settings;
        const QStringList provider{first.name, first.model(size), QString(word(context.tier)),
                                   QString(word(context.session.channel)), context.reading.language};
        question = {company, tools.sources(), provider.join(u'\n').toUtf8(),
                    knowledge::normalForm(context.message.text)};
        if (auto kept = m_answers.find(*question, context.now)) {
            m_hits.add();
            m_byCache.add();
            co_return said(*std::move(kept), context);
        }
        m_misses.add();
    }
    base::Error why = absence(u"no provider of the chain can be asked"_s, u"no_provider"_s);
    DailyBudget budget(m_ledger, m_prices, context.config.models, company, context.now, m_cost);
    if (budget.isSpent()) {
        why = overBudget();
        held.clear();
    }
    context.budget = &budget;
    const auto counted = qScopeGuard([&] {
        if (budget.hasRefused())
            m_overBudget.add();
    });
    size_t passedOver = 0;
    if (question && !held.empty()) {
        auto draft = co_await forAnybody(context, tools, held.front()->of(size), *question);
        if (draft && *draft) {
            m_byModel.add();
            co_return **std::move(draft);
        }
        if (!draft) {
            if (isCancelled(draft.error()))
                co_return draft.error();
            why = draft.error();
            passedOver = 1;
        }
    }
    std::vector<const Responder *> chain;
    for (size_t i = passedOver; i < held.size(); ++i)
        chain.push_back(&held[i]->of(size));
    const Absent absent(m_local, std::move(why));
    if (models.last == WithoutModel::Embedded)
        chain.push_back(&m_local);
    else if (chain.empty())
        chain.push_back(&absent);
    const Responder *who = nullptr;
    const FallbackResponder fallback(std::move(chain),
                                     models.last == WithoutModel::Person ? LastResort::Person : LastResort::Fail);
    auto draft = co_await fallback.respondBy(context, tools, who);
    const bool isStoodInFor = !who || who == &m_local;
    if (draft && isStoodInFor)
        draft->facts.model = m_local.model(); // also for a person: the handover text is its own
    base::Counter &counter = !draft                                  ? m_failed
                             : isStoodInFor                          ? m_byOthers
                             : draft->facts.model == m_local.model() ? m_byYes
                                                                     : m_byModel;
    counter.add();
    co_return draft;
}

Task<Result<std::optional<Draft>>> ChosenResponder::forAnybody(const TurnContext &context, Tools &tools,
                                                               const RemoteResponder &first,
                                                               const knowledge::KeptQuestion &question) const
{
    // The model gets no customer data except the question, so the answer contains none either.
    const Session session = withoutCustomer(context.session);
    Message message;
    message.text = context.message.text;
    TurnContext anybody = TurnContext{.session = session,
                                      .message = message,
                                      .reading = context.reading,
                                      .decision = context.decision,
                                      .config = context.config,
                                      .customer = nullptr,
                                      .history = {},
                                      .actions = {},
                                      .tier = context.tier,
                                      .hasJustEscalated = false,
                                      .isStaffed = false,
                                      .isHandoverSaid = false,
                                      .isForAnybody = true,
                                      .companyName = context.companyName,
                                      .idempotencySeed = context.idempotencySeed,
                                      .now = context.now,
                                      .uses = context.uses,
                                      .budget = context.budget,
                                      .words = context.words};
    PublicTools shown(tools);
    auto draft = co_await first.respond(anybody, shown);
    if (!draft)
        co_return draft.error();
    if (!isWhole(*draft, shown)) {
        if (context.words)
            context.words->reset(); // the answer for this customer will differ
        co_return std::optional<Draft>();
    }
    m_answers.keep(question, {draft->text, draft->facts.model, draft->facts.articles,
                              confidenceIn(draft->dialogue, draft->facts.model), context.now});
    co_return std::optional<Draft>(*std::move(draft));
}

} // namespace tierdesk::ai
