#include "core/engine/Commands.h"

#include "core/engine/Redaction.h"
#include "core/engine/SessionSteps.h"
#include "core/engine/TurnInput.h"
#include "core/mind/ai/DialogueJson.h"
#include "core/mind/policy/Escalation.h"
#include "core/store/Readers.h"

namespace tierdesk::engine::commands {

namespace {

using base::Result;

/// Maximum rows per run of the idle clock, so that the backlog after a stop delays nobody.
constexpr int SweepLimit = 200;
constexpr int ReportLimit = 20; ///< of some megabytes each

Result<void> tell(CommandContext &context, const Session &session, const QByteArray &command, const QByteArray &before,
                  QByteArrayList kinds, std::vector<Escalation> escalations = {}, bool notifies = false)
{
    Event event;
    event.kinds = std::move(kinds);
    event.session = std::make_shared<const Session>(session);
    event.escalations = std::move(escalations);
    event.notifies = notifies;
    return context.record({.company = session.company,
                           .command = command,
                           .subject = session.id,
                           .before = before,
                           .after = stateJson(session),
                           .event = std::move(event)});
}

Result<void> abandon(CommandContext &context, Session session)
{
    const QByteArray before = stateJson(session);
    const int basis = session.version;
    TRY(moveTo(session, Status::Abandoned));
    leaveQueues(session);
    TRY(writeSession(context, session, basis));
    return tell(context, session, "session.abandon", before, {"session.abandoned", "session.updated"});
}

Result<void> wake(CommandContext &context, Session session)
{
    const QByteArray before = stateJson(session);
    const int basis = session.version;
    session.snoozedUntil.reset();
    TRY(writeSession(context, session, basis));
    return tell(context, session, "session.wake", before, {"session.updated"}, {}, true);
}

Result<void> followUp(CommandContext &context, Session session)
{
    const auto entry = TRY(companyOf(context, session.company));
    const QByteArray before = stateJson(session);
    const int basis = session.version;
    session.holder = {};
    auto escalated = takeUpAgain(context, session, entry->company.config,
                                 {.from = session.tier,
                                  .reasons = {{Reason::PolicyException, u"the date of its follow-up has come"_s}},
                                  .by = u"policy"_s});
    if (!escalated)
        return escalated.error();
    session.resolvedAt.reset();
    // The resolution stays as history until the next one; its date must not reopen the case twice.
    if (session.resolution)
        session.resolution->followUpAt.reset();
    TRY(writeSession(context, session, basis));
    QByteArrayList kinds{"session.reopened", "session.updated"};
    std::vector<Escalation> escalations;
    if (*escalated) {
        kinds.append("session.escalated");
        escalations.push_back(std::move(**escalated));
    }
    return tell(context, session, "session.follow_up", before, std::move(kinds), std::move(escalations), true);
}

} // namespace

Result<Session> startSession(CommandContext &context, const StartSession &request)
{
    const auto entry = TRY(companyOf(context, request.company));
    if (!entry->company.config.isEnabled)
        return base::fail(base::Fault::CompanyDisabled, u"customer service is switched off for this company"_s);
    const auto customer = TRY(context.store().customers.byRef(request.company, request.customerRef));
    Session session = newSession(request, entry->company, customer, context.now());
    session.version = 1;
    // The customer opened it and is expected to write.
    const CompanyConfig &config = entry->company.config;
    session.idleAt = context.now() + config.sessions.idle(session.channel);
    const auto key = TRY(context.store().sessions.insert(session));
    session.key = key;
    QByteArrayList kinds{"session.created"};
    std::vector<Escalation> escalations;
    auto begun = TRY(beginWithPeople(context, session, config));
    if (begun) {
        TRY(writeSession(context, session, session.version));
        kinds.append("session.escalated");
        escalations.push_back(std::move(*begun));
    }
    const bool notifies = !escalations.empty() && config.humanAgent.notifyOnEscalation;
    if (const auto told =
            tell(context, session, "session.start", {}, std::move(kinds), std::move(escalations), notifies);
        !told)
        return told.error();
    return session;
}

Result<Escalated> escalate(CommandContext &context, const Escalate &request)
{
    const auto entry = TRY(companyOf(context, request.company));
    Session session = TRY(sessionOf(context, request.company, request.sessionId));
    if (isOver(session.status))
        return base::fail(base::Fault::AlreadyResolved, u"the session is closed"_s, {}, {{u"sessionId"_s, session.id}});
    const CompanyConfig &config = entry->company.config;
    if (!policy::canEscalate(config, session.tier, request.target))
        return base::fail(base::Fault::InvalidTarget,
                          u"cannot escalate from %1 to %2"_s.arg(word(session.tier), word(request.target)),
                          u"targetTier"_s,
                          {{u"currentTier"_s, word(session.tier)}, {u"targetTier"_s, word(request.target)}});
    const auto customer = TRY(customerOf(context, session));
    const QByteArray before = stateJson(session);
    const int basis = session.version;
    auto escalation = escalate(context, session, config, customer ? &*customer : nullptr,
                               {.from = session.tier,
                                .to = request.target,
                                .reasons = {{request.reason, u"asked for by %1"_s.arg(context.actor().name)}},
                                .notes = request.notes,
                                .by = context.actor().name,
                                .isAnswered = false,
                                .atLeast = Priority::Low});
    if (!escalation)
        return escalation.error();
    TRY(writeSession(context, session, basis));
    auto history = TRY(context.store().escalations.ofSession(session.key));
    const bool notifies = request.target == Tier::HumanAgent && config.humanAgent.notifyOnEscalation;
    if (const auto told = tell(context, session, "session.escalate", before, {"session.escalated", "session.updated"},
                               {*escalation}, notifies);
        !told)
        return told.error();
    return Escalated{std::move(session), std::move(history)};
}

Result<Session> resolve(CommandContext &context, const Resolve &request)
{
    TRY(sendHeld(context, request.company, request.sessionId));
    Session session = TRY(sessionOf(context, request.company, request.sessionId));
    if (session.status == Status::Resolved)
        return base::fail(base::Fault::AlreadyResolved, u"the session is resolved"_s, {},
                          {{u"sessionId"_s, session.id}});
    // A case is closed by its holder, a supervisor, or the client that owns the conversation.
    if (context.actor().kind == Actor::Kind::User && session.holder.isSet() && session.holder != context.actor().user) {
        const User *user = context.directory().user(context.actor().user);
        if (!user || user->role == Role::Agent)
            return base::fail(base::Fault::Forbidden,
                              u"the session is held by %1"_s.arg(context.directory().userName(session.holder)), {},
                              {{u"holderName"_s, context.directory().userName(session.holder)}});
    }
    if (request.resolution.followUpAt && *request.resolution.followUpAt <= context.now())
        return base::fail(base::Fault::InvalidInput, u"must lie in the future"_s, u"followUpAt"_s);
    const QByteArray before = stateJson(session);
    const int basis = session.version;
    TRY(moveTo(session, Status::Resolved));
    const Redaction redacted(context.directory(), request.company);
    session.resolution = request.resolution;
    session.resolution->summary = redacted(request.resolution.summary);
    session.resolution->actionsTaken = redacted(request.resolution.actionsTaken);
    session.resolvedAt = context.now();
    ai::voidQuestion(session.dialogue); // a "yes" in a reopened case must not answer it
    leaveQueues(session);
    TRY(endEscalationsAbove(context, session, Tier::AiRep));
    TRY(writeSession(context, session, basis));
    if (const auto told = tell(context, session, "session.resolve", before, {"session.resolved", "session.updated"});
        !told)
        return told.error();
    return session;
}

Result<Session> archive(CommandContext &context, CompanyId company, const QString &sessionId)
{
    auto found = sessionOf(context, company, sessionId);
    if (!found || (*found).status == Status::Resolved)
        return found;
    Resolution resolution;
    resolution.type = ResolutionType::Unresolved;
    return resolve(context, {company, sessionId, std::move(resolution)});
}

Result<Session> rate(CommandContext &context, CompanyId company, const QString &sessionId, int rating)
{
    if (rating < 1 || rating > 5)
        return base::fail(base::Fault::InvalidInput, u"a rating is 1 to 5"_s, u"rating"_s);
    Session session = TRY(sessionOf(context, company, sessionId));
    const QByteArray before = stateJson(session);
    const int basis = session.version;
    session.rating = rating;
    TRY(writeSession(context, session, basis));
    TRY(tell(context, session, "session.rate", before, {"session.updated"}));
    return session;
}

Result<Swept> sweep(CommandContext &context)
{
    Swept swept;
    const auto idle = TRY(context.store().sessions.idleBefore(context.now(), SweepLimit));
    for (const Session &session : idle) {
        TRY(abandon(context, session));
        ++swept.abandoned;
    }
    const auto snoozed = TRY(context.store().sessions.snoozedBefore(context.now(), SweepLimit));
    for (const Session &session : snoozed) {
        TRY(wake(context, session));
        ++swept.woken;
    }
    const auto due = TRY(context.store().sessions.followUpsBefore(context.now(), SweepLimit));
    for (const Session &session : due) {
        TRY(followUp(context, session));
        ++swept.followedUp;
    }
    const auto replies = TRY(sendDue(context));
    swept.sent = replies.sent;
    swept.dropped = replies.dropped;
    TRY(context.store().idempotency.removeBefore(context.now() - Millis::hours(24), SweepLimit));
    TRY(context.store().reports.removeOld(context.now(), ReportLimit));
    TRY(context.store().tokens.removeExpired(context.now()));
    TRY(context.store().searchIndex.advance());
    TRY(context.store().moods.advance());
    TRY(context.store().answerSums.advance());
    return swept;
}

} // namespace tierdesk::engine::commands
