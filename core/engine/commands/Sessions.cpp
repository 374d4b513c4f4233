#include "core/engine/Commands.h"

#include "core/engine/Material.h"
#include "core/engine/Redaction.h"
#include "core/engine/SessionSteps.h"
#include "core/mind/ai/local/DialogueState.h"
#include "core/mind/policy/Escalation.h"
#include "core/store/Readers.h"
#include "core/store/Reports.h"

namespace tierdesk::engine::commands {

namespace {

using base::Result;

/// Rows that one run of the idle clock takes at most, so that a morning after a stop holds nobody up.
constexpr int SweepLimit = 200;
constexpr int ReportLimit = 20; ///< of some megabytes each

Result<void> tell(Unit &unit, const Session &session, const QByteArray &command, const QByteArray &before,
                  QByteArrayList kinds, std::vector<Escalation> escalations = {}, bool notifies = false)
{
    Event event;
    event.kinds = std::move(kinds);
    event.session = std::make_shared<const Session>(session);
    event.escalations = std::move(escalations);
    event.notifies = notifies;
    return unit.record({.company = session.company,
                        .command = command,
                        .subject = session.id,
                        .before = before,
                        .after = stateJson(session),
                        .event = std::move(event)});
}

Result<void> abandon(Unit &unit, Session session)
{
    const QByteArray before = stateJson(session);
    const int basis = session.version;
    session.status = Status::Abandoned;
    leaveQueues(session);
    if (const auto written = writeSession(unit, session, basis); !written)
        return written.error();
    return tell(unit, session, "session.abandon", before, {"session.abandoned", "session.updated"});
}

Result<void> wake(Unit &unit, Session session)
{
    const QByteArray before = stateJson(session);
    const int basis = session.version;
    session.snoozedUntil.reset();
    if (const auto written = writeSession(unit, session, basis); !written)
        return written.error();
    return tell(unit, session, "session.wake", before, {"session.updated"}, {}, true);
}

Result<void> followUp(Unit &unit, Session session)
{
    const auto entry = companyOf(unit, session.company);
    if (!entry)
        return entry.error();
    const QByteArray before = stateJson(session);
    const int basis = session.version;
    session.holder = {};
    auto climbed =
        takeUpAgain(unit, session, (*entry)->company.config,
                    {.from = session.tier,
                     .reasons = {{Reason::PolicyException, QStringLiteral("the date of its follow-up has come")}},
                     .by = QStringLiteral("policy")});
    if (!climbed)
        return climbed.error();
    session.resolvedAt.reset();
    // The resolution stands as history until the next one; its date must not bring the case back twice.
    if (session.resolution)
        session.resolution->followUpAt.reset();
    if (const auto written = writeSession(unit, session, basis); !written)
        return written.error();
    QByteArrayList kinds{"session.reopened", "session.updated"};
    std::vector<Escalation> climbs;
    if (*climbed) {
        kinds.append("session.escalated");
        climbs.push_back(std::move(**climbed));
    }
    return tell(unit, session, "session.follow_up", before, std::move(kinds), std::move(climbs), true);
}

} // namespace

Result<Session> startSession(Unit &unit, const StartSession &request)
{
    const auto entry = companyOf(unit, request.company);
    if (!entry)
        return entry.error();
    if (!(*entry)->company.config.isEnabled)
        return base::fail(base::Fault::CompanyDisabled,
                          QStringLiteral("customer service is switched off for this company"));
    const auto customer = unit.store().customers.byRef(request.company, request.customerRef);
    if (!customer)
        return customer.error();
    Session session = newSession(request, (*entry)->company, *customer, unit.now());
    session.version = 1;
    // The customer opened it and is expected to write.
    const CompanyConfig &config = (*entry)->company.config;
    session.idleAt = unit.now() + config.sessions.idle(session.channel);
    const auto key = unit.store().sessions.insert(session);
    if (!key)
        return key.error();
    session.key = *key;
    QByteArrayList kinds{"session.created"};
    std::vector<Escalation> climbs;
    auto begun = beginWithPeople(unit, session, config);
    if (!begun)
        return begun.error();
    if (*begun) {
        if (const auto written = writeSession(unit, session, session.version); !written)
            return written.error();
        kinds.append("session.escalated");
        climbs.push_back(std::move(**begun));
    }
    const bool notifies = !climbs.empty() && config.humanAgent.notifyOnEscalation;
    if (const auto told = tell(unit, session, "session.start", {}, std::move(kinds), std::move(climbs), notifies);
        !told)
        return told.error();
    return session;
}

Result<Escalated> escalate(Unit &unit, const Escalate &request)
{
    const auto entry = companyOf(unit, request.company);
    if (!entry)
        return entry.error();
    auto found = sessionOf(unit, request.company, request.sessionId);
    if (!found)
        return found.error();
    Session session = std::move(*found);
    if (isOver(session.status))
        return base::fail(base::Fault::AlreadyResolved, QStringLiteral("the session is closed"), {},
                          {{QStringLiteral("sessionId"), session.id}});
    const CompanyConfig &config = (*entry)->company.config;
    if (!policy::canClimb(config, session.tier, request.target))
        return base::fail(base::Fault::InvalidTarget,
                          QStringLiteral("cannot escalate from %1 to %2").arg(word(session.tier), word(request.target)),
                          QStringLiteral("targetTier"),
                          {{QStringLiteral("currentTier"), word(session.tier)},
                           {QStringLiteral("targetTier"), word(request.target)}});
    const auto customer = customerOf(unit, session);
    if (!customer)
        return customer.error();
    const QByteArray before = stateJson(session);
    const int basis = session.version;
    auto escalation = climb(unit, session, config, *customer ? &**customer : nullptr,
                            {.from = session.tier,
                             .to = request.target,
                             .reasons = {{request.reason, QStringLiteral("asked for by %1").arg(unit.actor().name)}},
                             .notes = request.notes,
                             .by = unit.actor().name,
                             .isAnswered = false,
                             .atLeast = Priority::Low});
    if (!escalation)
        return escalation.error();
    if (const auto written = writeSession(unit, session, basis); !written)
        return written.error();
    auto history = unit.store().escalations.ofSession(session.key);
    if (!history)
        return history.error();
    const bool notifies = request.target == Tier::HumanAgent && config.humanAgent.notifyOnEscalation;
    if (const auto told = tell(unit, session, "session.escalate", before, {"session.escalated", "session.updated"},
                               {*escalation}, notifies);
        !told)
        return told.error();
    return Escalated{std::move(session), std::move(*history)};
}

Result<Session> resolve(Unit &unit, const Resolve &request)
{
    if (const auto sent = sendHeld(unit, request.company, request.sessionId); !sent)
        return sent.error();
    auto found = sessionOf(unit, request.company, request.sessionId);
    if (!found)
        return found.error();
    Session session = std::move(*found);
    if (session.status == Status::Resolved)
        return base::fail(base::Fault::AlreadyResolved, QStringLiteral("the session is resolved"), {},
                          {{QStringLiteral("sessionId"), session.id}});
    // A person's case is closed by its holder, by a supervisor, or by the client that owns the conversation.
    if (unit.actor().kind == Actor::Kind::User && session.holder.isSet() && session.holder != unit.actor().user) {
        const User *user = unit.directory().user(unit.actor().user);
        if (!user || user->role == Role::Agent)
            return base::fail(
                base::Fault::Forbidden,
                QStringLiteral("the session is held by %1").arg(unit.directory().userName(session.holder)), {},
                {{QStringLiteral("holderName"), unit.directory().userName(session.holder)}});
    }
    if (request.resolution.followUpAt && *request.resolution.followUpAt <= unit.now())
        return base::fail(base::Fault::InvalidInput, QStringLiteral("must lie in the future"),
                          QStringLiteral("followUpAt"));
    const QByteArray before = stateJson(session);
    const int basis = session.version;
    session.status = Status::Resolved;
    const Redaction redacted(unit.directory(), request.company);
    session.resolution = request.resolution;
    session.resolution->summary = redacted(request.resolution.summary);
    session.resolution->actionsTaken = redacted(request.resolution.actionsTaken);
    session.resolvedAt = unit.now();
    ai::voidQuestion(session.dialogue); // a yes in a case that is opened again is to nothing
    leaveQueues(session);
    if (const auto ended = endClimbsAbove(unit, session, Tier::AiRep); !ended)
        return ended.error();
    if (const auto written = writeSession(unit, session, basis); !written)
        return written.error();
    if (const auto told = tell(unit, session, "session.resolve", before, {"session.resolved", "session.updated"});
        !told)
        return told.error();
    return session;
}

Result<Session> archive(Unit &unit, CompanyId company, const QString &sessionId)
{
    auto found = sessionOf(unit, company, sessionId);
    if (!found || (*found).status == Status::Resolved)
        return found;
    Resolution resolution;
    resolution.type = ResolutionType::Unresolved;
    return resolve(unit, {company, sessionId, std::move(resolution)});
}

Result<Session> rate(Unit &unit, CompanyId company, const QString &sessionId, int rating)
{
    if (rating < 1 || rating > 5)
        return base::fail(base::Fault::InvalidInput, QStringLiteral("a rating is 1 to 5"), QStringLiteral("rating"));
    auto found = sessionOf(unit, company, sessionId);
    if (!found)
        return found.error();
    Session session = std::move(*found);
    const QByteArray before = stateJson(session);
    const int basis = session.version;
    session.rating = rating;
    if (const auto written = writeSession(unit, session, basis); !written)
        return written.error();
    if (const auto told = tell(unit, session, "session.rate", before, {"session.updated"}); !told)
        return told.error();
    return session;
}

Result<Swept> sweep(Unit &unit)
{
    Swept swept;
    const auto idle = unit.store().sessions.idleBefore(unit.now(), SweepLimit);
    if (!idle)
        return idle.error();
    for (const Session &session : *idle) {
        if (const auto done = abandon(unit, session); !done)
            return done.error();
        ++swept.abandoned;
    }
    const auto snoozed = unit.store().sessions.snoozedBefore(unit.now(), SweepLimit);
    if (!snoozed)
        return snoozed.error();
    for (const Session &session : *snoozed) {
        if (const auto done = wake(unit, session); !done)
            return done.error();
        ++swept.woken;
    }
    const auto due = unit.store().sessions.followUpsBefore(unit.now(), SweepLimit);
    if (!due)
        return due.error();
    for (const Session &session : *due) {
        if (const auto done = followUp(unit, session); !done)
            return done.error();
        ++swept.followedUp;
    }
    const auto replies = sendDue(unit);
    if (!replies)
        return replies.error();
    swept.sent = replies->sent;
    swept.dropped = replies->dropped;
    const auto forgotten = unit.store().idempotency.removeBefore(unit.now() - Millis::hours(24), SweepLimit);
    if (!forgotten)
        return forgotten.error();
    if (const auto old = store::Reports(unit.queries().database).removeOld(unit.now(), ReportLimit); !old)
        return old.error();
    if (const auto expired = unit.store().tokens.removeExpired(unit.now()); !expired)
        return expired.error();
    if (const auto indexed = unit.store().searchIndex.advance(); !indexed)
        return indexed.error();
    if (const auto summed = unit.store().moods.advance(); !summed)
        return summed.error();
    if (const auto answers = unit.store().answerSums.advance(); !answers)
        return answers.error();
    return swept;
}

} // namespace tierdesk::engine::commands
