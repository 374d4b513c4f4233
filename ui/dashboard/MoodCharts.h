#pragma once

#include "core/domain/Session.h"
#include "core/doors/deskapi/Reports.h"
#include "ui/theme/ChartTheme.h"

#include <QtCore/QSet>

class QAbstractAxis;
class QDateTimeAxis;
class QLineSeries;
class QScatterSeries;
class QValueAxis;

namespace tierdesk::ui {

/// A Qt chart in the frame of the dashboard's charts, over a stretch of time.
class FramedChart : public theme::ChartView
{
    Q_OBJECT

public:
    explicit FramedChart(QWidget *parent = nullptr);

protected:
    /// What stands at the hairlines, from the lowest.
    void setFigures(const QStringList &figures);
    /// The time from the first to the last instant shown, as @p format writes it at five places.
    void setStretch(const QDateTime &from, const QDateTime &to, const QString &format);
    void addAxes(QAbstractAxis *time, QAbstractAxis *value);

    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;
    void drawBackground(QPainter *painter, const QRectF &rect) override;

private:
    void place();

    QStringList m_figures;
    QStringList m_times;
};

/// Today's sentiment live: the mean score of each part of the day, and every message when it arrives.
class MoodToday final : public FramedChart
{
    Q_OBJECT

public:
    explicit MoodToday(QWidget *parent = nullptr);

    void show(const deskapi::SentimentSeries &series);
    using QWidget::show;
    [[nodiscard]] QSize sizeHint() const override;
    /// A customer's message that has just been read. False if it lies outside of what is shown, or was added before:
    /// one that is read anew is told of again, and its day keeps what it was first read as.
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
    Timestamp m_from;
    QSet<qint64> m_heard; ///< ids of the messages that were added, of the day that begins at m_from
    Millis m_length;
    qint64 m_count = 0;
    double m_sum = 0;
};

} // namespace tierdesk::ui
