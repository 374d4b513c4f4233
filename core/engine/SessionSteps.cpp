#include "core/engine/SessionSteps.h"

#include "core/base/Random.h"
#include "core/engine/Redaction.h"
#include "core/mind/ai/DialogueJson.h"
#include "core/mind/policy/Sla.h"
#include "core/store/Readers.h"
#include "core/store/Repositories.h"

#include <QtCore/QDateTime>

#include <algorithm>

namespace tierdesk::engine {

using base::Result;

Result<Session> sessionOf(CommandContext &context, CompanyId company, const QString &id)
{
    auto found = TRY(context.store().sessions.byPublicId(company, id));
    if (!found)
        return base::fail(base::Fault::NotFound, u"no such session"_s, {}, {{u"sessionId"_s, id}});
    return std::move(*found);
}

Result<std::optional<Customer>> customerOf(CommandContext &context, const Session &session)
{
    if (!session.customer.isSet())
        return std::optional<Customer>();
    return context.store().customers.byId(session.customer);
}

Result<const CompanyEntry *> companyOf(CommandContext &context, CompanyId company)
{
    const CompanyEntry *entry = context.directory().company(company);
    if (!entry)
        return base::fail(base::Fault::NotFound, u"no such company"_s);
    return entry;
}

QByteArray stateJson(const Session &session)
{
    // Enum words and a number: nothing here needs escaping.
    const auto add = [](QByteArray &text, const char *key, QLatin1String value) {
        text += text.size() > 1 ? ",\"" : "\"";
        text += key;
        text += "\":\"";
        text.append(value.data(), value.size());
        text += '"';
    };
    QByteArray json = "{";
    add(json, "status", word(session.status));
    add(json, "tier", word(session.tier));
    add(json, "sentiment", word(session.sentiment));
    if (session.holder.isSet())
        json += ",\"holder\":" + QByteArray::number(session.holder.value);
    return json + '}';
}

namespace {

/// Adds @p session to the queue, without a holder and with new SLA times. An open question of a lower tier becomes
/// void.
void joinQueue(Session &session, const CompanyConfig &config, Timestamp now)
{
    ai::voidQuestion(session.dialogue);
    const SlaTarget &target = config.slaFor(session.priority);
    session.waitingSince = now;
    session.holder = {};
    session.claimedAt.reset();
    session.snoozedUntil.reset();
    session.idleAt.reset();
    session.firstResponseAt.reset();
    session.firstResponseDue = now + target.firstResponse;
    session.resolutionDue = now + target.resolution;
}

} // namespace

Result<Escalation> escalate(CommandContext &context, Session &session, const CompanyConfig &config,
                            const Customer *customer, const EscalationDetails &step)
{
    const Redaction redacted(config);
    Escalation escalation;
    escalation.company = session.company;
    escalation.session = session.key;
    escalation.publicId = u"esc-"_s + base::randomToken(12);
    const int year = QDateTime::fromMSecsSinceEpoch(context.now().ms, Qt::UTC).date().year();
    auto ticket = TRY(context.store().tickets.next(session.company, year));
    escalation.ticket = std::move(ticket);
    escalation.from = step.from;
    escalation.to = step.to;
    escalation.reason = step.reasons.empty() ? Reason::CustomerRequest : step.reasons.front().reason;
    for (const ReasonGiven &given : step.reasons) {
        escalation.reasons.push_back(given.reason);
        escalation.explanations.append(redacted(given.explanation));
    }
    escalation.notes = redacted(step.notes);
    escalation.by = step.by;
    escalation.at = context.now();
    if (step.isAnswered)
        escalation.answeredAt = context.now();
    // Urgent is the lowest value.
    escalation.priority = step.exactly.value_or(
        std::min(step.atLeast, policy::priorityOf(config, escalation.reason, session.sentiment,
                                                  customer && customer->isVip, context.now() - session.createdAt)));

    TRY(moveTo(session, Status::Escalated));
    session.tier = step.to;
    session.priority = escalation.priority;
    session.idleAt.reset();
    if (step.to == Tier::HumanAgent)
        joinQueue(session, config, context.now());
    const auto id = TRY(context.store().escalations.insert(escalation));
    escalation.id = id;
    return escalation;
}

ReasonGiven peopleFirst()
{
    return {Reason::PolicyException, u"people answer first at this company"_s};
}

Result<std::optional<Escalation>> beginWithPeople(CommandContext &context, Session &session,
                                                  const CompanyConfig &config, Priority atLeast)
{
    if (session.tier != Tier::HumanAgent)
        return std::optional<Escalation>();
    const auto customer = TRY(customerOf(context, session));
    auto made = TRY(escalate(context, session, config, customer ? &*customer : nullptr,
                             {.from = Tier::HumanAgent,
                              .to = Tier::HumanAgent,
                              .reasons = {peopleFirst()},
                              .by = u"policy"_s,
                              .atLeast = atLeast}));
    session.status = Status::Active;
    return std::optional(std::move(made));
}

Result<std::optional<Escalation>> takeUpAgain(CommandContext &context, Session &session, const CompanyConfig &config,
                                              EscalationDetails step)
{
    // The directory may be older than this transaction.
    const auto holder = TRY(context.store().users.byId(session.holder));
    const std::optional<Timestamp> claimedAt = session.claimedAt;
    const auto open = TRY(context.store().escalations.openOf(session.key));
    session.status = Status::Active; // reopened first: a closed session cannot be escalated
    std::optional<Escalation> escalated;
    if (open && open->to == Tier::HumanAgent) {
        joinQueue(session, config, context.now());
    } else {
        const auto customer = TRY(customerOf(context, session));
        step.to = Tier::HumanAgent;
        step.atLeast = std::min(step.atLeast, session.priority); // urgent is the lowest value
        escalated = TRY(escalate(context, session, config, customer ? &*customer : nullptr, step));
    }
    session.tier = Tier::HumanAgent;
    session.status = Status::Active;
    if (holder && isOf(&*holder, session.company)) {
        session.holder = holder->id;
        session.claimedAt = claimedAt;
        session.waitingSince.reset();
    }
    return escalated;
}

Result<void> endEscalationsAbove(CommandContext &context, const Session &session, Tier tier)
{
    auto escalations = TRY(context.store().escalations.ofSession(session.key));
    for (Escalation &each : escalations) {
        if (each.endedAt || each.to <= tier)
            continue;
        each.endedAt = context.now();
        TRY(context.store().escalations.update(each));
    }
    return {};
}

base::Error sentAlready(const QString &attachment)
{
    return base::fail(base::Fault::Conflict, u"attachment %1 was sent already"_s.arg(attachment), u"attachments"_s);
}

Result<void> sendFiles(CommandContext &context, const Message &message, CompanyId company)
{
    for (const Attachment &each : message.attachments) {
        const auto sent = TRY(context.store().attachments.send(company, each.id, message.session, message.id));
        if (!sent)
            return sentAlready(each.id);
    }
    return {};
}

Result<void> moveTo(Session &session, Status status)
{
    if (status != session.status && !canMove(session.status, status))
        return base::fail(base::Fault::Conflict,
                          u"a session that is %1 cannot become %2"_s.arg(word(session.status), word(status)), {},
                          {{u"status"_s, word(session.status)}});
    session.status = status;
    return {};
}

void awaitCustomer(Session &session, const CompanyConfig &config, Timestamp now, bool isAwaiting)
{
    session.status = isAwaiting ? Status::WaitingCustomer : Status::Active;
    if (isAwaiting)
        session.idleAt = now + config.sessions.idle(session.channel);
    else
        session.idleAt.reset();
}

void stopAwaiting(Session &session)
{
    session.idleAt.reset();
    if (session.status == Status::WaitingCustomer)
        session.status = Status::Active;
}

void leaveQueues(Session &session)
{
    session.waitingSince.reset();
    session.snoozedUntil.reset();
    session.idleAt.reset();
}

namespace {

Result<void> written(const Result<bool> &isWritten, const Session &session)
{
    if (!isWritten)
        return isWritten.error();
    if (!*isWritten)
        return base::fail(base::Fault::Conflict, u"the session has changed meanwhile"_s, {},
                          {{u"sessionId"_s, session.id}});
    return {};
}

} // namespace

Result<void> writeSession(CommandContext &context, Session &session, int basis)
{
    session.version = basis + 1;
    session.updatedAt = context.now();
    return written(context.store().sessions.updateFrom(session, basis), session);
}

Result<void> writeSession(CommandContext &context, Session &session, const Session &before)
{
    session.version = before.version + 1;
    session.updatedAt = context.now();
    return written(context.store().sessions.updateFrom(session, before), session);
}

Result<store::QueueStand> standOf(CommandContext &context, const Session &session)
{
    store::QueuePlaces &places = context.store().sessions.places();
    const auto place = TRY(places.place(session.company, session.key));
    store::QueueStand stand{place, std::nullopt};
    const CompanyEntry *entry = context.directory().company(session.company);
    if (!entry || entry->staffed == 0)
        return stand;
    const auto median = TRY(places.medianWait(session.company));
    if (median)
        stand.wait = Millis{median->count * stand.place / entry->staffed};
    return stand;
}

Result<void> findPlace(CommandContext &context, TurnOutcome &outcome)
{
    const Session &session = outcome.session;
    if (session.tier != Tier::HumanAgent)
        return {};
    auto ticket = TRY(context.store().escalations.openOf(session.key));
    outcome.ticket = std::move(ticket);
    if (session.holder.isSet())
        return {};
    const auto stand = TRY(standOf(context, session));
    outcome.queuePlace = stand.place;
    outcome.expectedWait = stand.wait;
    return {};
}

Result<void> bookTurn(CommandContext &context, CompanyId company, const std::vector<ModelUse> &uses,
                      const QString &answeredBy)
{
    for (const ModelUse &use : uses) {
        if (use.cost == 0 || use.model == answeredBy)
            continue;
        if (const auto charged = context.store().answerSums.charge(company, context.now(), use.model, use.cost);
            !charged)
            return charged;
        // The answer's row counts the whole turn's cost for its model.
        if (answeredBy.isEmpty())
            continue;
        if (const auto taken = context.store().answerSums.charge(company, context.now(), answeredBy, -use.cost); !taken)
            return taken;
    }
    return bookUses(context, company, uses);
}

Result<void> bookUses(CommandContext &context, CompanyId company, const std::vector<ModelUse> &uses)
{
    constexpr qint64 Day = Millis::days(1).count;
    for (const ModelUse &use : uses)
        TRY(context.store().modelBooks.add(company, context.now().ms / Day, use));
    return {};
}

namespace {

/// Returns the part of a reading that a message's row keeps about its topic.
TopicFacts topicOf(const Reading &reading)
{
    return {reading.category.category, reading.category.confidence, reading.intent, reading.intentConfidence};
}

} // namespace

void noteReading(Message &message, const Reading &reading)
{
    if (message.text.isEmpty())
        return;
    if (reading.sentiment != Sentiment::Unknown)
        message.score = reading.score;
    message.complexity = reading.complexity;
    message.sentiment = reading.sentiment;
    message.trigger = reading.moved;
    message.topic = topicOf(reading);
}

} // namespace tierdesk::engine
