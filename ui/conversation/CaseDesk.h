#pragma once

#include "core/base/Clock.h"
#include "core/doors/client/Connection.h"
#include "core/doors/deskapi/People.h"
#include "ui/conversation/DraftStore.h"
#include "ui/conversation/SavedReplyList.h"

#include <QtCore/QObject>

class QSettings;

namespace tierdesk::ui {

class DraftWatch;

/// What all views of cases at one console share: who sits there, the way to the server, drafts, saved replies. One a
/// console; it outlives the views. GUI thread.
class CaseDesk final : public QObject
{
    Q_OBJECT

public:
    /// All must outlive this. Drafts lie below @p draftFolder.
    CaseDesk(client::Connection &connection, const base::Clock &clock, QSettings &settings, const QString &draftFolder,
             QObject *parent = nullptr);

    /// Somebody is signed in.
    void enter(const deskapi::UserInfo &me);
    /// The connection is about another company now.
    void changeCompany();
    /// Signed out: nobody's drafts are shown any more; they stay on disk.
    void leave();
    [[nodiscard]] const deskapi::UserInfo &me() const { return m_me; }

    [[nodiscard]] client::Connection &connection() { return m_connection; }
    [[nodiscard]] const base::Clock &clock() const { return m_clock; }
    [[nodiscard]] QSettings &settings() { return m_settings; }
    /// Of this person, at this server and company.
    [[nodiscard]] DraftStore &drafts();
    /// A held reply that is not sent is a draft of @p owner again, with its files.
    void giveBack(const QString &owner, const QString &session, const HeldReply &held);
    [[nodiscard]] SavedReplyList &replies() { return m_replies; }

    /// How far the server's clock is ahead of ours, where a page has learnt it.
    void setClockAhead(Millis ahead);
    [[nodiscard]] Millis clockAhead() const { return m_ahead; }
    /// The case that is on the screen, for the colleagues to see; @p view is who shows it. Empty: none. A view that
    /// shows none any more does not speak for one that does.
    void setViewing(const QObject *view, const QString &session);
    /// True while a view has the case on the screen.
    [[nodiscard]] bool isShown(const QString &session) const;
    /// Something went wrong with a case that is not on the screen: see troubled().
    void tellTrouble(const QString &session, const QString &text) { Q_EMIT troubled(session, text); }
    /// For how many seconds a reply can be taken back; the setting reply/undoFor, 0 for none.
    [[nodiscard]] int undoFor() const;

Q_SIGNALS:
    void meChanged();
    void clockAheadChanged();
    /// Another case is on the screen, or none; empty: none.
    void viewingChanged(const QString &session);
    /// What @p text says of a case happened while that was not on the screen: a reply that was dropped, an act that
    /// was refused. It must be said where the person looks.
    void troubled(const QString &session, const QString &text);

private:
    void take(const deskapi::Event &event);

    client::Connection &m_connection;
    const base::Clock &m_clock;
    QSettings &m_settings;
    deskapi::UserInfo m_me;
    DraftStore m_drafts;
    SavedReplyList m_replies;
    DraftWatch *m_watch;
    Millis m_ahead;
    const QObject *m_viewer = nullptr;       ///< the view that spoke last; never looked into
    QHash<const QObject *, QString> m_shown; ///< by the view that shows it
};

} // namespace tierdesk::ui
