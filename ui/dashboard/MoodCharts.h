#pragma once

#include "core/domain/Session.h"
#include "core/doors/deskapi/Reports.h"
#include "ui/theme/ChartTheme.h"

#include <array>

class QAreaSeries;
class QDateTimeAxis;
class QLineSeries;
class QScatterSeries;
class QValueAxis;

namespace tierdesk::ui {

/// Customers' moods over a period: the share of each of the six words, stacked to the whole.
class MoodShares final : public theme::ChartView
{
    Q_OBJECT

public:
    explicit MoodShares(QWidget *parent = nullptr);

    void show(const deskapi::SentimentSeries &series);
    using QWidget::show;
    [[nodiscard]] QSize sizeHint() const override;

private:
    static constexpr std::size_t Words = 6;
    QDateTimeAxis *m_time;
    QValueAxis *m_share;
    std::array<QLineSeries *, Words> m_edges{};
    std::array<QAreaSeries *, Words> m_areas{};
};

/// Today's moods as they come: the mean score of each stretch of the day, and every message upon its arrival.
class MoodToday final : public theme::ChartView
{
    Q_OBJECT

public:
    explicit MoodToday(QWidget *parent = nullptr);

    void show(const deskapi::SentimentSeries &series);
    using QWidget::show;
    [[nodiscard]] QSize sizeHint() const override;
    /// A customer's message that has just been read. False if it lies outside of what is shown.
    bool add(const Message &message);
    [[nodiscard]] qint64 count() const { return m_count; }
    /// The mean of the day so far, −1…1; none before the first message.
    [[nodiscard]] std::optional<double> mean() const;
    /// "24 messages, −0.12 on average": what the chart says, in words.
    [[nodiscard]] QString summary() const;

Q_SIGNALS:
    void changed();

private:
    struct Bucket {
        Timestamp at;
        qint64 count = 0;
        double sum = 0;
    };
    void redraw();

    QDateTimeAxis *m_time;
    QValueAxis *m_score;
    QLineSeries *m_line;
    QLineSeries *m_zero;
    QScatterSeries *m_newest;
    std::vector<Bucket> m_buckets;
    Millis m_length;
    qint64 m_count = 0;
    double m_sum = 0;
};

} // namespace tierdesk::ui
