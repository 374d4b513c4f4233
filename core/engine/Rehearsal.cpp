#include "core/engine/Rehearsal.h"

#include "core/base/Random.h"
#include "core/engine/SessionSteps.h"
#include "core/engine/TurnInput.h"
#include "core/mind/policy/Sla.h"
#include "core/mind/turns/ShopTools.h"
#include "core/store/Readers.h"

#include <QtCore/QElapsedTimer>

#include <algorithm>

namespace tierdesk::engine {

namespace {

Escalation madeUp(const turns::EscalationStep &step, const Session &session, const Company &company,
                  const std::optional<Customer> &customer, const Decision &decision, Timestamp now)
{
    Escalation escalation;
    escalation.company = company.id;
    escalation.publicId = u"esc-test-"_s + base::randomToken(8);
    escalation.ticket = u"TKT-TEST-"_s + base::randomToken(6);
    escalation.from = step.from;
    escalation.to = step.to;
    for (const ReasonGiven &given : step.reasons) {
        escalation.reasons.push_back(given.reason);
        escalation.explanations.append(given.explanation);
    }
    escalation.reason = escalation.reasons.empty() ? Reason::CustomerRequest : escalation.reasons.front();
    escalation.priority =
        std::min(decision.priority, policy::priorityOf(company.config, escalation.reason, session.sentiment,
                                                       customer && customer->isVip, Millis{}));
    escalation.by = u"policy"_s;
    escalation.at = now;
    return escalation;
}

} // namespace

base::Result<PlannedAlone> planAlone(store::Readers &readers, const TurnRequest &request, const CompanyEntry &entry,
                                     const turns::Responders &responders, Timestamp now)
{
    Company company = entry.company;
    company.config.models = {};
    const store::Snapshot snapshot(readers.database);
    auto gathered = TRY(gather(readers, request, entry, now));
    PlannedAlone alone{std::move(gathered), {}};
    const turns::TurnInput &input = alone.input;
    turns::ShopMemory shop;
    store::SameReaders source(readers);
    turns::ShopTools tools(source, company, company.configVersion, input.customer ? &*input.customer : nullptr,
                           input.session, {entry.articles.get(), entry.products.get()}, now, shop);
    turns::Responders own = responders;
    own.taught = entry.taught.get();
    alone.plan = base::wait(turns::planTurn(input, company, own, tools, {})); // no model to wait for
    if (tools.failure())
        return *tools.failure();
    if (alone.plan.failure)
        return *alone.plan.failure;
    return alone;
}

base::Result<TurnOutcome> rehearse(store::Readers &readers, const TurnRequest &request, const CompanyEntry &entry,
                                   const turns::Responders &responders, Timestamp now)
{
    QElapsedTimer timer;
    timer.start();
    TurnRequest fresh = request;
    fresh.joins = false;
    auto alone = TRY(planAlone(readers, fresh, entry, responders, now));
    const turns::TurnInput &input = alone.input;
    const turns::TurnPlan &plan = alone.plan;
    const Company &company = entry.company;

    TurnOutcome outcome;
    outcome.session = input.session;
    outcome.session.sentiment = plan.reading.sentiment;
    outcome.session.score = plan.reading.score;
    outcome.session.complexity = plan.reading.complexity;
    outcome.session.language = plan.reading.language;
    outcome.customer = input.customer;
    outcome.customerMessage = input.message;
    outcome.customerMessage.sentiment = plan.reading.sentiment;
    outcome.customerMessage.complexity = plan.reading.complexity;
    if (plan.reading.sentiment != Sentiment::Unknown)
        outcome.customerMessage.score = plan.reading.score;
    if (input.session.tier == Tier::HumanAgent)
        outcome.escalations.push_back(madeUp({Tier::HumanAgent, Tier::HumanAgent, {peopleFirst()}}, outcome.session,
                                             company, input.customer, plan.decision, now));
    for (const turns::EscalationStep &escalation : plan.escalations) {
        outcome.escalations.push_back(madeUp(escalation, outcome.session, company, input.customer, plan.decision, now));
        outcome.session.tier = escalation.to;
    }
    outcome.isAwaitingHuman = outcome.session.tier == Tier::HumanAgent;
    if (plan.speaker) {
        Message answer;
        answer.speaker = speakerOf(*plan.speaker);
        answer.text = plan.draft.action ? plan.draft.action->saidIfConfirmed : plan.draft.text;
        answer.at = now;
        answer.answer = plan.draft.facts;
        answer.answer->latencyMs = static_cast<int>(timer.elapsed());
        outcome.answer = std::move(answer);
    }
    return outcome;
}

} // namespace tierdesk::engine
