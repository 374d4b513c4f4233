#include "core/engine/Commands.h"

#include "core/domain/SuggestedResolution.h"
#include "core/engine/commands/Handling.h"

namespace tierdesk::engine::commands {

namespace {

using base::Fault;
using base::Result;

/// Held replies that one run of the clock takes at most.
constexpr int DueLimit = 200;

Result<void> settle(Unit &unit, Handling &handling, HeldReply &held, HeldState state)
{
    held.state = state;
    held.settledAt = unit.now();
    const auto settled = unit.store().heldReplies.settle(held);
    if (!settled)
        return settled.error();
    if (!*settled)
        return base::fail(Fault::Conflict, QStringLiteral("the reply is not held any more"));
    handling.event.held.push_back(held);
    return {};
}

/// Those files of @p ids that the actor has brought to @p session. One that was sent before is refused.
Result<std::vector<Attachment>> filesToSend(Unit &unit, const Session &session, const QStringList &ids)
{
    std::vector<Attachment> files;
    for (const QString &id : ids) {
        auto found = unit.store().attachments.byPublicId(session.company, id);
        if (!found)
            return found.error();
        if (!*found || (*found)->session != session.key || (*found)->user != unit.actor().user)
            return base::fail(Fault::InvalidInput, QStringLiteral("there is no attachment %1 of yours").arg(id),
                              QStringLiteral("attachments"));
        if ((*found)->message.isSet())
            return sentAlready(id);
        files.push_back(std::move((*found)->file));
    }
    return files;
}

/// Those of @p held that did not go with another reply meanwhile.
Result<std::vector<Attachment>> filesLeft(Unit &unit, const Session &session, const HeldReply &held)
{
    std::vector<Attachment> files;
    for (const Attachment &each : held.attachments) {
        const auto found = unit.store().attachments.byPublicId(session.company, each.id);
        if (!found)
            return found.error();
        if (*found && !(*found)->message.isSet())
            files.push_back(each);
    }
    return files;
}

Result<Session> resolveBy(Unit &unit, const Session &session)
{
    const auto actions = unit.store().actions.ofSession(session.key);
    if (!actions)
        return actions.error();
    return resolve(unit,
                   {session.company, session.id, suggestedResolution(session.category, session.summary, *actions)});
}

/// Says @p text to the customer; with @p held that one is thereby sent.
Result<Said> say(Unit &unit, Handling &handling, const QString &text, std::vector<Attachment> files, AfterReply then,
                 HeldReply *held = nullptr)
{
    auto message = handling.append(Speaker::HumanAgent, text, false, std::move(files));
    if (!message)
        return message.error();
    Session &session = handling.session;
    session.messageCount += 1;
    if (!session.firstResponseAt) {
        session.firstResponseAt = unit.now();
        auto open = unit.store().escalations.openOf(session.key);
        if (!open)
            return open.error();
        if (*open && !(*open)->answeredAt) {
            (*open)->answeredAt = unit.now();
            if (const auto updated = unit.store().escalations.update(**open); !updated)
                return updated.error();
        }
    }
    awaitCustomer(session, handling.config(), unit.now(), then == AfterReply::Wait);
    QByteArrayList kinds{"message.created", "session.updated"};
    if (held) {
        held->message = message->id;
        held->text.clear();
        if (const auto settled = settle(unit, handling, *held, HeldState::Sent); !settled)
            return settled.error();
        kinds.prepend("reply.sent");
    }
    auto finished = handling.finish("session.reply", std::move(kinds));
    if (finished && then == AfterReply::Resolve)
        finished = resolveBy(unit, *finished);
    if (!finished)
        return finished.error();
    return Said{std::move(*finished), std::move(*message)};
}

Result<void> drop(Unit &unit, Handling &handling, HeldReply held, DropReason reason)
{
    held.reason = reason;
    if (const auto settled = settle(unit, handling, held, HeldState::Dropped); !settled)
        return settled;
    return handling.tell("session.reply_drop", {"reply.dropped"});
}

Result<Said> sayHeld(Unit &unit, Handling &handling, HeldReply &held, AfterReply then)
{
    auto files = filesLeft(unit, handling.session, held);
    if (!files)
        return files.error();
    const QString text = held.text;
    return say(unit, handling, text, std::move(*files), then, &held);
}

/// What becomes of the session when @p held is sent at its time: nothing but StayOpen if the customer has written since
/// it was held, and waits for an answer to that.
Result<AfterReply> afterWaiting(Unit &unit, const HeldReply &held)
{
    if (held.then == AfterReply::StayOpen)
        return held.then;
    const auto last = unit.store().messages.lastOf(held.session, 1);
    if (!last)
        return last.error();
    const bool hasWritten = !last->empty() && last->back().speaker == Speaker::Customer && last->back().at > held.at;
    return hasWritten ? AfterReply::StayOpen : held.then;
}

/// Why @p held cannot be sent now; none if it can.
std::optional<DropReason> obstacleTo(const HeldReply &held, const Unit &unit, const Session &session)
{
    if (!isOf(unit.directory().user(held.user), session.company))
        return DropReason::UserGone;
    if (isOver(session.status))
        return DropReason::SessionClosed;
    if (session.tier != Tier::HumanAgent || session.holder != held.user)
        return DropReason::HolderChanged;
    return std::nullopt;
}

/// Sends or drops @p held in its author's name.
Result<void> takeDue(Unit &unit, HeldReply held, RepliesSent &done)
{
    const auto session = unit.store().sessions.byKey(held.session);
    if (!session)
        return session.error();
    if (!*session)
        return base::fail(Fault::StorageFailed, QStringLiteral("a held reply without its session"));
    const Actor clock = unit.actor();
    if (const User *author = unit.directory().user(held.user))
        unit.actAs({Actor::Kind::User, author->id, author->email, QStringLiteral("held reply")});
    Handling handling(unit, (*session)->company, (*session)->id);
    Result<void> result;
    if (handling.error()) {
        result = *handling.error();
    } else if (const auto obstacle = obstacleTo(held, unit, handling.session)) {
        result = drop(unit, handling, std::move(held), *obstacle);
        ++done.dropped;
    } else {
        const auto then = afterWaiting(unit, held);
        if (!then)
            return then.error();
        const auto said = sayHeld(unit, handling, held, *then);
        result = said ? Result<void>() : Result<void>(said.error());
        ++done.sent;
    }
    unit.actAs(clock);
    return result;
}

} // namespace

Result<Said> reply(Unit &unit, CompanyId company, const QString &sessionId, const QString &text,
                   const QStringList &files, AfterReply then)
{
    if (const auto earlier = sendHeld(unit, company, sessionId); !earlier)
        return earlier.error();
    Handling handling(unit, company, sessionId);
    handling.mustBeHeldByActor();
    if (handling.error())
        return *handling.error();
    auto sent = filesToSend(unit, handling.session, files);
    if (!sent)
        return sent.error();
    return say(unit, handling, text, std::move(*sent), then);
}

Result<HeldBack> holdReply(Unit &unit, CompanyId company, const QString &sessionId, const QString &text, Millis wait,
                           const QStringList &files, AfterReply then)
{
    if (const auto sent = sendHeld(unit, company, sessionId); !sent)
        return sent.error();
    Handling handling(unit, company, sessionId);
    handling.mustBeHeldByActor();
    if (handling.error())
        return *handling.error();
    auto kept = filesToSend(unit, handling.session, files);
    if (!kept)
        return kept.error();
    HeldReply held;
    held.attachments = std::move(*kept);
    held.session = handling.session.key;
    held.user = unit.actor().user;
    held.userName = unit.directory().userName(held.user);
    held.text = Redaction(handling.config())(text);
    held.at = unit.now();
    held.sendAt = unit.now() + wait;
    held.then = then;
    const auto id = unit.store().heldReplies.insert(held);
    if (!id)
        return id.error();
    held.id = *id;
    handling.event.held.push_back(held);
    // Nothing of the session itself changes until it is sent.
    if (const auto told = handling.tell("session.reply_hold", {"reply.held"}); !told)
        return told.error();
    return HeldBack{handling.session, std::move(held)};
}

Result<HeldBack> undoReply(Unit &unit, CompanyId company, const QString &sessionId, HeldReplyId id)
{
    Handling handling(unit, company, sessionId);
    if (handling.error())
        return *handling.error();
    auto found = unit.store().heldReplies.byId(id);
    if (!found)
        return found.error();
    if (!*found || (*found)->session != handling.session.key)
        return base::fail(Fault::NotFound, QStringLiteral("no such held reply"));
    HeldReply &held = **found;
    if (held.user != unit.actor().user)
        return base::fail(Fault::Forbidden, QStringLiteral("this reply is %1's").arg(held.userName), {},
                          {{QStringLiteral("userName"), held.userName}});
    if (held.state == HeldState::Undone)
        return HeldBack{handling.session, std::move(held)};
    if (held.state != HeldState::Held)
        return base::fail(Fault::Conflict, QStringLiteral("the reply was %1 already").arg(word(held.state)), {},
                          {{QStringLiteral("state"), word(held.state)}});
    if (const auto settled = settle(unit, handling, held, HeldState::Undone); !settled)
        return settled.error();
    if (const auto told = handling.tell("session.reply_undo", {"reply.undone"}); !told)
        return told.error();
    return HeldBack{handling.session, std::move(held)};
}

Result<void> sendHeld(Unit &unit, CompanyId company, const QString &sessionId)
{
    if (!unit.actor().user.isSet())
        return {};
    const auto session = sessionOf(unit, company, sessionId);
    if (!session)
        return session.error();
    auto all = unit.store().heldReplies.heldOf(session->key);
    if (!all)
        return all.error();
    for (HeldReply &held : *all) {
        if (held.user != unit.actor().user || obstacleTo(held, unit, *session))
            continue;
        Handling handling(unit, company, sessionId);
        if (handling.error())
            return *handling.error();
        const AfterReply then = held.then == AfterReply::Wait ? AfterReply::Wait : AfterReply::StayOpen;
        if (const auto said = sayHeld(unit, handling, held, then); !said)
            return said.error();
    }
    return {};
}

Result<RepliesSent> sendDue(Unit &unit)
{
    RepliesSent done;
    auto due = unit.store().heldReplies.due(unit.now(), DueLimit);
    if (!due)
        return due.error();
    for (HeldReply &held : *due) {
        if (const auto taken = takeDue(unit, std::move(held), done); !taken)
            return taken.error();
    }
    const auto next = unit.store().heldReplies.nextDue();
    if (!next)
        return next.error();
    done.next = *next;
    return done;
}

} // namespace tierdesk::engine::commands
