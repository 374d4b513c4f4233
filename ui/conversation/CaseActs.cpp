#include "ui/conversation/CaseActs.h"

#include "core/doors/client/Failures.h"
#include "ui/conversation/CaseDesk.h"
#include "ui/conversation/CaseFeed.h"
#include "ui/models/Failures.h"

#include <utility>

namespace tierdesk::ui {

using base::Result;
using deskapi::Handled;

CaseActs::CaseActs(CaseDesk &desk, CaseFeed &feed, QObject *parent)
    : QObject(parent)
    , m_desk(desk)
    , m_feed(feed)
    , m_sessions(desk.connection())
{
    connect(&desk.connection(), &client::Connection::stateChanged, this, &CaseActs::followConnection);
    followConnection();
}

void CaseActs::followConnection()
{
    using State = client::Connection::State;
    const State state = m_desk.connection().state();
    // A try does not reach anybody yet.
    const bool isReached = state == State::Waiting ? false : state == State::Connecting ? m_isReached : true;
    if (isReached == std::exchange(m_isReached, isReached))
        return;
    Q_EMIT reachChanged();
}

bool CaseActs::canMakeMine() const
{
    if (isBusy() || !m_isReached || m_feed.sessionId().isEmpty() || m_feed.isClosed() || m_feed.isMine())
        return false;
    return m_feed.isWaiting() || m_feed.isWithAi() || m_desk.me().role != Role::Agent;
}

bool CaseActs::canTransfer() const
{
    if (m_feed.sessionId().isEmpty() || m_feed.isClosed() || m_feed.isWithAi())
        return false;
    return m_feed.isMine() || m_feed.isWaiting() || m_desk.me().role != Role::Agent;
}

void CaseActs::begin()
{
    m_session = m_feed.sessionId();
    Q_EMIT busyChanged();
}

client::Done<Handled> CaseActs::answer(const QString &what)
{
    return [this, what, session = m_feed.sessionId()](const Result<Handled> &handled) {
        m_session.clear();
        Q_EMIT busyChanged();
        if (handled) {
            m_feed.put(*handled);
            Q_EMIT this->handled(*handled);
            return;
        }
        const base::Error &error = handled.error();
        const QString winner = error.details.value(u"holderName"_s).toString();
        const QString words =
            !client::reasonOf(error).isEmpty()
                ? tr("%1 The server did not respond, so the change may have been made anyway. Check the case.",
                     "an act that was not answered")
                      .arg(what)
            : error.fault == base::Fault::Conflict && error.details.contains(u"holder"_s)
                ? winner.isEmpty() ? tr("A colleague has already claimed this case.")
                                   : tr("%1 has already claimed this case.").arg(winner)
                : u"%1 %2"_s.arg(what, failureWords(error).sentence);
        if (session != m_feed.sessionId()) {
            m_desk.tellTrouble(session, words);
            return;
        }
        Q_EMIT refused(words);
        m_feed.reload();
    };
}

void CaseActs::makeMine()
{
    if (!canMakeMine())
        return;
    begin();
    if (m_feed.isWaiting())
        m_sessions.claim(m_session, this, answer(tr("Could not claim the case.")));
    else if (m_feed.isWithAi())
        m_sessions.takeOver(m_session, {}, this, answer(tr("Could not take over the case.")));
    else
        m_sessions.transfer(m_session, {m_desk.me().id, {}}, this, answer(tr("Could not take over the case.")));
}

void CaseActs::release()
{
    if (isBusy() || !m_feed.isMine())
        return;
    begin();
    m_sessions.release(m_session, this, answer(tr("Could not release the case.")));
}

void CaseActs::handBack(Tier tier)
{
    if (isBusy() || !m_feed.isMine())
        return;
    begin();
    m_sessions.handBack(m_session, {tier}, this, answer(tr("Could not hand back the case.")));
}

} // namespace tierdesk::ui
