#include "ui/dashboard/DashboardFeed.h"

#include <QtCore/QDateTime>

#include <algorithm>
#include <utility>

namespace tierdesk::ui {

namespace {

/// Changes are gathered: a busy shop changes many times a second, and a figure that flickers is not read.
constexpr int ReloadAfterMs = 4000;
/// The longest that moods are told of, in days.
constexpr int MostMoodDays = 31;
constexpr int TodayMinutes = 30;
constexpr int DayMinutes = 24 * 60;

} // namespace

DashboardFeed::DashboardFeed(client::Connection &connection, const base::Clock &clock, QObject *parent)
    : QObject(parent)
    , m_connection(connection)
    , m_reports(connection)
    , m_clock(clock)
{
    m_reload.setSingleShot(true);
    m_reload.setInterval(ReloadAfterMs);
    connect(&m_reload, &QTimer::timeout, this, &DashboardFeed::load);
    const auto reload = [this] {
        if (m_state != State::Empty)
            load();
    };
    connect(&m_connection, &client::Connection::connected, this, reload);
    connect(&m_connection, &client::Connection::reset, this, reload);
    connect(&m_connection, &client::Connection::eventReceived, this, &DashboardFeed::take);
}

void DashboardFeed::setState(State state)
{
    m_state = state;
    Q_EMIT stateChanged();
}

void DashboardFeed::setPeriod(const DashboardPeriod &period)
{
    if (period == m_period)
        return;
    m_period = period;
    if (m_state == State::Empty)
        return;
    // Figures of another period are no answer.
    m_state = State::Loading;
    load();
}

void DashboardFeed::clear()
{
    ++m_load;
    m_reload.stop();
    m_isStale = false;
    m_error.reset();
    m_before.reset();
    m_moods.reset();
    m_today.reset();
    setState(State::Empty);
}

void DashboardFeed::setWatched(bool isWatched)
{
    m_isWatched = isWatched;
    if (isWatched && std::exchange(m_isStale, false) && m_state != State::Empty)
        load();
}

void DashboardFeed::load()
{
    const int load = ++m_load;
    m_reload.stop();
    m_at = m_clock.now();
    setState(m_state == State::Ready ? State::Ready : State::Loading);
    m_reports.analytics(m_period.asked(m_at), this, [this, load](const base::Result<deskapi::Analytics> &figures) {
        if (load != m_load)
            return;
        if (!figures) {
            m_error = figures.error();
            setState(m_state == State::Ready ? State::Ready : State::Failed);
            return;
        }
        m_error.reset();
        m_figures = *figures;
        setState(State::Ready);
        Q_EMIT figuresChanged();
    });
    m_reports.analytics(m_period.before(m_at), this, [this, load](const base::Result<deskapi::Analytics> &figures) {
        if (load != m_load)
            return;
        m_before = figures ? std::optional(*figures) : std::nullopt;
        if (m_state == State::Ready)
            Q_EMIT figuresChanged();
    });

    const Timestamp from = std::max(m_period.begin(m_at), m_period.end(m_at) - Millis::days(MostMoodDays));
    const bool isDay = m_period.end(m_at) - from <= Millis::days(1);
    m_reports.sentiment(from, m_period.end(m_at), isDay ? TodayMinutes : DayMinutes, this,
                        [this, load](const base::Result<deskapi::SentimentSeries> &moods) {
                            if (load != m_load)
                                return;
                            m_moods = moods ? std::optional(*moods) : std::nullopt;
                            Q_EMIT moodsChanged();
                        });
    const QDate day = QDateTime::fromMSecsSinceEpoch(m_at.ms).date();
    const Timestamp morning{day.startOfDay().toMSecsSinceEpoch()};
    const Timestamp midnight{day.addDays(1).startOfDay().toMSecsSinceEpoch()};
    m_reports.sentiment(morning, midnight, TodayMinutes, this,
                        [this, load](const base::Result<deskapi::SentimentSeries> &today) {
                            if (load != m_load)
                                return;
                            m_today = today ? std::optional(*today) : std::nullopt;
                            Q_EMIT todayChanged();
                        });
}

void DashboardFeed::take(const deskapi::Event &event)
{
    if (m_state == State::Empty || !event.session)
        return;
    for (const Message &each : event.messages) {
        if (each.speaker == Speaker::Customer)
            Q_EMIT messageHeard(each);
    }
    if (!m_period.isRunning(m_clock.now()))
        return;
    if (!m_isWatched)
        m_isStale = true;
    else if (!m_reload.isActive())
        m_reload.start();
}

} // namespace tierdesk::ui
