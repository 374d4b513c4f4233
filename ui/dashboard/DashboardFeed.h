#pragma once

#include "core/base/Clock.h"
#include "ui/dashboard/DashboardPeriod.h"

#include <QtCore/QTimer>

namespace tierdesk::ui {

/// Loads the figures of a period, those of the previous period, and the sentiment of the period and of today. Reloads
/// shortly after sessions change. GUI thread.
class DashboardFeed final : public QObject
{
    Q_OBJECT

public:
    enum class State { Empty, Loading, Ready, Failed };
    Q_ENUM(State)

    /// @p connection and @p clock must outlive this.
    DashboardFeed(client::Connection &connection, const base::Clock &clock, QObject *parent = nullptr);

    void setPeriod(const DashboardPeriod &period);
    [[nodiscard]] const DashboardPeriod &period() const { return m_period; }
    void load();
    void clear();
    /// While the page is not visible, events do not trigger requests.
    void setWatched(bool isWatched);

    [[nodiscard]] State state() const { return m_state; }
    /// Why the last load failed; with Ready: what is shown may be old.
    [[nodiscard]] const std::optional<base::Error> &error() const { return m_error; }
    [[nodiscard]] const deskapi::Analytics &figures() const { return m_figures; }
    /// Of the period before; none where it could not be had.
    [[nodiscard]] const std::optional<deskapi::Analytics> &before() const { return m_before; }
    [[nodiscard]] const std::optional<deskapi::SentimentSeries> &moods() const { return m_moods; }
    [[nodiscard]] const std::optional<deskapi::SentimentSeries> &today() const { return m_today; }
    /// When the figures were asked for: what they count ends there.
    [[nodiscard]] Timestamp at() const { return m_at; }

Q_SIGNALS:
    void stateChanged();
    /// The figures or the period changed.
    void figuresChanged();
    void moodsChanged();
    void todayChanged();
    /// A customer message arrived.
    void messageHeard(const tierdesk::Message &message);

private:
    void take(const deskapi::Event &event);
    void setState(State state);

    client::Connection &m_connection;
    client::Reports m_reports;
    const base::Clock &m_clock;
    DashboardPeriod m_period;
    State m_state = State::Empty;
    std::optional<base::Error> m_error;
    deskapi::Analytics m_figures;
    std::optional<deskapi::Analytics> m_before;
    std::optional<deskapi::SentimentSeries> m_moods;
    std::optional<deskapi::SentimentSeries> m_today;
    Timestamp m_at;
    int m_load = 0;
    bool m_isWatched = false;
    bool m_isStale = false; ///< something happened while nobody looked
    QTimer m_reload;
};

} // namespace tierdesk::ui
