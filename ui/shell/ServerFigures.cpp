#include "ui/shell/ServerFigures.h"

namespace tierdesk::ui {

namespace {

constexpr int EveryMs = 15'000;
constexpr int SoonMs = 3000;

} // namespace

ServerFigures::ServerFigures(client::Connection &connection, QObject *parent)
    : QObject(parent)
    , m_connection(connection)
    , m_reports(connection)
{
    m_every.setInterval(EveryMs);
    m_soon.setSingleShot(true);
    m_soon.setInterval(SoonMs);
    connect(&m_every, &QTimer::timeout, this, &ServerFigures::load);
    connect(&m_soon, &QTimer::timeout, this, &ServerFigures::load);
    connect(&connection, &client::Connection::resumed, this, &ServerFigures::load);
    connect(&connection, &client::Connection::reset, this, &ServerFigures::load);
    connect(&connection, &client::Connection::eventReceived, this, &ServerFigures::consider);
}

void ServerFigures::start()
{
    stop();
    m_every.start();
    load();
}

void ServerFigures::stop()
{
    ++m_round;
    m_isAsking = false;
    m_every.stop();
    m_soon.stop();
    m_status.reset();
    Q_EMIT changed();
}

void ServerFigures::consider(const deskapi::Event &event)
{
    const bool isCounted = event.has(u"session.created") || event.has(u"session.resolved") ||
                           event.has(u"session.abandoned") || event.has(u"session.reopened");
    if (isCounted && m_every.isActive() && !m_soon.isActive())
        m_soon.start();
}

void ServerFigures::load()
{
    if (m_isAsking || !m_every.isActive())
        return;
    m_isAsking = true;
    m_reports.status(this, [this, round = m_round](const base::Result<deskapi::ServerStatus> &status) {
        if (round != m_round)
            return;
        m_isAsking = false;
        // A failure is told by the connection; an older server that knows no status has none to show.
        if (!status)
            return;
        m_status = *status;
        Q_EMIT changed();
    });
}

} // namespace tierdesk::ui
