#pragma once

#include "core/doors/client/Sessions.h"

#include <QtCore/QObject>

namespace tierdesk::ui {

class CaseDesk;
class CaseFeed;

/// Runs the actions on the open case that need no dialog: claim, take over, release and hand back. One action at a
/// time. GUI thread.
class CaseActs final : public QObject
{
    Q_OBJECT

public:
    /// Both must outlive this.
    CaseActs(CaseDesk &desk, CaseFeed &feed, QObject *parent = nullptr);

    [[nodiscard]] bool isBusy() const { return !m_session.isEmpty(); }
    /// False from the loss of the connection until it is restored.
    [[nodiscard]] bool isReached() const { return m_isReached; }
    /// Returns whether makeMine() is possible: claim a waiting case, take over from the AI or, for a supervisor, from a
    /// colleague.
    [[nodiscard]] bool canMakeMine() const;
    void makeMine();
    /// Returns whether the case can be transferred: one's own or a waiting case; for supervisors, any case of a person.
    [[nodiscard]] bool canTransfer() const;
    void release();
    void handBack(Tier tier);

Q_SIGNALS:
    void busyChanged();
    void reachChanged();
    void handled(const tierdesk::deskapi::Handled &handled);
    /// Emitted with a message for the person when an action failed. Only for the case that is still open.
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
