#include "ui/dashboard/MoodCharts.h"

#include "ui/dashboard/ChartFrame.h"
#include "ui/models/Phrases.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/Roles.h"

#include <QtCharts/QDateTimeAxis>
#include <QtCharts/QLineSeries>
#include <QtCharts/QScatterSeries>
#include <QtCharts/QValueAxis>
#include <QtCore/QEvent>
#include <QtCore/QLocale>
#include <QtGui/QPainter>

#include <algorithm>
#include <utility>

namespace tierdesk::ui {

namespace {

constexpr int LeastMoodHeight = 180;
constexpr int Times = 5; ///< that are named below a chart

QDateTime local(Timestamp at)
{
    return QDateTime::fromMSecsSinceEpoch(at.ms);
}

qint64 read(const deskapi::Tally<Sentiment> &words)
{
    return words.total() - words.of(Sentiment::Unknown);
}

} // namespace

FramedChart::FramedChart(QWidget *parent)
    : ChartView(parent)
{}

void FramedChart::addAxes(QAbstractAxis *time, QAbstractAxis *value)
{
    time->setReverse(isRightToLeft()); // time goes as one reads
    chart()->addAxis(time, Qt::AlignBottom);
    chart()->addAxis(value, isRightToLeft() ? Qt::AlignRight : Qt::AlignLeft);
    // They measure; what is seen of them is the frame's.
    time->setVisible(false);
    value->setVisible(false);
}

void FramedChart::setFigures(const QStringList &figures)
{
    m_figures = figures;
    place();
}

void FramedChart::setStretch(const QDateTime &from, const QDateTime &to, const QString &format)
{
    m_times.clear();
    for (int at = 0; at < Times; ++at)
        m_times.append(QLocale().toString(from.addMSecs(from.msecsTo(to) * at / (Times - 1)), format));
    viewport()->update();
}

void FramedChart::place()
{
    chart()->setPlotArea(chartframe::plot(*this, m_figures));
    viewport()->update();
}

void FramedChart::resizeEvent(QResizeEvent *event)
{
    ChartView::resizeEvent(event);
    place();
}

void FramedChart::changeEvent(QEvent *event)
{
    ChartView::changeEvent(event);
    if (event->type() == QEvent::StyleChange)
        place();
}

void FramedChart::drawBackground(QPainter *painter, const QRectF &rect)
{
    ChartView::drawBackground(painter, rect);
    painter->setRenderHint(QPainter::Antialiasing, false); // hairlines
    chartframe::paintFigures(*painter, *this, m_figures);
    const QRect area = chartframe::plot(*this, m_figures);
    std::vector<chartframe::Name> names;
    for (qsizetype at = 0; at < m_times.size(); ++at) {
        const double along = area.width() * static_cast<double>(at) / (Times - 1);
        names.push_back({isRightToLeft() ? area.right() - along : area.left() + along, m_times.at(at)});
    }
    chartframe::paintNames(*painter, *this, area, names);
}

MoodToday::MoodToday(QWidget *parent)
    : FramedChart(parent)
    , m_time(new QDateTimeAxis(chart()))
    , m_score(new QValueAxis(chart()))
    , m_line(new QLineSeries(chart()))
    , m_zero(new QLineSeries(chart()))
    , m_newest(new QScatterSeries(chart()))
{
    setMinimumHeight(LeastMoodHeight);
    setFocusPolicy(Qt::StrongFocus);
    roles::set(*this, QAccessible::Chart);
    setAccessibleName(tr("Sentiment today"));
    m_score->setRange(-1, 1);
    addAxes(m_time, m_score);
    QStringList figures;
    for (const double score : {-1.0, -0.5, 0.0, 0.5, 1.0})
        figures.append(QLocale().toString(score, 'f', 1).replace(u'-', QChar(0x2212)));
    setFigures(figures);
    m_line->setPointsVisible(true);
    m_newest->setMarkerSize(11);
    for (QXYSeries *each : std::initializer_list<QXYSeries *>{m_zero, m_line, m_newest}) {
        chart()->addSeries(each);
        each->attachAxis(m_time);
        each->attachAxis(m_score);
    }
    connect(this, &ChartView::dressed, this, [this](const theme::Tokens &t) {
        m_zero->setPen(QPen(t.scroll, 1, Qt::DashLine));
        m_line->setPen(QPen(t.accent, 2));
        const QColor hue = t.sentiment(mean().value_or(0) <= -0.2 ? Sentiment::Angry : Sentiment::Happy);
        m_newest->setColor(hue);
        m_newest->setBorderColor(t.panel);
    });
    dress();
}

QSize MoodToday::sizeHint() const
{
    return {theme::scaled(300), theme::scaled(LeastMoodHeight)};
}

void MoodToday::show(const deskapi::SentimentSeries &series)
{
    m_buckets.clear();
    m_count = 0;
    m_sum = 0;
    m_length = Millis::minutes(series.bucketMinutes);
    if (std::exchange(m_from, series.from) != series.from)
        m_heard.clear();
    for (const auto &each : series.buckets) {
        // Of messages that no score was read from the count alone says nothing here.
        const qint64 scored = each.score ? read(each.words) : 0;
        m_buckets.push_back({each.at, scored, each.score.value_or(0) * static_cast<double>(scored)});
        m_count += scored;
        m_sum += m_buckets.back().sum;
    }
    // The end may be told as the last instant within; a day's axis ends with the day.
    const Timestamp end = m_buckets.empty() ? series.to : m_buckets.back().at + m_length;
    m_time->setRange(local(series.from), local(end));
    setStretch(local(series.from), local(end), u"HH:mm"_s);
    m_zero->replace(QList<QPointF>{{static_cast<double>(series.from.ms), 0}, {static_cast<double>(end.ms), 0}});
    redraw();
}

bool MoodToday::add(const Message &message)
{
    if (message.speaker != Speaker::Customer || !message.score)
        return false;
    const auto bucket = std::find_if(m_buckets.begin(), m_buckets.end(), [&](const Bucket &each) {
        return message.at >= each.at && message.at < each.at + m_length;
    });
    if (bucket == m_buckets.end() || m_heard.contains(message.id.value))
        return false;
    m_heard.insert(message.id.value);
    ++bucket->count;
    bucket->sum += *message.score;
    ++m_count;
    m_sum += *message.score;
    redraw();
    m_newest->replace(QList<QPointF>{{static_cast<double>(message.at.ms), *message.score}});
    return true;
}

std::optional<double> MoodToday::mean() const
{
    return m_count > 0 ? std::optional(m_sum / static_cast<double>(m_count)) : std::nullopt;
}

QString MoodToday::summary() const
{
    if (m_count == 0)
        return tr("No customer messages today yet.");
    const auto count = static_cast<int>(m_count);
    const QString words = count == 1 ? tr("1 message, %1") : tr("%Ln messages, %1 on average", nullptr, count);
    return words.arg(QLocale().toString(*mean(), 'f', 2).replace(u'-', QChar(0x2212)));
}

void MoodToday::redraw()
{
    QList<QPointF> points;
    for (const Bucket &each : m_buckets) {
        if (each.count > 0)
            points.append(
                {static_cast<double>(each.at.ms + m_length.count / 2), each.sum / static_cast<double>(each.count)});
    }
    m_line->replace(points);
    m_newest->replace(QList<QPointF>{});
    setAccessibleDescription(summary());
    dress();
    Q_EMIT changed();
}

} // namespace tierdesk::ui
