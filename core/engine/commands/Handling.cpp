#include "core/engine/Commands.h"

#include "core/engine/ActionGateway.h"
#include "core/engine/commands/Handling.h"
#include "core/mind/ai/local/DialogueState.h"
#include "core/mind/policy/Escalation.h"

#include <algorithm>

namespace tierdesk::engine::commands {

using base::Fault;
using base::Result;

Result<Session> claim(Unit &unit, CompanyId company, const QString &sessionId)
{
    Handling handling(unit, company, sessionId);
    handling.mustBeOpen().mustBeHuman();
    if (handling.error())
        return *handling.error();
    Session &session = handling.session;
    if (session.holder == unit.actor().user)
        return session;
    if (session.holder.isSet()) {
        const QString winner = unit.directory().userName(session.holder);
        return base::fail(Fault::Conflict, QStringLiteral("claimed by %1 already").arg(winner), {},
                          {{QStringLiteral("holder"), session.holder.value}, {QStringLiteral("holderName"), winner}});
    }
    giveTo(session, unit.actor().user, unit.now());
    return handling.finish("session.claim", {"session.claimed", "session.updated"});
}

Result<Session> release(Unit &unit, CompanyId company, const QString &sessionId)
{
    if (const auto sent = sendHeld(unit, company, sessionId); !sent)
        return sent.error();
    Handling handling(unit, company, sessionId);
    handling.mustBeHeldByActor();
    if (handling.error())
        return *handling.error();
    putBack(handling.session, unit.now());
    return handling.finish("session.release", {"session.released", "session.updated"});
}

Result<Said> note(Unit &unit, CompanyId company, const QString &sessionId, const QString &text)
{
    Handling handling(unit, company, sessionId);
    if (handling.error())
        return *handling.error();
    auto message = handling.append(Speaker::HumanAgent, text, true);
    if (!message)
        return message.error();
    // A note changes nothing of the session itself, so that it never makes a turn that is being thought stale.
    if (const auto told = handling.tell("session.note", {"note.created"}); !told)
        return told.error();
    return Said{handling.session, std::move(*message)};
}

Result<Acted> act(Unit &unit, CompanyId company, const QString &sessionId, const ActionRequest &request, bool isDryRun)
{
    Handling handling(unit, company, sessionId);
    handling.mustBeHeldByActor();
    if (handling.error())
        return *handling.error();
    const auto entry = companyOf(unit, company);
    if (!entry)
        return entry.error();
    const Company &own = (*entry)->company;
    if (isDryRun) {
        ActionRequest asked = request;
        const auto grounds = groundsOf(unit, handling.session, own, asked);
        if (!grounds)
            return grounds.error();
        asked.customer = grounds->customer;
        priceReplacement(asked, *grounds);
        Action action;
        action.at = unit.now();
        action.request = asked;
        action.tier = Tier::HumanAgent;
        action.verdict = policy::authorize(asked, Tier::HumanAgent, own.config, own.configVersion, *grounds);
        // What is allowed has not been done: it is still to come.
        action.state = action.verdict.isAllowed ? ActionState::Pending : ActionState::Refused;
        return Acted{handling.session, std::move(action)};
    }
    ActionRequest asked = request;
    asked.arguments = Redaction(own.config)(request.arguments);
    auto action = perform(unit, {.company = own,
                                 .session = handling.session,
                                 .request = std::move(asked),
                                 .tier = Tier::HumanAgent,
                                 .user = unit.actor().user,
                                 .message = {}});
    if (!action)
        return action.error();
    handling.event.actions.push_back(*action);
    auto finished = handling.finish("session.act", {"action.updated", "session.updated"});
    if (!finished)
        return finished.error();
    if (action->state == ActionState::Refused) {
        // That it was tried is part of the record.
        unit.keepDespiteRefusal();
        return base::fail(Fault::NotAuthorized, action->verdict.explanation, {},
                          {{QStringLiteral("verdict"), toJson(action->verdict)}});
    }
    return Acted{std::move(*finished), std::move(*action)};
}

Result<Session> transfer(Unit &unit, CompanyId company, const QString &sessionId, UserId to, const QString &note)
{
    if (const auto sent = sendHeld(unit, company, sessionId); !sent)
        return sent.error();
    Handling handling(unit, company, sessionId);
    handling.mustBeOpen().mustBeHuman();
    if (handling.error())
        return *handling.error();
    const User *actor = unit.directory().user(unit.actor().user);
    const bool isSupervisor = actor && actor->role != Role::Agent;
    if (handling.session.holder.isSet() && handling.session.holder != unit.actor().user && !isSupervisor)
        return *handling.mustBeHeldByActor().error();
    if (!isOf(unit.directory().user(to), company))
        return base::fail(Fault::NotFound, QStringLiteral("no such user"), QStringLiteral("userId"));
    if (!note.isEmpty()) {
        if (const auto written = handling.append(Speaker::HumanAgent, note, true); !written)
            return written.error();
    }
    giveTo(handling.session, to, unit.now());
    handling.event.user = to;
    handling.event.notifies = true;
    return handling.finish("session.transfer",
                           note.isEmpty() ? QByteArrayList{"session.claimed", "session.updated"}
                                          : QByteArrayList{"session.claimed", "note.created", "session.updated"});
}

Result<Session> snooze(Unit &unit, CompanyId company, const QString &sessionId, Timestamp until)
{
    if (const auto sent = sendHeld(unit, company, sessionId); !sent)
        return sent.error();
    Handling handling(unit, company, sessionId);
    handling.mustBeHeldByActor();
    if (handling.error())
        return *handling.error();
    if (until <= unit.now())
        return base::fail(Fault::InvalidInput, QStringLiteral("must lie in the future"), QStringLiteral("until"));
    // A slip in the year must not lose a customer.
    if (until > unit.now() + Millis::days(90))
        return base::fail(Fault::InvalidInput, QStringLiteral("must lie within 90 days"), QStringLiteral("until"));
    handling.session.snoozedUntil = until;
    // The idle clock does not run while it sleeps; when it wakes the holder has the next step.
    stopAwaiting(handling.session);
    return handling.finish("session.snooze", {"session.snoozed", "session.updated"});
}

Result<Session> handBack(Unit &unit, CompanyId company, const QString &sessionId, Tier tier)
{
    if (const auto sent = sendHeld(unit, company, sessionId); !sent)
        return sent.error();
    Handling handling(unit, company, sessionId);
    handling.mustBeHeldByActor();
    if (handling.error())
        return *handling.error();
    if (tier == Tier::HumanAgent || !handling.config().isTierEnabled(tier))
        return base::fail(Fault::InvalidTarget, QStringLiteral("%1 cannot take it back").arg(word(tier)),
                          QStringLiteral("tier"));
    Session &session = handling.session;
    if (const auto ended = endClimbsAbove(unit, session, tier); !ended)
        return ended.error();
    session.tier = tier;
    session.holder = {};
    session.claimedAt.reset();
    leaveQueues(session);
    session.irateAnswers = 0;
    ai::voidQuestion(session.dialogue); // of cases that came to a person before a climb did so
    awaitCustomer(session, handling.config(), unit.now(), true);
    return handling.finish("session.hand_back", {"session.released", "session.updated"});
}

Result<Session> setTags(Unit &unit, CompanyId company, const QString &sessionId, const QStringList &tags)
{
    Handling handling(unit, company, sessionId);
    if (handling.error())
        return *handling.error();
    handling.session.tags = Redaction(handling.config())(tags);
    handling.session.tags.removeDuplicates();
    return handling.finish("session.tag", {"session.updated"});
}

Result<Session> takeOver(Unit &unit, CompanyId company, const QString &sessionId, const QString &notes)
{
    Handling handling(unit, company, sessionId);
    handling.mustBeOpen();
    if (handling.error())
        return *handling.error();
    Session &session = handling.session;
    if (session.tier == Tier::HumanAgent)
        return claim(unit, company, sessionId);
    if (!policy::canClimb(handling.config(), session.tier, Tier::HumanAgent))
        return base::fail(Fault::InvalidTarget, QStringLiteral("people are switched off for this company"));
    const auto customer = customerOf(unit, session);
    if (!customer)
        return customer.error();
    auto escalation =
        climb(unit, session, handling.config(), *customer ? &**customer : nullptr,
              {.from = session.tier,
               .to = Tier::HumanAgent,
               .reasons = {{Reason::PolicyException, QStringLiteral("taken over by %1").arg(unit.actor().name)}},
               .notes = notes,
               .by = unit.actor().name,
               .isAnswered = false,
               .atLeast = Priority::Low});
    if (!escalation)
        return escalation.error();
    giveTo(session, unit.actor().user, unit.now());
    handling.event.escalations.push_back(std::move(*escalation));
    return handling.finish("session.take_over", {"session.escalated", "session.claimed", "session.updated"});
}

} // namespace tierdesk::engine::commands
