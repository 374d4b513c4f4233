#include "ui/conversation/drafts/DraftWatch.h"

#include "ui/conversation/CaseDesk.h"
#include "ui/conversation/drafts/DraftSettling.h"

namespace tierdesk::ui {

using client::Connection;

namespace {

/// After an answer that did not come although the stream stands.
constexpr int AgainAfterMs = 10'000;

} // namespace

DraftWatch::DraftWatch(CaseDesk &desk)
    : QObject(&desk)
    , m_desk(desk)
    , m_sessions(desk.connection())
{
    m_again.setSingleShot(true);
    m_again.setInterval(AgainAfterMs);
    connect(&m_again, &QTimer::timeout, this, &DraftWatch::look);
    connect(&desk.connection(), &Connection::connected, this, &DraftWatch::look);
    connect(&desk.connection(), &Connection::reset, this, &DraftWatch::look);
}

void DraftWatch::stop()
{
    ++m_round;
    m_again.stop();
    m_left.clear();
}

void DraftWatch::look()
{
    stop();
    if (!m_desk.me().id.isSet())
        return;
    m_left = m_desk.drafts().unsettled();
    m_owner = m_desk.drafts().owner();
    askNext();
}

void DraftWatch::askNext()
{
    while (!m_left.isEmpty() && m_desk.isShown(m_left.front()))
        m_left.removeFirst();
    if (m_left.isEmpty())
        return;
    const QString session = m_left.takeFirst();
    m_sessions.open(session, this,
                    [this, session, round = m_round](const base::Result<deskapi::SessionDetail> &detail) {
                        if (round == m_round)
                            take(session, detail);
                    });
}

void DraftWatch::take(const QString &session, const base::Result<deskapi::SessionDetail> &detail)
{
    // The view that shows it by now says it in its own place.
    if (detail && !m_desk.isShown(session)) {
        const Settled settled = settleDrafts(m_desk.drafts(), m_owner, *detail, m_desk.me().id, false);
        if (settled.isGivenBack)
            m_desk.tellTrouble(session, tr("Your last reply was not sent. It was restored as a draft."));
    } else if (!detail && detail.error().fault == base::Fault::Unavailable) {
        m_again.start();
    }
    askNext();
}

} // namespace tierdesk::ui
