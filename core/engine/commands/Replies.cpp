#include "core/engine/Commands.h"

#include "core/domain/SuggestedResolution.h"
#include "core/engine/commands/SessionEdit.h"

namespace tierdesk::engine::commands {

namespace {

using base::Fault;
using base::Result;

/// Maximum held replies per run.
constexpr int DueLimit = 200;

Result<void> settle(CommandContext &context, SessionEdit &edit, HeldReply &held, HeldState state)
{
    held.state = state;
    held.settledAt = context.now();
    const auto settled = TRY(context.store().heldReplies.settle(held));
    if (!settled)
        return base::fail(Fault::Conflict, u"the reply is not held any more"_s);
    edit.event.held.push_back(held);
    return {};
}

/// Returns the files @p ids, which the actor must have uploaded to @p session and not sent before.
Result<std::vector<Attachment>> filesToSend(CommandContext &context, const Session &session, const QStringList &ids)
{
    std::vector<Attachment> files;
    for (const QString &id : ids) {
        auto found = TRY(context.store().attachments.byPublicId(session.company, id));
        if (!found || found->session != session.key || found->user != context.actor().user)
            return base::fail(Fault::InvalidInput, u"there is no attachment %1 of yours"_s.arg(id), u"attachments"_s);
        if (found->message.isSet())
            return sentAlready(id);
        files.push_back(std::move(found->file));
    }
    return files;
}

/// Returns the files of @p held that were not sent with another reply meanwhile.
Result<std::vector<Attachment>> filesLeft(CommandContext &context, const Session &session, const HeldReply &held)
{
    std::vector<Attachment> files;
    for (const Attachment &each : held.attachments) {
        const auto found = TRY(context.store().attachments.byPublicId(session.company, each.id));
        if (found && !found->message.isSet())
            files.push_back(each);
    }
    return files;
}

Result<Session> resolveBy(CommandContext &context, const Session &session)
{
    const auto actions = TRY(context.store().actions.ofSession(session.key));
    return resolve(context,
                   {session.company, session.id, suggestedResolution(session.category, session.summary, actions)});
}

/// Sends @p text to the customer; marks @p held, if given, as sent.
Result<Said> say(CommandContext &context, SessionEdit &edit, const QString &text, std::vector<Attachment> files,
                 AfterReply then, HeldReply *held = nullptr)
{
    auto message = TRY(edit.append(Speaker::HumanAgent, text, false, std::move(files)));
    Session &session = edit.session;
    session.messageCount += 1;
    if (!session.firstResponseAt) {
        session.firstResponseAt = context.now();
        auto open = TRY(context.store().escalations.openOf(session.key));
        if (open && !open->answeredAt) {
            open->answeredAt = context.now();
            TRY(context.store().escalations.update(*open));
        }
    }
    awaitCustomer(session, edit.config(), context.now(), then == AfterReply::Wait);
    QByteArrayList kinds{"message.created", "session.updated"};
    if (held) {
        held->message = message.id;
        held->text.clear();
        TRY(settle(context, edit, *held, HeldState::Sent));
        kinds.prepend("reply.sent");
    }
    auto finished = edit.finish("session.reply", std::move(kinds));
    if (finished && then == AfterReply::Resolve)
        finished = resolveBy(context, *finished);
    if (!finished)
        return finished.error();
    return Said{std::move(*finished), std::move(message)};
}

Result<void> drop(CommandContext &context, SessionEdit &edit, HeldReply held, DropReason reason)
{
    held.reason = reason;
    if (const auto settled = settle(context, edit, held, HeldState::Dropped); !settled)
        return settled;
    return edit.tell("session.reply_drop", {"reply.dropped"});
}

Result<Said> sayHeld(CommandContext &context, SessionEdit &edit, HeldReply &held, AfterReply then)
{
    auto files = TRY(filesLeft(context, edit.session, held));
    const QString text = held.text;
    return say(context, edit, text, std::move(files), then, &held);
}

/// Returns what happens to the session when @p held is sent at its time: StayOpen if the customer has written since it
/// was held and waits for an answer to that.
Result<AfterReply> afterWaiting(CommandContext &context, const HeldReply &held)
{
    if (held.then == AfterReply::StayOpen)
        return held.then;
    const auto last = TRY(context.store().messages.lastOf(held.session, 1));
    const bool hasWritten = !last.empty() && last.back().speaker == Speaker::Customer && last.back().at > held.at;
    return hasWritten ? AfterReply::StayOpen : held.then;
}

/// Returns why @p held cannot be sent now; none if it can.
std::optional<DropReason> obstacleTo(const HeldReply &held, const CommandContext &context, const Session &session)
{
    if (!isOf(context.directory().user(held.user), session.company))
        return DropReason::UserGone;
    if (isOver(session.status))
        return DropReason::SessionClosed;
    if (session.tier != Tier::HumanAgent || session.holder != held.user)
        return DropReason::HolderChanged;
    return std::nullopt;
}

/// Sends or drops @p held in its author's name.
Result<void> takeDue(CommandContext &context, HeldReply held, RepliesSent &done)
{
    const auto session = TRY(context.store().sessions.byKey(held.session));
    if (!session)
        return base::fail(Fault::StorageFailed, u"a held reply without its session"_s);
    const Actor clock = context.actor();
    if (const User *author = context.directory().user(held.user))
        context.actAs({Actor::Kind::User, author->id, author->email, u"held reply"_s});
    SessionEdit edit(context, session->company, session->id);
    Result<void> result;
    if (edit.error()) {
        result = *edit.error();
    } else if (const auto obstacle = obstacleTo(held, context, edit.session)) {
        result = drop(context, edit, std::move(held), *obstacle);
        ++done.dropped;
    } else {
        const auto then = TRY(afterWaiting(context, held));
        const auto said = sayHeld(context, edit, held, then);
        result = said ? Result<void>() : Result<void>(said.error());
        ++done.sent;
    }
    context.actAs(clock);
    return result;
}

} // namespace

Result<Said> reply(CommandContext &context, CompanyId company, const QString &sessionId, const QString &text,
                   const QStringList &files, AfterReply then)
{
    TRY(sendHeld(context, company, sessionId));
    SessionEdit edit(context, company, sessionId);
    edit.mustBeHeldByActor();
    if (edit.error())
        return *edit.error();
    auto sent = TRY(filesToSend(context, edit.session, files));
    return say(context, edit, text, std::move(sent), then);
}

Result<HeldBack> holdReply(CommandContext &context, CompanyId company, const QString &sessionId, const QString &text,
                           Millis wait, const QStringList &files, AfterReply then)
{
    TRY(sendHeld(context, company, sessionId));
    SessionEdit edit(context, company, sessionId);
    edit.mustBeHeldByActor();
    if (edit.error())
        return *edit.error();
    auto kept = TRY(filesToSend(context, edit.session, files));
    HeldReply held;
    held.attachments = std::move(kept);
    held.session = edit.session.key;
    held.user = context.actor().user;
    held.userName = context.directory().userName(held.user);
    held.text = Redaction(edit.config())(text);
    held.at = context.now();
    held.sendAt = context.now() + wait;
    held.then = then;
    const auto id = TRY(context.store().heldReplies.insert(held));
    held.id = id;
    edit.event.held.push_back(held);
    // The session itself does not change until the reply is sent.
    TRY(edit.tell("session.reply_hold", {"reply.held"}));
    return HeldBack{edit.session, std::move(held)};
}

Result<HeldBack> undoReply(CommandContext &context, CompanyId company, const QString &sessionId, HeldReplyId id)
{
    SessionEdit edit(context, company, sessionId);
    if (edit.error())
        return *edit.error();
    auto found = TRY(context.store().heldReplies.byId(id));
    if (!found || found->session != edit.session.key)
        return base::fail(Fault::NotFound, u"no such held reply"_s);
    HeldReply &held = *found;
    if (held.user != context.actor().user)
        return base::fail(Fault::Forbidden, u"this reply is %1's"_s.arg(held.userName), {},
                          {{u"userName"_s, held.userName}});
    if (held.state == HeldState::Undone)
        return HeldBack{edit.session, std::move(held)};
    if (held.state != HeldState::Held)
        return base::fail(Fault::Conflict, u"the reply was %1 already"_s.arg(word(held.state)), {},
                          {{u"state"_s, word(held.state)}});
    TRY(settle(context, edit, held, HeldState::Undone));
    TRY(edit.tell("session.reply_undo", {"reply.undone"}));
    return HeldBack{edit.session, std::move(held)};
}

Result<void> sendHeld(CommandContext &context, CompanyId company, const QString &sessionId)
{
    if (!context.actor().user.isSet())
        return {};
    const auto session = TRY(sessionOf(context, company, sessionId));
    auto all = TRY(context.store().heldReplies.heldOf(session.key));
    for (HeldReply &held : all) {
        if (held.user != context.actor().user || obstacleTo(held, context, session))
            continue;
        SessionEdit edit(context, company, sessionId);
        if (edit.error())
            return *edit.error();
        const AfterReply then = held.then == AfterReply::Wait ? AfterReply::Wait : AfterReply::StayOpen;
        TRY(sayHeld(context, edit, held, then));
    }
    return {};
}

Result<RepliesSent> sendDue(CommandContext &context)
{
    RepliesSent done;
    auto due = TRY(context.store().heldReplies.due(context.now(), DueLimit));
    for (HeldReply &held : due)
        TRY(takeDue(context, std::move(held), done));
    const auto next = TRY(context.store().heldReplies.nextDue());
    done.next = next;
    return done;
}

} // namespace tierdesk::engine::commands
