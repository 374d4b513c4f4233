#include "core/doors/client/Failures.h"
#include "ui/conversation/CaseDesk.h"
#include "ui/conversation/CaseFeed.h"
#include "ui/conversation/CaseWords.h"
#include "ui/conversation/composer/Composer.h"
#include "ui/conversation/drafts/DraftSettling.h"
#include "ui/conversation/InlineNotice.h"
#include "ui/conversation/composer/ReplyEdit.h"
#include "ui/models/Failures.h"

#include <QtCore/QLocale>
#include <QtWidgets/QPushButton>

#include <algorithm>

/// The half of Composer that speaks with the server: sending, what is held back, and what became of it.
namespace tierdesk::ui {

using Kind = DraftStore::Kind;
using base::Fault;
using base::Result;

void Composer::send(AfterReply then)
{
    if (!maySend() || (kind() == Kind::Note && then != AfterReply::StayOpen))
        return;
    m_teller.tell(false);
    m_trouble.clear();
    m_sending = m_session;
    m_sendingKind = kind();
    Draft draft = m_desk.drafts().draft(m_session, kind());
    draft.text = m_edit->toPlainText();
    if (draft.key.isEmpty()) {
        draft.key = newDraftKey();
        draft.after = m_feed.detail().messages.empty() ? 0 : m_feed.detail().messages.back().id.value;
    }
    m_desk.drafts().put(m_session, kind(), draft);
    // Whatever happens to us now, the next start knows under which key it was tried.
    m_desk.drafts().flush();
    const QStringList files = kind() == Kind::Reply ? m_files.ids(m_session) : QStringList();
    const deskapi::Reply reply{draft.text, m_desk.undoFor(), files, then};
    const auto done = [this, owner = m_desk.drafts().owner(), session = m_session, sent = kind(),
                       reply](const Result<deskapi::Handled> &handled) {
        takeSent({owner, session}, sent, reply, handled);
    };
    if (kind() == Kind::Reply)
        m_sessions.reply(m_session, reply, draft.key, this, done);
    else
        m_sessions.note(m_session, {draft.text}, draft.key, this, done);
    refresh();
}

void Composer::takeSent(const Place &place, Kind kind, const deskapi::Reply &sent,
                        const Result<deskapi::Handled> &handled)
{
    const QString &text = sent.text;
    const QString &session = place.session;
    m_sending.clear();
    DraftStore &drafts = m_desk.drafts();
    Draft draft = drafts.draft(place.owner, session, kind);
    if (!handled) {
        if (handled.error().fault == Fault::IdempotencyMismatch) {
            // Sent before in another form: the next try is a new one.
            draft.key.clear();
            drafts.put(place.owner, session, kind, draft);
        }
        complain(place, failure(handled.error(), kind));
        refresh();
        return;
    }
    draft.key.clear();
    const auto gone = std::stable_partition(draft.files.begin(), draft.files.end(), [&sent](const DraftFile &each) {
        return !sent.attachments.contains(each.file.id);
    });
    const std::vector<DraftFile> sentFiles(gone, draft.files.end());
    draft.files.erase(gone, draft.files.end());
    if (m_suggesting == session && kind == Kind::Reply)
        m_suggesting.clear(); // what is awaited would answer what is answered
    if (draft.text == text)
        draft.text.clear();
    if (handled->held && handled->held->state == HeldState::Held)
        draft.held.push_back({handled->held->id.value, text, draft.after, sentFiles});
    drafts.put(place.owner, session, kind, draft);
    drafts.flush();
    m_files.forget(session, sent.attachments);
    // To a repeat the server says again what it said at first, though the reply may have gone out or been dropped
    // since.
    if (handled->held && handled->held->sendAt <= m_feed.now()) {
        if (session == m_session)
            m_feed.reload();
        refresh();
        return;
    }
    m_feed.put(*handled);
    if (session == m_session) {
        // The event that it is sent may have come first.
        const auto &held = m_feed.detail().held;
        const bool isHeld = handled->held && std::any_of(held.begin(), held.end(), [&](const HeldReply &each) {
                                return each.id == handled->held->id;
                            });
        if (handled->held && !isHeld)
            drafts.forgetHeld(place.owner, session, handled->held->id.value);
        showDraft();
    }
    refresh();
}

/// Said in the case; where that is not on the screen any more, the desk says it.
void Composer::complain(const Place &place, const QString &text)
{
    if (place.session == m_session)
        m_trouble = text;
    if ((place.session != m_session || !isVisible()) && place.owner == m_desk.drafts().owner())
        m_desk.tellTrouble(place.session, text);
}

QString Composer::failure(const base::Error &error, Kind kind) const
{
    const bool isNote = kind == Kind::Note;
    if (!client::reasonOf(error).isEmpty())
        return isNote ? tr("The server did not respond, so the note may not have been saved. Your text is kept. You "
                           "can safely add it again: it is never saved twice.")
                      : tr("The server did not respond, so the reply may not have been sent. Your text is kept. You "
                           "can safely send it again: it is never sent twice.");
    const QString holder = error.details.value(u"holderName"_s).toString();
    const bool isFileSent = error.fault == Fault::Conflict && error.where == u"attachments";
    switch (isFileSent ? Fault::IdempotencyMismatch : error.fault) {
    case Fault::AlreadyResolved:
        return tr("Not sent: the case was closed in the meantime. Your text is kept.");
    case Fault::Forbidden:
        return holder.isEmpty() ? tr("Not sent: this case is not assigned to you. Your text is kept.")
                                : tr("Not sent: this case is now assigned to %1. Your text is kept.").arg(holder);
    case Fault::Conflict:
        return tr("Not sent: the AI is now handling this case. Your text is kept.");
    case Fault::IdempotencyMismatch:
        return tr("Your message may already have been sent. Check the conversation before you send it again. Your text "
                  "is kept.");
    case Fault::Unauthenticated:
        return tr("Not sent: you are signed out. Your text is kept.");
    default: {
        const FailureWords words = failureWords(error);
        return isNote ? tr("Not saved. %1 Your text is kept.").arg(words.sentence)
                      : tr("Not sent. %1 Your text is kept.").arg(words.sentence);
    }
    }
}

// --- held back

bool Composer::canUndo() const
{
    const auto &held = m_feed.detail().held;
    return std::any_of(held.begin(), held.end(), [this](const HeldReply &each) { return each.user == m_desk.me().id; });
}

void Composer::showHeld()
{
    const auto &held = m_feed.detail().held;
    const auto mine =
        std::find_if(held.rbegin(), held.rend(), [this](const HeldReply &each) { return each.user == m_desk.me().id; });
    if (mine == held.rend() || m_feed.sessionId().isEmpty()) {
        m_second.stop();
        m_held->hide();
        return;
    }
    const qint64 seconds = words::secondsLeft(*mine, m_feed.now());
    const auto in = [&](const QString &words) { return words.arg(QLocale().toString(seconds)); };
    QString what = tr("Sending…");
    if (seconds > 0 && mine->then == AfterReply::Wait)
        what = in(tr("Sending in %1 s, then waiting for the customer"));
    else if (seconds > 0 && mine->then == AfterReply::Resolve)
        what = in(tr("Sending in %1 s, then resolving the case"));
    else if (seconds > 0)
        what = in(tr("Sending in %1 s"));
    m_held->say(InlineNotice::Mood::Note, what, tr("Undo"));
    m_held->show();
    if (!m_second.isActive())
        m_second.start();
}

void Composer::undo()
{
    const auto &held = m_feed.detail().held;
    const auto mine =
        std::find_if(held.rbegin(), held.rend(), [this](const HeldReply &each) { return each.user == m_desk.me().id; });
    if (mine == held.rend())
        return;
    m_held->button().setEnabled(false);
    m_undoing = mine->id.value;
    m_sessions.undo(m_session, mine->id, this,
                    [this, place = Place{m_desk.drafts().owner(), m_session},
                     id = mine->id.value](const Result<deskapi::Handled> &handled) { takeUndone(place, id, handled); });
}

void Composer::takeUndone(const Place &place, qint64 id, const Result<deskapi::Handled> &handled)
{
    m_held->button().setEnabled(true);
    if (handled) {
        if (handled->held)
            m_desk.giveBack(place.owner, place.session, *handled->held);
        else
            m_desk.drafts().giveBack(place.owner, place.session, id, {});
        m_feed.put(*handled);
        if (place.session == m_session) {
            showDraft();
            write(Kind::Reply);
        }
    } else {
        const QString state = handled.error().details.value(u"state"_s).toString();
        complain(place, state == word(HeldState::Sent) ? tr("Too late to undo: the reply has been sent.")
                        : !client::reasonOf(handled.error()).isEmpty()
                            ? tr("Could not undo: the server did not respond.")
                            : tr("Could not undo. %1").arg(failureWords(handled.error()).sentence));
    }
    refresh();
}

void Composer::takeSettled(const HeldReply &held)
{
    switch (held.state) {
    case HeldState::Held:
        return;
    case HeldState::Sent:
        forgetHeld(held.id.value);
        break;
    case HeldState::Undone:
        // At another console of the same person it is a draft again there; here the answer brings it back.
        if (held.id.value != m_undoing)
            forgetHeld(held.id.value);
        break;
    case HeldState::Dropped:
        if (held.user != m_desk.me().id)
            return;
        // The desk has given it back: it hears of every case.
        m_trouble = held.reason == DropReason::SessionClosed
                        ? tr("Your reply was not sent because the case was closed. It was restored as a draft.")
                        : tr("Your reply was not sent because the case was no longer assigned to you. It was restored "
                             "as a draft.");
        break;
    }
    refresh();
}

void Composer::forgetHeld(qint64 held)
{
    m_desk.drafts().forgetHeld(m_desk.drafts().owner(), m_session, held);
}

/// What was held back when this console last ran, or was cut off: it is held still, was sent, or is a draft again.
void Composer::reconcile()
{
    const Settled settled =
        settleDrafts(m_desk.drafts(), m_desk.drafts().owner(), m_feed.detail(), m_desk.me().id, m_sending == m_session);
    if (settled.isTaken)
        m_trouble.clear();
    if (settled.isGivenBack)
        m_trouble = tr("Your last reply was not sent. It was restored as a draft.");
    if (settled.isTaken || settled.isGivenBack)
        showDraft();
    refresh();
}

} // namespace tierdesk::ui
