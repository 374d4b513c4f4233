#include "core/engine/Rehearsal.h"

#include "core/base/Random.h"
#include "core/engine/Material.h"
#include "core/engine/SessionSteps.h"
#include "core/mind/policy/Sla.h"
#include "core/mind/turns/ShopTools.h"
#include "core/store/Database.h"
#include "core/store/Readers.h"

#include <QtCore/QElapsedTimer>

#include <algorithm>

namespace tierdesk::engine {

namespace {

Escalation madeUp(const turns::Climb &climb, const Session &session, const Company &company,
                  const std::optional<Customer> &customer, const Decision &decision, Timestamp now)
{
    Escalation escalation;
    escalation.company = company.id;
    escalation.publicId = QStringLiteral("esc-test-") + base::randomToken(8);
    escalation.ticket = QStringLiteral("TKT-TEST-") + base::randomToken(6);
    escalation.from = climb.from;
    escalation.to = climb.to;
    for (const ReasonGiven &given : climb.reasons) {
        escalation.reasons.push_back(given.reason);
        escalation.explanations.append(given.explanation);
    }
    escalation.reason = escalation.reasons.empty() ? Reason::CustomerRequest : escalation.reasons.front();
    escalation.priority =
        std::min(decision.priority, policy::priorityOf(company.config, escalation.reason, session.sentiment,
                                                       customer && customer->isVip, Millis{}));
    escalation.by = QStringLiteral("policy");
    escalation.at = now;
    return escalation;
}

} // namespace

base::Result<ThoughtAlone> thinkAlone(store::Readers &readers, const TurnRequest &request, const CompanyEntry &entry,
                                      const turns::Minds &minds, Timestamp now)
{
    Company company = entry.company;
    company.config.models = {};
    const store::Snapshot snapshot(readers.database);
    auto gathered = gather(readers, request, entry, now);
    if (!gathered)
        return gathered.error();
    ThoughtAlone alone{std::move(*gathered), {}};
    const turns::Material &material = alone.material;
    turns::ShopMemory shop;
    turns::ShopTools tools(readers, company, company.configVersion, material.customer ? &*material.customer : nullptr,
                           material.session, {entry.articles.get(), entry.products.get()}, now, shop);
    turns::Minds own = minds;
    own.taught = entry.taught.get();
    alone.thought = turns::think(material, company, own, tools, {});
    if (tools.failure())
        return *tools.failure();
    if (alone.thought.failure)
        return *alone.thought.failure;
    return alone;
}

base::Result<TurnOutcome> rehearse(store::Readers &readers, const TurnRequest &request, const CompanyEntry &entry,
                                   const turns::Minds &minds, Timestamp now)
{
    QElapsedTimer timer;
    timer.start();
    TurnRequest fresh = request;
    fresh.joins = false;
    auto alone = thinkAlone(readers, fresh, entry, minds, now);
    if (!alone)
        return alone.error();
    const turns::Material &material = alone->material;
    const turns::Thought &thought = alone->thought;
    const Company &company = entry.company;

    TurnOutcome outcome;
    outcome.session = material.session;
    outcome.session.sentiment = thought.reading.sentiment;
    outcome.session.score = thought.reading.score;
    outcome.session.complexity = thought.reading.complexity;
    outcome.session.language = thought.reading.language;
    outcome.customer = material.customer;
    outcome.customerMessage = material.message;
    outcome.customerMessage.sentiment = thought.reading.sentiment;
    outcome.customerMessage.complexity = thought.reading.complexity;
    if (thought.reading.sentiment != Sentiment::Unknown)
        outcome.customerMessage.score = thought.reading.score;
    if (material.session.tier == Tier::HumanAgent)
        outcome.escalations.push_back(madeUp({Tier::HumanAgent, Tier::HumanAgent, {peopleFirst()}}, outcome.session,
                                             company, material.customer, thought.decision, now));
    for (const turns::Climb &climb : thought.climbs) {
        outcome.escalations.push_back(
            madeUp(climb, outcome.session, company, material.customer, thought.decision, now));
        outcome.session.tier = climb.to;
    }
    outcome.isAwaitingHuman = outcome.session.tier == Tier::HumanAgent;
    if (thought.speaker) {
        Message answer;
        answer.speaker = speakerOf(*thought.speaker);
        answer.text = thought.draft.action ? thought.draft.action->saidIfConfirmed : thought.draft.text;
        answer.at = now;
        answer.answer = thought.draft.facts;
        answer.answer->latencyMs = static_cast<int>(timer.elapsed());
        outcome.answer = std::move(answer);
    }
    return outcome;
}

} // namespace tierdesk::engine
