#include "core/base/Random.h"
#include "core/doors/client/Failures.h"
#include "ui/conversation/CaseDesk.h"
#include "ui/conversation/CaseFeed.h"
#include "ui/conversation/CaseWords.h"
#include "ui/conversation/Composer.h"
#include "ui/conversation/ReplyEdit.h"
#include "ui/conversation/Slip.h"
#include "ui/models/Failures.h"

#include <QtCore/QLocale>
#include <QtWidgets/QPushButton>

#include <algorithm>

/// The half of Composer that speaks with the server: sending, what is held back, and what became of it.
namespace tierdesk::ui {

using Kind = DraftStore::Kind;
using base::Fault;
using base::Result;

namespace {

constexpr int KeyLength = 24;

} // namespace

void Composer::send()
{
    if (!maySend())
        return;
    tellTyping(false);
    m_trouble.clear();
    m_sending = m_session;
    m_sentAfter = m_feed.detail().messages.empty() ? 0 : m_feed.detail().messages.back().id.value;
    m_sendingKind = kind();
    Draft draft = m_desk.drafts().draft(m_session, kind());
    draft.text = m_edit->toPlainText();
    if (draft.key.isEmpty())
        draft.key = base::randomToken(KeyLength).toLatin1();
    m_desk.drafts().put(m_session, kind(), draft);
    // Whatever happens to us now, the next start knows under which key it was tried.
    m_desk.drafts().flush();
    const auto done = [this, session = m_session, sent = kind(), text = draft.text](
                          const Result<deskapi::Handled> &handled) { takeSent(session, sent, text, handled); };
    if (kind() == Kind::Reply)
        m_sessions.reply(m_session, {draft.text, m_desk.undoFor()}, draft.key, this, done);
    else
        m_sessions.note(m_session, {draft.text}, draft.key, this, done);
    refresh();
}

void Composer::takeSent(const QString &session, Kind kind, const QString &text, const Result<deskapi::Handled> &handled)
{
    m_sending.clear();
    Draft draft = m_desk.drafts().draft(session, kind);
    if (!handled) {
        if (handled.error().fault == Fault::IdempotencyMismatch) {
            // Sent before in another form: the next try is a new one.
            draft.key.clear();
            m_desk.drafts().put(session, kind, draft);
        }
        if (session == m_session)
            m_trouble = failure(handled.error(), kind);
        refresh();
        return;
    }
    draft.key.clear();
    if (m_suggesting == session && kind == Kind::Reply)
        m_suggesting.clear(); // what is awaited would answer what is answered
    if (draft.text == text)
        draft.text.clear();
    if (handled->held && handled->held->state == HeldState::Held)
        draft.held.push_back({handled->held->id.value, text, m_sentAfter});
    m_desk.drafts().put(session, kind, draft);
    m_desk.drafts().flush();
    m_feed.put(*handled);
    if (session == m_session) {
        // The event that it is sent may have come first.
        const auto &held = m_feed.detail().held;
        const bool isHeld = handled->held && std::any_of(held.begin(), held.end(), [&](const HeldReply &each) {
                                return each.id == handled->held->id;
                            });
        if (handled->held && !isHeld)
            forgetHeld(session, handled->held->id.value);
        showDraft();
    }
    refresh();
}

QString Composer::failure(const base::Error &error, Kind kind) const
{
    const bool isNote = kind == Kind::Note;
    if (!client::reasonOf(error).isEmpty())
        return isNote ? tr("The server did not answer, so the note may not be stored. Your text is kept; add it again: "
                           "it is never stored twice.")
                      : tr("The server did not answer, so the reply may not be sent. Your text is kept; send it again: "
                           "it is never sent twice.");
    const QString holder = error.details.value(QStringLiteral("holderName")).toString();
    switch (error.fault) {
    case Fault::AlreadyResolved:
        return tr("Not sent: the case was closed meanwhile. Your text is kept.");
    case Fault::Forbidden:
        return holder.isEmpty() ? tr("Not sent: you do not hold this case. Your text is kept.")
                                : tr("Not sent: %1 holds this case now. Your text is kept.").arg(holder);
    case Fault::Conflict:
        return tr("Not sent: the AI holds this case now. Your text is kept.");
    case Fault::IdempotencyMismatch:
        return tr(
            "It may have been sent already. Look at the conversation before you send it again; your text is kept.");
    case Fault::Unauthenticated:
        return tr("Not sent: you are signed out. Your text is kept.");
    default: {
        const FailureWords words = failureWords(error);
        return isNote ? tr("Not stored. %1 Your text is kept.").arg(words.sentence)
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
    m_held->say(Slip::Mood::Note, seconds > 0 ? tr("Sending in %1 s").arg(QLocale().toString(seconds)) : tr("Sending…"),
                tr("Undo"));
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
                    [this, session = m_session, id = mine->id.value](const Result<deskapi::Handled> &handled) {
                        takeUndone(session, id, handled);
                    });
}

void Composer::takeUndone(const QString &session, qint64 id, const Result<deskapi::Handled> &handled)
{
    m_held->button().setEnabled(true);
    if (handled) {
        giveBack(session, id, handled->held ? handled->held->text : QString());
        m_feed.put(*handled);
        if (session == m_session)
            write(Kind::Reply);
    } else if (session == m_session) {
        const QString state = handled.error().details.value(QStringLiteral("state")).toString();
        m_trouble = state == word(HeldState::Sent) ? tr("Too late to undo: the reply has been sent.")
                    : !client::reasonOf(handled.error()).isEmpty()
                        ? tr("Not undone: the server did not answer.")
                        : tr("Not undone. %1").arg(failureWords(handled.error()).sentence);
    }
    refresh();
}

void Composer::takeSettled(const HeldReply &held)
{
    switch (held.state) {
    case HeldState::Held:
        return;
    case HeldState::Sent:
        forgetHeld(m_session, held.id.value);
        break;
    case HeldState::Undone:
        // At another console of the same person it is a draft again there; here the answer brings it back.
        if (held.id.value != m_undoing)
            forgetHeld(m_session, held.id.value);
        break;
    case HeldState::Dropped:
        if (held.user != m_desk.me().id)
            return;
        giveBack(m_session, held.id.value, held.text);
        m_trouble = held.reason == DropReason::SessionClosed
                        ? tr("Your reply was not sent: the case was closed before. It is here again.")
                        : tr("Your reply was not sent: the case was no longer yours. It is here again.");
        break;
    }
    refresh();
}

void Composer::forgetHeld(const QString &session, qint64 held)
{
    Draft draft = m_desk.drafts().draft(session, Kind::Reply);
    if (std::erase_if(draft.held, [held](const Draft::Held &each) { return each.id == held; }) > 0)
        m_desk.drafts().put(session, Kind::Reply, draft);
}

/// What was not sent is a draft again, before what was written since.
void Composer::giveBack(const QString &session, qint64 held, const QString &text)
{
    Draft draft = m_desk.drafts().draft(session, Kind::Reply);
    QString back = text;
    const auto kept =
        std::find_if(draft.held.begin(), draft.held.end(), [held](const Draft::Held &each) { return each.id == held; });
    if (kept == draft.held.end()) {
        // Answer and event both tell of it; the first one gave it back. Written at another console it was never here.
        if (draft.text.contains(text))
            return;
    } else {
        if (back.isEmpty())
            back = kept->text;
        draft.held.erase(kept);
    }
    draft.text = draft.text.isEmpty() ? back : back + u'\n' + draft.text;
    draft.key.clear();
    m_desk.drafts().put(session, Kind::Reply, draft);
    m_desk.drafts().flush();
    if (session == m_session)
        showDraft();
}

/// What was held back when this console last ran, or was cut off: it is held still, was sent, or is a draft again.
void Composer::reconcile()
{
    const auto &detail = m_feed.detail();
    const Draft draft = m_desk.drafts().draft(m_session, Kind::Reply);
    for (const Draft::Held &each : draft.held) {
        const bool isHeld = std::any_of(detail.held.begin(), detail.held.end(),
                                        [&](const HeldReply &held) { return held.id.value == each.id; });
        if (isHeld)
            continue;
        const bool isSent = std::any_of(detail.messages.rbegin(), detail.messages.rend(), [&](const Message &message) {
            return message.id.value > each.after && message.author == m_desk.me().id && !message.isInternal &&
                   message.text == each.text;
        });
        if (isSent) {
            forgetHeld(m_session, each.id);
        } else {
            giveBack(m_session, each.id, each.text);
            m_trouble = tr("Your last reply was not sent. It is here again.");
        }
    }
    refresh();
}

} // namespace tierdesk::ui
