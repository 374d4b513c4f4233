#include "ui/shell/OpenSessions.h"

#include <array>

namespace tierdesk::ui {

namespace {

constexpr std::array OpenStates{Status::Active, Status::WaitingCustomer, Status::Escalated};
constexpr int AgainMs = 5000;

} // namespace

OpenSessions::OpenSessions(client::Connection &connection, QObject *parent)
    : QObject(parent)
    , m_sessions(connection)
{
    m_again.setSingleShot(true);
    m_again.setInterval(AgainMs);
    connect(&m_again, &QTimer::timeout, this, &OpenSessions::load);
    connect(&connection, &client::Connection::connected, this, &OpenSessions::load);
    connect(&connection, &client::Connection::reset, this, &OpenSessions::load);
    connect(&connection, &client::Connection::eventReceived, this, &OpenSessions::consider);
    connect(&connection, &client::Connection::signedOut, this, [this] {
        m_again.stop();
        m_count.reset();
        Q_EMIT changed();
    });
}

void OpenSessions::consider(const deskapi::Event &event)
{
    const bool isCounted = event.has(u"session.created") || event.has(u"session.resolved") ||
                           event.has(u"session.abandoned") || event.has(u"session.reopened");
    if (isCounted && !m_again.isActive())
        m_again.start();
}

void OpenSessions::load()
{
    if (m_missing > 0)
        return;
    m_sum = 0;
    m_isBroken = false;
    m_missing = static_cast<int>(OpenStates.size());
    for (const Status status : OpenStates) {
        client::Sessions::Filter filter;
        filter.status = status;
        filter.limit = 1; // only the total counts
        m_sessions.list(filter, this, [this](const base::Result<deskapi::SessionPage> &page) { take(page); });
    }
}

void OpenSessions::take(const base::Result<deskapi::SessionPage> &page)
{
    if (page)
        m_sum += page->total;
    else
        m_isBroken = true;
    if (--m_missing > 0)
        return;
    m_count = m_isBroken ? std::nullopt : std::optional(m_sum);
    Q_EMIT changed();
}

} // namespace tierdesk::ui
