#include "core/engine/Commands.h"

#include "core/engine/ActionGateway.h"
#include "core/engine/commands/SessionEdit.h"
#include "core/mind/ai/DialogueJson.h"
#include "core/mind/policy/Escalation.h"

#include <algorithm>

namespace tierdesk::engine::commands {

using base::Fault;
using base::Result;

Result<Session> claim(CommandContext &context, CompanyId company, const QString &sessionId)
{
    SessionEdit edit(context, company, sessionId);
    edit.mustBeOpen().mustBeHuman();
    if (edit.error())
        return *edit.error();
    Session &session = edit.session;
    if (session.holder == context.actor().user)
        return session;
    if (session.holder.isSet()) {
        const QString winner = context.directory().userName(session.holder);
        return base::fail(Fault::Conflict, u"claimed by %1 already"_s.arg(winner), {},
                          {{u"holder"_s, session.holder.value}, {u"holderName"_s, winner}});
    }
    giveTo(session, context.actor().user, context.now());
    return edit.finish("session.claim", {"session.claimed", "session.updated"});
}

Result<Session> release(CommandContext &context, CompanyId company, const QString &sessionId)
{
    TRY(sendHeld(context, company, sessionId));
    SessionEdit edit(context, company, sessionId);
    edit.mustBeHeldByActor();
    if (edit.error())
        return *edit.error();
    putBack(edit.session, context.now());
    return edit.finish("session.release", {"session.released", "session.updated"});
}

Result<Said> note(CommandContext &context, CompanyId company, const QString &sessionId, const QString &text)
{
    SessionEdit edit(context, company, sessionId);
    if (edit.error())
        return *edit.error();
    auto message = TRY(edit.append(Speaker::HumanAgent, text, true));
    // A note does not change the session itself, so it never makes a plan that is being computed stale.
    TRY(edit.tell("session.note", {"note.created"}));
    return Said{edit.session, std::move(message)};
}

Result<Acted> act(CommandContext &context, CompanyId company, const QString &sessionId, const ActionRequest &request,
                  bool isDryRun)
{
    SessionEdit edit(context, company, sessionId);
    edit.mustBeHeldByActor();
    if (edit.error())
        return *edit.error();
    const auto entry = TRY(companyOf(context, company));
    const Company &own = entry->company;
    if (isDryRun) {
        ActionRequest asked = request;
        const auto grounds = TRY(groundsOf(context, edit.session, own, asked));
        asked.customer = grounds.customer;
        priceReplacement(asked, grounds);
        Action action;
        action.at = context.now();
        action.request = asked;
        action.tier = Tier::HumanAgent;
        action.verdict = policy::authorize(asked, Tier::HumanAgent, own.config, own.configVersion, grounds);
        // An allowed action is pending, since it has not been performed.
        action.state = action.verdict.isAllowed ? ActionState::Pending : ActionState::Refused;
        return Acted{edit.session, std::move(action)};
    }
    ActionRequest asked = request;
    asked.arguments = Redaction(own.config)(request.arguments);
    auto action = TRY(perform(context, {.company = own,
                                        .session = edit.session,
                                        .request = std::move(asked),
                                        .tier = Tier::HumanAgent,
                                        .user = context.actor().user,
                                        .message = {}}));
    edit.event.actions.push_back(action);
    auto finished = TRY(edit.finish("session.act", {"action.updated", "session.updated"}));
    if (action.state == ActionState::Refused) {
        // The attempt is part of the record.
        context.keepDespiteRefusal();
        return base::fail(Fault::NotAuthorized, action.verdict.explanation, {},
                          {{u"verdict"_s, toJson(action.verdict)}});
    }
    return Acted{std::move(finished), std::move(action)};
}

Result<Session> transfer(CommandContext &context, CompanyId company, const QString &sessionId, UserId to,
                         const QString &note)
{
    TRY(sendHeld(context, company, sessionId));
    SessionEdit edit(context, company, sessionId);
    edit.mustBeOpen().mustBeHuman();
    if (edit.error())
        return *edit.error();
    const User *actor = context.directory().user(context.actor().user);
    const bool isSupervisor = actor && actor->role != Role::Agent;
    if (edit.session.holder.isSet() && edit.session.holder != context.actor().user && !isSupervisor)
        return *edit.mustBeHeldByActor().error();
    if (!isOf(context.directory().user(to), company))
        return base::fail(Fault::NotFound, u"no such user"_s, u"userId"_s);
    if (!note.isEmpty())
        TRY(edit.append(Speaker::HumanAgent, note, true));
    giveTo(edit.session, to, context.now());
    edit.event.user = to;
    edit.event.notifies = true;
    return edit.finish("session.transfer", note.isEmpty()
                                               ? QByteArrayList{"session.claimed", "session.updated"}
                                               : QByteArrayList{"session.claimed", "note.created", "session.updated"});
}

Result<Session> snooze(CommandContext &context, CompanyId company, const QString &sessionId, Timestamp until)
{
    TRY(sendHeld(context, company, sessionId));
    SessionEdit edit(context, company, sessionId);
    edit.mustBeHeldByActor();
    if (edit.error())
        return *edit.error();
    if (until <= context.now())
        return base::fail(Fault::InvalidInput, u"must lie in the future"_s, u"until"_s);
    // A mistyped year must not lose a customer.
    if (until > context.now() + Millis::days(90))
        return base::fail(Fault::InvalidInput, u"must lie within 90 days"_s, u"until"_s);
    edit.session.snoozedUntil = until;
    // The idle clock does not run during the snooze; afterwards the holder has the next step.
    stopAwaiting(edit.session);
    return edit.finish("session.snooze", {"session.snoozed", "session.updated"});
}

Result<Session> handBack(CommandContext &context, CompanyId company, const QString &sessionId, Tier tier)
{
    TRY(sendHeld(context, company, sessionId));
    SessionEdit edit(context, company, sessionId);
    edit.mustBeHeldByActor();
    if (edit.error())
        return *edit.error();
    if (tier == Tier::HumanAgent || !edit.config().isTierEnabled(tier))
        return base::fail(Fault::InvalidTarget, u"%1 cannot take it back"_s.arg(word(tier)), u"tier"_s);
    Session &session = edit.session;
    TRY(endEscalationsAbove(context, session, tier));
    session.tier = tier;
    session.holder = {};
    session.claimedAt.reset();
    leaveQueues(session);
    session.irateAnswers = 0;
    ai::voidQuestion(session.dialogue); // for cases that reached a person before escalations did this
    awaitCustomer(session, edit.config(), context.now(), true);
    return edit.finish("session.hand_back", {"session.released", "session.updated"});
}

Result<Session> setTags(CommandContext &context, CompanyId company, const QString &sessionId, const QStringList &tags)
{
    SessionEdit edit(context, company, sessionId);
    if (edit.error())
        return *edit.error();
    edit.session.tags = Redaction(edit.config())(tags);
    edit.session.tags.removeDuplicates();
    return edit.finish("session.tag", {"session.updated"});
}

Result<Session> takeOver(CommandContext &context, CompanyId company, const QString &sessionId, const QString &notes)
{
    SessionEdit edit(context, company, sessionId);
    edit.mustBeOpen();
    if (edit.error())
        return *edit.error();
    Session &session = edit.session;
    if (session.tier == Tier::HumanAgent)
        return claim(context, company, sessionId);
    if (!policy::canEscalate(edit.config(), session.tier, Tier::HumanAgent))
        return base::fail(Fault::InvalidTarget, u"people are switched off for this company"_s);
    const auto customer = TRY(customerOf(context, session));
    auto escalation = escalate(context, session, edit.config(), customer ? &*customer : nullptr,
                               {.from = session.tier,
                                .to = Tier::HumanAgent,
                                .reasons = {{Reason::PolicyException, u"taken over by %1"_s.arg(context.actor().name)}},
                                .notes = notes,
                                .by = context.actor().name,
                                .isAnswered = false,
                                .atLeast = Priority::Low});
    if (!escalation)
        return escalation.error();
    giveTo(session, context.actor().user, context.now());
    edit.event.escalations.push_back(std::move(*escalation));
    return edit.finish("session.take_over", {"session.escalated", "session.claimed", "session.updated"});
}

} // namespace tierdesk::engine::commands
