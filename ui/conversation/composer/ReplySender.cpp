#include "ui/conversation/composer/ReplySender.h"

#include "core/doors/client/Failures.h"
#include "ui/conversation/CaseDesk.h"
#include "ui/conversation/CaseFeed.h"
#include "ui/conversation/CaseWords.h"
#include "ui/conversation/composer/Composer.h"
#include "ui/conversation/drafts/DraftSettling.h"
#include "ui/conversation/InlineNotice.h"
#include "ui/models/Failures.h"

#include <QtCore/QLocale>
#include <QtWidgets/QPushButton>

#include <algorithm>

namespace tierdesk::ui {

using Kind = DraftStore::Kind;
using base::Fault;
using base::Result;

namespace {

constexpr int CountdownMs = 250;

/// Returns why a message was not sent.
QString failureText(const base::Error &error, Kind kind)
{
    const bool isNote = kind == Kind::Note;
    if (!client::reasonOf(error).isEmpty())
        return isNote ? Composer::tr(
                            "The server did not respond, so the note may not have been saved. Your text is kept. You "
                            "can safely add it again: it is never saved twice.")
                      : Composer::tr(
                            "The server did not respond, so the reply may not have been sent. Your text is kept. You "
                            "can safely send it again: it is never sent twice.");
    const QString holder = error.details.value(u"holderName"_s).toString();
    const bool isFileSent = error.fault == Fault::Conflict && error.where == u"attachments";
    switch (isFileSent ? Fault::IdempotencyMismatch : error.fault) {
    case Fault::AlreadyResolved:
        return Composer::tr("Not sent: the case was closed in the meantime. Your text is kept.");
    case Fault::Forbidden:
        return holder.isEmpty()
                   ? Composer::tr("Not sent: this case is not assigned to you. Your text is kept.")
                   : Composer::tr("Not sent: this case is now assigned to %1. Your text is kept.").arg(holder);
    case Fault::Conflict:
        return Composer::tr("Not sent: the AI is now handling this case. Your text is kept.");
    case Fault::IdempotencyMismatch:
        return Composer::tr(
            "Your message may already have been sent. Check the conversation before you send it again. Your text "
            "is kept.");
    case Fault::Unauthenticated:
        return Composer::tr("Not sent: you are signed out. Your text is kept.");
    default: {
        const FailureWords words = failureWords(error);
        return isNote ? Composer::tr("Not saved. %1 Your text is kept.").arg(words.sentence)
                      : Composer::tr("Not sent. %1 Your text is kept.").arg(words.sentence);
    }
    }
}

} // namespace

ReplySender::ReplySender(CaseDesk &desk, CaseFeed &feed, InlineNotice &held)
    : QObject(&held)
    , m_desk(desk)
    , m_feed(feed)
    , m_held(held)
    , m_sessions(desk.connection())
{
    m_countdown.setInterval(CountdownMs);
    connect(&m_countdown, &QTimer::timeout, this, &ReplySender::showHeld);
    connect(&m_held, &InlineNotice::actionTriggered, this, &ReplySender::undo);
    connect(&m_feed, &CaseFeed::detailLoaded, this, &ReplySender::reconcile);
    connect(&m_feed, &CaseFeed::heldSettled, this, &ReplySender::takeSettled);
}

bool ReplySender::canSend(Kind kind) const
{
    return m_feed.state() == CaseFeed::State::Ready && !isSending() && (kind == Kind::Note || m_feed.isMine());
}

void ReplySender::send(Kind kind, const QString &text, const QStringList &files, AfterReply then)
{
    const QString session = m_feed.sessionId();
    m_sending = session;
    m_sendingKind = kind;
    DraftStore &drafts = m_desk.drafts();
    Draft draft = drafts.draft(session, kind);
    draft.text = text;
    if (draft.key.isEmpty()) {
        draft.key = newDraftKey();
        draft.after = m_feed.detail().messages.empty() ? 0 : m_feed.detail().messages.back().id.value;
    }
    drafts.put(session, kind, draft);
    // Whatever happens to us now, the next start knows under which key it was tried.
    drafts.flush();
    const deskapi::Reply reply{text, m_desk.undoFor(), files, then};
    const auto done = [this, place = Place{drafts.owner(), session}, kind,
                       reply](const Result<deskapi::Handled> &handled) { takeSent(place, kind, reply, handled); };
    if (kind == Kind::Reply)
        m_sessions.reply(session, reply, draft.key, this, done);
    else
        m_sessions.note(session, {text}, draft.key, this, done);
    Q_EMIT changed();
}

void ReplySender::takeSent(const Place &place, Kind kind, const deskapi::Reply &sent,
                           const Result<deskapi::Handled> &handled)
{
    const auto &[owner, session] = place;
    m_sending.clear();
    DraftStore &drafts = m_desk.drafts();
    Draft draft = drafts.draft(owner, session, kind);
    if (!handled) {
        if (handled.error().fault == Fault::IdempotencyMismatch) {
            // Sent before in another form: the next try is a new one.
            draft.key.clear();
            drafts.put(owner, session, kind, draft);
        }
        Q_EMIT failed(place, failureText(handled.error(), kind));
        Q_EMIT changed();
        return;
    }
    draft.key.clear();
    const auto gone = std::stable_partition(draft.files.begin(), draft.files.end(), [&sent](const DraftFile &each) {
        return !sent.attachments.contains(each.file.id);
    });
    const std::vector<DraftFile> sentFiles(gone, draft.files.end());
    draft.files.erase(gone, draft.files.end());
    if (draft.text == sent.text)
        draft.text.clear();
    if (handled->held && handled->held->state == HeldState::Held)
        draft.held.push_back({handled->held->id.value, sent.text, draft.after, sentFiles});
    drafts.put(owner, session, kind, draft);
    drafts.flush();
    Q_EMIT accepted(session, kind, sent.attachments);
    if (handled->held && handled->held->sendAt <= m_feed.now()) {
        // To a repeat the server says again what it said at first, though the reply may have gone out or been dropped
        // since.
        if (session == m_feed.sessionId())
            m_feed.reload();
    } else {
        m_feed.put(*handled);
        // The event that it is sent may have come first.
        const auto &held = m_feed.detail().held;
        const bool isHeld = handled->held && std::any_of(held.begin(), held.end(), [&](const HeldReply &each) {
                                return each.id == handled->held->id;
                            });
        if (session == m_feed.sessionId() && handled->held && !isHeld)
            drafts.forgetHeld(owner, session, handled->held->id.value);
    }
    Q_EMIT changed();
}

// --- held back

const HeldReply *ReplySender::myHeld() const
{
    const auto &held = m_feed.detail().held;
    const auto mine =
        std::find_if(held.rbegin(), held.rend(), [this](const HeldReply &each) { return each.user == m_desk.me().id; });
    return mine == held.rend() ? nullptr : &*mine;
}

void ReplySender::showHeld()
{
    const HeldReply *mine = myHeld();
    if (!mine) {
        m_countdown.stop();
        m_held.hide();
        return;
    }
    const qint64 seconds = words::secondsLeft(*mine, m_feed.now());
    const auto in = [&](const QString &words) { return words.arg(QLocale().toString(seconds)); };
    QString what = Composer::tr("Sending…");
    if (seconds > 0 && mine->then == AfterReply::Wait)
        what = in(Composer::tr("Sending in %1 s, then waiting for the customer"));
    else if (seconds > 0 && mine->then == AfterReply::Resolve)
        what = in(Composer::tr("Sending in %1 s, then resolving the case"));
    else if (seconds > 0)
        what = in(Composer::tr("Sending in %1 s"));
    m_held.say(InlineNotice::Mood::Note, what, Composer::tr("Undo"));
    m_held.show();
    if (!m_countdown.isActive())
        m_countdown.start();
}

void ReplySender::undo()
{
    const HeldReply *mine = myHeld();
    if (!mine)
        return;
    m_held.button().setEnabled(false);
    m_undoing = mine->id.value;
    m_sessions.undo(m_feed.sessionId(), mine->id, this,
                    [this, place = Place{m_desk.drafts().owner(), m_feed.sessionId()},
                     id = m_undoing](const Result<deskapi::Handled> &handled) { takeUndone(place, id, handled); });
}

void ReplySender::takeUndone(const Place &place, qint64 id, const Result<deskapi::Handled> &handled)
{
    m_held.button().setEnabled(true);
    if (handled) {
        if (handled->held)
            m_desk.giveBack(place.owner, place.session, *handled->held);
        else
            m_desk.drafts().giveBack(place.owner, place.session, id, {});
        m_feed.put(*handled);
        if (place.session == m_feed.sessionId())
            Q_EMIT undone();
    } else {
        const QString state = handled.error().details.value(u"state"_s).toString();
        Q_EMIT failed(place, state == word(HeldState::Sent) ? Composer::tr("Too late to undo: the reply has been sent.")
                             : !client::reasonOf(handled.error()).isEmpty()
                                 ? Composer::tr("Could not undo: the server did not respond.")
                                 : Composer::tr("Could not undo. %1").arg(failureWords(handled.error()).sentence));
    }
    Q_EMIT changed();
}

void ReplySender::takeSettled(const HeldReply &held)
{
    const bool isDropped = held.state == HeldState::Dropped;
    if (held.state == HeldState::Held || (isDropped && held.user != m_desk.me().id))
        return;
    // What was undone at another console of the same person is a draft again there; here the answer brings it back. The
    // desk has given back what was dropped: it hears of every case.
    if (held.state == HeldState::Sent || (held.state == HeldState::Undone && held.id.value != m_undoing))
        m_desk.drafts().forgetHeld(m_desk.drafts().owner(), m_feed.sessionId(), held.id.value);
    if (isDropped)
        Q_EMIT troubleChanged(
            held.reason == DropReason::SessionClosed
                ? Composer::tr("Your reply was not sent because the case was closed. It was restored as a draft.")
                : Composer::tr("Your reply was not sent because the case was no longer assigned to you. It was "
                               "restored as a draft."));
    Q_EMIT changed();
}

/// What was held back when this console last ran, or was cut off: it is held still, was sent, or is a draft again.
void ReplySender::reconcile()
{
    const Settled settled = settleDrafts(m_desk.drafts(), m_desk.drafts().owner(), m_feed.detail(), m_desk.me().id,
                                         isSending(m_feed.sessionId()));
    if (settled.isTaken || settled.isGivenBack)
        Q_EMIT troubleChanged(settled.isGivenBack
                                  ? Composer::tr("Your last reply was not sent. It was restored as a draft.")
                                  : QString());
    Q_EMIT changed();
}

} // namespace tierdesk::ui
