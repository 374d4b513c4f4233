#pragma once

#include "core/doors/client/Sessions.h"
#include "ui/conversation/drafts/DraftStore.h"

#include <QtCore/QObject>
#include <QtCore/QTimer>

namespace tierdesk::ui {

class CaseDesk;
class CaseFeed;
class InlineNotice;

/// Sends replies and notes of the open case, one at a time, and settles their drafts. Shows the reply that the server
/// still holds and can undo sending it. What could not be sent stays a draft. GUI thread.
class ReplySender final : public QObject
{
    Q_OBJECT

public:
    using Kind = DraftStore::Kind;

    /// Where an answer belongs: by the time it arrives, another case may be open or another person signed in.
    struct Place {
        QString owner; ///< of the draft, see DraftStore::owner()
        QString session;
    };

    /// All must outlive this. @p held shows the held reply.
    ReplySender(CaseDesk &desk, CaseFeed &feed, InlineNotice &held);

    /// Returns true if the open case is loaded, nothing is being sent and the person may send such a message.
    [[nodiscard]] bool canSend(Kind kind) const;
    /// Sends @p text. @p files are the ids of a reply's attachments. Requires canSend().
    void send(Kind kind, const QString &text, const QStringList &files, AfterReply then);
    /// Returns true while an answer is awaited, for whichever case.
    [[nodiscard]] bool isSending() const { return !m_sending.isEmpty(); }
    [[nodiscard]] bool isSending(const QString &session) const { return isSending() && m_sending == session; }
    [[nodiscard]] bool isSending(const QString &session, Kind kind) const
    {
        return isSending(session) && m_sendingKind == kind;
    }
    /// Undoes sending the last reply while it is still held.
    void undo();
    [[nodiscard]] bool canUndo() const { return myHeld() != nullptr; }
    /// Updates the notice about the held reply.
    void showHeld();

Q_SIGNALS:
    void changed();
    /// Emitted after the server accepted a message with the attachments @p files.
    void accepted(const QString &session, tierdesk::ui::DraftStore::Kind kind, const QStringList &files);
    /// Emitted when the last reply of the open case is a draft again.
    void undone();
    /// Emitted when something failed at @p place, which may not be on the screen any more.
    void failed(const tierdesk::ui::ReplySender::Place &place, const QString &text);
    /// Emitted with what became of an earlier reply of the open case; empty if nothing is wrong any more.
    void troubleChanged(const QString &text);

private:
    void takeSent(const Place &place, Kind kind, const deskapi::Reply &sent,
                  const base::Result<deskapi::Handled> &handled);
    void takeUndone(const Place &place, qint64 id, const base::Result<deskapi::Handled> &handled);
    void takeSettled(const HeldReply &held);
    void reconcile();
    [[nodiscard]] const HeldReply *myHeld() const;

    CaseDesk &m_desk;
    CaseFeed &m_feed;
    InlineNotice &m_held;
    client::Sessions m_sessions;
    QString m_sending; ///< the session for which an answer is awaited; one at a time
    Kind m_sendingKind = Kind::Reply;
    qint64 m_undoing = 0; ///< the held reply that was last asked back
    QTimer m_countdown;
};

} // namespace tierdesk::ui
