#pragma once

#include "core/doors/client/Sessions.h"

#include <QtCore/QObject>

namespace tierdesk::ui {

class CaseDesk;
class CaseFeed;

/// What is done to the open case without a dialog: making it mine, giving it away. One act at a time. GUI thread.
class CaseActs final : public QObject
{
    Q_OBJECT

public:
    /// Both must outlive this.
    CaseActs(CaseDesk &desk, CaseFeed &feed, QObject *parent = nullptr);

    [[nodiscard]] bool isBusy() const { return !m_session.isEmpty(); }
    /// False from when the connection is cut until it stands again.
    [[nodiscard]] bool isReached() const { return m_isReached; }
    /// What make-mine would do: claim what waits, take over from the AI, or, for a supervisor, from a colleague.
    [[nodiscard]] bool canMakeMine() const;
    void makeMine();
    /// One's own case, one that waits, and for a supervisor everybody's.
    [[nodiscard]] bool canTransfer() const;
    void release();
    void handBack(Tier tier);

Q_SIGNALS:
    void busyChanged();
    void reachChanged();
    void handled(const tierdesk::deskapi::Handled &handled);
    /// Not done: why, for people. Only for the case that is still open.
    void refused(const QString &why);

private:
    void begin();
    void followConnection();
    [[nodiscard]] client::Done<deskapi::Handled> answer(const QString &what);

    CaseDesk &m_desk;
    CaseFeed &m_feed;
    client::Sessions m_sessions;
    QString m_session; ///< for which an answer is awaited
    bool m_isReached = true;
};

} // namespace tierdesk::ui
