#pragma once

#include "core/base/Clock.h"
#include "core/doors/client/Connection.h"
#include "core/doors/deskapi/People.h"
#include "ui/conversation/composer/SavedReplyList.h"
#include "ui/conversation/drafts/DraftStore.h"

#include <QtCore/QObject>

class QSettings;

namespace tierdesk::ui {

class DraftWatch;

/// The state that all case views of a console share: the signed-in person, the connection, drafts and saved replies.
/// Pages keep their unsaved changes in its drafts. One per console; outlives the views. GUI thread.
class CaseDesk final : public QObject
{
    Q_OBJECT

public:
    /// All must outlive this. Drafts are stored below @p draftFolder.
    CaseDesk(client::Connection &connection, const base::Clock &clock, QSettings &settings, const QString &draftFolder,
             QObject *parent = nullptr);

    /// Called when a person has signed in.
    void enter(const deskapi::UserInfo &me);
    /// Called when the connection has switched to another company.
    void changeCompany();
    /// Called after sign-out: drafts are no longer shown but stay on disk.
    void leave();
    [[nodiscard]] const deskapi::UserInfo &me() const { return m_me; }

    [[nodiscard]] client::Connection &connection() { return m_connection; }
    [[nodiscard]] const base::Clock &clock() const { return m_clock; }
    [[nodiscard]] QSettings &settings() { return m_settings; }
    /// Returns the drafts of this person at this server and company.
    [[nodiscard]] DraftStore &drafts();
    /// Turns a held reply that was not sent back into a draft of @p owner, with its files.
    void giveBack(const QString &owner, const QString &session, const HeldReply &held);
    [[nodiscard]] SavedReplyList &replies() { return m_replies; }

    /// The offset of the server's clock from the local clock, as far as a page has measured it.
    void setClockAhead(Millis ahead);
    [[nodiscard]] Millis clockAhead() const { return m_ahead; }
    /// Reports the case on the screen to colleagues; @p view is the view that shows it. Empty: none. A view that stops
    /// showing a case does not clear the case of another view.
    void setViewing(const QObject *view, const QString &session);
    /// Returns true while a view shows the case.
    [[nodiscard]] bool isShown(const QString &session) const;
    /// Reports a problem with a case that is not on the screen; see troubled().
    void tellTrouble(const QString &session, const QString &text) { Q_EMIT troubled(session, text); }
    /// Returns for how many seconds sending can be undone; the setting reply/undoFor, 0 for never.
    [[nodiscard]] int undoFor() const;

Q_SIGNALS:
    void meChanged();
    void clockAheadChanged();
    /// Emitted when another case, or none (empty), is on the screen.
    void viewingChanged(const QString &session);
    /// Emitted when something failed for a case that is not on the screen, such as a dropped reply or a refused action.
    /// @p text must be shown where the person sees it.
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
