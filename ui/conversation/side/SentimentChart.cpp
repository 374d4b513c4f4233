#include "ui/conversation/side/SentimentChart.h"

#include "ui/models/Direction.h"
#include "ui/models/Phrases.h"
#include "ui/theme/ChartTheme.h"
#include "ui/theme/Fonts.h"
#include "ui/theme/Paint.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/Label.h"
#include "ui/widgets/Roles.h"

#include <QtCharts/QChart>
#include <QtCharts/QLineSeries>
#include <QtCharts/QScatterSeries>
#include <QtCharts/QValueAxis>
#include <QtCore/QLocale>
#include <QtGui/QAccessible>
#include <QtGui/QKeyEvent>
#include <QtGui/QPainter>
#include <QtWidgets/QVBoxLayout>

#include <algorithm>
#include <cmath>

namespace tierdesk::ui {

using widgets::Label;

namespace {

constexpr int ChartHeight = 68;
/// Beyond so many messages the line alone is clearer than dots upon dots.
constexpr std::size_t MostDots = 60;
constexpr qsizetype MostPoints = 400;
constexpr qsizetype MostTurns = 8; ///< of a course that is told turn by turn
constexpr double Top = 1.1;
constexpr double MarkTop = 1.05;
constexpr double DotSize = 7;
constexpr qsizetype QuoteLength = 120;
constexpr double Margin = 0.12;

QString quoted(const QString &text)
{
    const QString line = text.left(4 * QuoteLength).simplified();
    return line.size() <= QuoteLength ? line : line.left(QuoteLength - 1) + QChar(0x2026);
}

/// No more points than can be told apart: of each stretch the lowest and the highest, where they stand.
QList<QPointF> thinned(const QList<QPointF> &points)
{
    if (points.size() <= MostPoints)
        return points;
    const qsizetype stretch = (2 * points.size() + MostPoints - 1) / MostPoints;
    QList<QPointF> kept;
    for (qsizetype from = 0; from < points.size(); from += stretch) {
        const auto first = points.begin() + from;
        const auto last = points.begin() + std::min(from + stretch, points.size());
        const auto [low, high] = std::minmax_element(
            first, last, [](const QPointF &one, const QPointF &other) { return one.y() < other.y(); });
        kept.append(*std::min(low, high));
        if (low != high)
            kept.append(*std::max(low, high));
    }
    return kept;
}

} // namespace

SentimentChart::SentimentChart(QWidget *parent)
    : QWidget(parent)
    , m_said(new Label(theme::Type::Small, Label::Ink::Dim, this))
{
    setObjectName(u"sentimentChart"_s);
    m_said->setObjectName(u"sentimentSaid"_s);
    m_said->setWordWrap(true);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    layout->addWidget(m_said);
}

void SentimentChart::makeChart()
{
    m_view = new theme::ChartView(this);
    m_view->setObjectName(u"sentimentView"_s);
    m_view->setFixedHeight(theme::scaled(ChartHeight));
    m_view->setFocusPolicy(Qt::StrongFocus);
    roles::set(*m_view, QAccessible::Chart);
    m_view->setAccessibleName(tr("Sentiment over time"));
    m_view->viewport()->setMouseTracking(true);
    m_view->installEventFilter(this);
    m_view->viewport()->installEventFilter(this);
    static_cast<QVBoxLayout *>(layout())->insertWidget(0, m_view);

    QChart &chart = *m_view->chart();
    auto *x = new QValueAxis(&chart);
    x->setLabelsVisible(false);
    x->setGridLineVisible(false);
    x->setLineVisible(false);
    auto *y = new QValueAxis(&chart);
    y->setRange(-Top, Top);
    y->setTickType(QValueAxis::TicksDynamic);
    y->setTickAnchor(0);
    y->setTickInterval(1);
    y->setLabelsVisible(false);
    y->setLineVisible(false);
    chart.addAxis(x, Qt::AlignBottom);
    chart.addAxis(y, Qt::AlignLeft);
    m_line = new QLineSeries(&chart);
    m_dots = new QScatterSeries(&chart);
    m_chosen = new QScatterSeries(&chart);
    for (QXYSeries *series :
         {static_cast<QXYSeries *>(m_line), static_cast<QXYSeries *>(m_dots), static_cast<QXYSeries *>(m_chosen)}) {
        chart.addSeries(series);
        series->attachAxis(x);
        series->attachAxis(y);
    }
    m_dots->setMarkerSize(DotSize);
    m_chosen->setMarkerSize(DotSize + 3);
    connect(m_view, &theme::ChartView::dressed, this, &SentimentChart::dress);
}

void SentimentChart::show(const deskapi::SessionDetail &detail, Timestamp now)
{
    m_now = now;
    std::vector<Mark> marks;
    for (const Escalation &escalation : detail.escalations) {
        const auto after = std::count_if(detail.sentimentHistory.begin(), detail.sentimentHistory.end(),
                                         [&](const auto &point) { return point.at <= escalation.at; });
        marks.push_back({static_cast<double>(after) - 0.5, escalation.to});
    }
    // Two escalations between the same messages stand beside each other.
    for (std::size_t at = 1; at < marks.size(); ++at) {
        if (marks[at].x - marks[at - 1].x < 0.2)
            marks[at].x = marks[at - 1].x + 0.2;
    }
    const auto isSamePoint = [](const auto &one, const auto &other) {
        return one.message == other.message && std::abs(one.score - other.score) < 1e-9;
    };
    const auto isSameMark = [](const Mark &one, const Mark &other) {
        return std::abs(one.x - other.x) < 1e-9 && one.to == other.to;
    };
    const bool isSame = std::equal(m_points.begin(), m_points.end(), detail.sentimentHistory.begin(),
                                   detail.sentimentHistory.end(), isSamePoint) &&
                        std::equal(m_marks.begin(), m_marks.end(), marks.begin(), marks.end(), isSameMark);
    if (isSame && !m_points.empty())
        return;
    m_points = detail.sentimentHistory;
    m_marks = std::move(marks);
    m_texts.clear();
    for (const auto &point : m_points) {
        const auto message = std::lower_bound(detail.messages.begin(), detail.messages.end(), point.message,
                                              [](const Message &each, MessageId id) { return each.id < id; });
        const bool isKnown = message != detail.messages.end() && message->id == point.message;
        m_texts.push_back(isKnown ? message->text : QString());
    }
    m_current = -1;
    if (!m_points.empty() && !m_view)
        makeChart();
    if (m_view) {
        m_view->setVisible(!m_points.empty());
        m_view->setAccessibleDescription(course(detail));
        draw();
    }
    choose(-1);
}

void SentimentChart::draw()
{
    QChart &chart = *m_view->chart();
    QList<QPointF> points;
    for (std::size_t at = 0; at < m_points.size(); ++at)
        points.append({static_cast<double>(at), std::clamp(m_points[at].score, -1.0, 1.0)});
    m_line->replace(thinned(points));
    m_dots->replace(m_points.size() <= MostDots ? points : QList<QPointF>());
    const auto axes = chart.axes(Qt::Horizontal);
    const double last = std::max(1.0, static_cast<double>(m_points.size()) - 1);
    double right = last;
    for (const Mark &mark : m_marks)
        right = std::max(right, mark.x);
    const double air = (right - 0) * Margin / 4 + 0.02;
    auto *x = static_cast<QValueAxis *>(axes.front());
    x->setRange(-air, right + air);
    x->setReverse(layoutDirection() == Qt::RightToLeft);

    while (m_markLines.size() > m_marks.size()) {
        chart.removeSeries(m_markLines.back());
        delete m_markLines.back();
        m_markLines.pop_back();
    }
    while (m_markLines.size() < m_marks.size()) {
        auto *line = new QLineSeries(&chart);
        chart.addSeries(line);
        line->attachAxis(x);
        line->attachAxis(chart.axes(Qt::Vertical).front());
        m_markLines.push_back(line);
    }
    for (std::size_t at = 0; at < m_marks.size(); ++at)
        m_markLines[at]->replace(QList<QPointF>{{m_marks[at].x, -MarkTop}, {m_marks[at].x, MarkTop}});
    m_view->dress();
}

void SentimentChart::dress(const theme::Tokens &t)
{
    // The line has the colour of where it has come to; the words below say the same.
    const QColor ink = m_points.empty() ? t.neutral : t.sentiment(m_points.back().sentiment);
    m_line->setPen(QPen(ink, 2, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    m_dots->setColor(t.panel);
    m_dots->setBorderColor(ink);
    m_dots->setPen(QPen(ink, 2));
    m_chosen->setColor(ink);
    m_chosen->setBorderColor(t.panel);
    for (std::size_t at = 0; at < m_marks.size(); ++at)
        m_markLines[at]->setPen(QPen(t.tier(m_marks[at].to), 1.5, Qt::DotLine));
}

void SentimentChart::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (!m_view)
        return;
    if (event->type() == QEvent::StyleChange || event->type() == QEvent::FontChange)
        m_view->setFixedHeight(theme::scaled(ChartHeight));
    else if (event->type() == QEvent::LayoutDirectionChange)
        draw();
}

void SentimentChart::paintEvent(QPaintEvent *)
{
    if (!m_view || !m_view->hasFocus())
        return;
    QPainter painter(this);
    theme::paintFocusRing(painter, m_view->geometry(), theme::metric::SmallRadius, theme::tokens(this).accent);
}

// --- one message of it

int SentimentChart::pointAt(const QPoint &position) const
{
    const QPointF inChart = m_view->chart()->mapFromScene(m_view->mapToScene(position));
    const double x = m_view->chart()->mapToValue(inChart, m_line).x();
    return std::clamp(static_cast<int>(std::lround(x)), 0, static_cast<int>(m_points.size()) - 1);
}

void SentimentChart::setCurrent(int index)
{
    choose(m_points.empty() ? -1 : std::clamp(index, 0, static_cast<int>(m_points.size()) - 1));
}

void SentimentChart::choose(int index)
{
    m_current = index;
    if (m_points.empty()) {
        m_said->setText(tr("No customer message has been evaluated yet."));
        return;
    }
    if (index < 0) {
        m_chosen->clear();
        const auto &last = m_points.back();
        m_said->setText(u"%1 %2"_s.arg(theme::glyph(last.sentiment), phrases::text(last.sentiment)));
        return;
    }
    m_chosen->replace(QList<QPointF>{
        {static_cast<double>(index), std::clamp(m_points[static_cast<std::size_t>(index)].score, -1.0, 1.0)}});
    m_said->setText(wordsOf(index));
    QAccessibleEvent event(m_view, QAccessible::DescriptionChanged);
    m_view->setAccessibleDescription(m_said->text());
    QAccessible::updateAccessibility(&event);
}

QString SentimentChart::wordsOf(int index) const
{
    const auto &point = m_points[static_cast<std::size_t>(index)];
    const QString head =
        tr("%1 · %2 %3", "time, glyph, sentiment")
            .arg(phrases::clockTime(point.at, m_now), theme::glyph(point.sentiment), phrases::text(point.sentiment));
    const QString text = direction::isolated(quoted(m_texts[static_cast<std::size_t>(index)]));
    return text.isEmpty() ? head : tr("%1: “%2”", "when and how, the message").arg(head, text);
}

QString SentimentChart::said() const
{
    return m_said->text();
}

QString SentimentChart::course(const deskapi::SessionDetail &detail) const
{
    if (m_points.empty())
        return {};
    QStringList words;
    for (const auto &point : m_points) {
        const QString word = phrases::text(point.sentiment);
        if (words.isEmpty() || words.back() != word)
            words.append(word);
    }
    if (words.size() > MostTurns) {
        const auto worst = std::min_element(m_points.begin(), m_points.end(),
                                            [](const auto &one, const auto &other) { return one.score < other.score; });
        words = {tr("from %1 to %2, at worst %3", "three sentiments")
                     .arg(words.front(), words.back(), phrases::text(worst->sentiment))};
    }
    QString text = tr("Messages: %1. Sentiment: %2.")
                       .arg(QLocale().toString(qulonglong{m_points.size()}))
                       .arg(words.join(tr(", then ", "between two sentiments")));
    for (const Escalation &escalation : detail.escalations)
        text +=
            u' ' +
            tr("Escalated to %1 at %2.").arg(phrases::text(escalation.to), phrases::clockTime(escalation.at, m_now));
    return text;
}

bool SentimentChart::eventFilter(QObject *watched, QEvent *event)
{
    if (m_points.empty())
        return QWidget::eventFilter(watched, event);
    const bool isPointer = m_view && watched == m_view->viewport();
    if (isPointer && event->type() == QEvent::MouseMove) {
        choose(pointAt(static_cast<QMouseEvent *>(event)->position().toPoint()));
    } else if (isPointer && event->type() == QEvent::Leave && !m_view->hasFocus()) {
        choose(-1);
    } else if (isPointer && event->type() == QEvent::MouseButtonRelease) {
        choose(pointAt(static_cast<QMouseEvent *>(event)->position().toPoint()));
        Q_EMIT messageChosen(m_points[static_cast<std::size_t>(m_current)].message);
    } else if (watched == m_view && event->type() == QEvent::FocusIn) {
        update();
    } else if (watched == m_view && event->type() == QEvent::FocusOut) {
        choose(-1);
        update();
    } else if (watched == m_view && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        const int forward = layoutDirection() == Qt::RightToLeft ? Qt::Key_Left : Qt::Key_Right;
        const int count = static_cast<int>(m_points.size());
        if (key == Qt::Key_Left || key == Qt::Key_Right) {
            // The first press shows the newest: that is where one comes from.
            setCurrent(m_current < 0 ? count - 1 : m_current + (key == forward ? 1 : -1));
            return true;
        }
        if (key == Qt::Key_Home || key == Qt::Key_End) {
            setCurrent(key == Qt::Key_Home ? 0 : count - 1);
            return true;
        }
        if ((key == Qt::Key_Return || key == Qt::Key_Enter) && m_current >= 0) {
            Q_EMIT messageChosen(m_points[static_cast<std::size_t>(m_current)].message);
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace tierdesk::ui
