#include "ui/dashboard/ColumnChart.h"

#include "ui/dashboard/ChartFrame.h"
#include "ui/models/Phrases.h"
#include "ui/theme/Fonts.h"
#include "ui/theme/Paint.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/Roles.h"

#include <QtCore/QLocale>
#include <QtGui/QAccessible>
#include <QtGui/QKeyEvent>
#include <QtGui/QPainter>
#include <QtWidgets/QStyle>
#include <QtWidgets/QToolTip>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace tierdesk::ui {

namespace {

using theme::Type;
constexpr int GridStep = theme::metric::Grid;
constexpr int Lines = 4;
constexpr int LeastHeight = 180;
constexpr double WidestColumn = 48;

/// The first round number that is not below @p value.
qint64 roundUp(qint64 value)
{
    qint64 power = 1;
    while (power * 10 < value)
        power *= 10;
    for (const qint64 step : {1, 2, 3, 4, 5, 6, 8, 10}) {
        if (step * power >= value)
            return step * power;
    }
    return 10 * power;
}

qint64 sum(const ColumnChart::Column &column)
{
    return std::accumulate(column.counts.begin(), column.counts.end(), qint64{0});
}

} // namespace

ColumnChart::ColumnChart(std::vector<Part> parts, Scale scale, QWidget *parent)
    : QWidget(parent)
    , m_parts(std::move(parts))
    , m_scale(scale)
{
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
    roles::set(*this, QAccessible::Chart);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
}

void ColumnChart::setColumns(std::vector<Column> columns)
{
    m_columns = std::move(columns);
    m_hovered = -1;
    m_current = std::min(m_current, static_cast<int>(m_columns.size()) - 1);
    qint64 all = 0;
    for (const Column &each : m_columns)
        all += sum(each);
    setAccessibleDescription(m_columns.empty() ? tr("No data")
                                               : tr("%1 columns, %2 in total. Use the arrow keys to move between "
                                                    "columns.")
                                                     .arg(QLocale().toString(m_columns.size()))
                                                     .arg(QLocale().toString(all)));
    update();
}

QSize ColumnChart::sizeHint() const
{
    return {400, 240};
}

QSize ColumnChart::minimumSizeHint() const
{
    return {200, LeastHeight};
}

qint64 ColumnChart::top() const
{
    if (m_scale == Scale::Shares)
        return 100;
    qint64 most = 0;
    for (const Column &each : m_columns)
        most = std::max(most, sum(each));
    return Lines * roundUp((most + Lines - 1) / Lines); // every line is a whole number
}

/// What stands at the hairlines, from the lowest.
QStringList ColumnChart::figures() const
{
    QStringList figures;
    for (int line = 0; line <= Lines; ++line) {
        const qint64 value = top() * line / Lines;
        figures.append(m_scale == Scale::Shares ? phrases::percent(static_cast<double>(value))
                                                : QLocale().toString(value));
    }
    return figures;
}

QRect ColumnChart::plot() const
{
    return chartframe::plot(*this, figures());
}

QRectF ColumnChart::slot(int column) const
{
    const QRectF area = plot();
    const double width = area.width() / std::max<double>(1, static_cast<double>(m_columns.size()));
    const bool isMirrored = layoutDirection() == Qt::RightToLeft;
    const double left = isMirrored ? area.right() - (column + 1) * width : area.left() + column * width;
    return {left, area.top(), width, area.height()};
}

int ColumnChart::columnAt(const QPoint &at) const
{
    for (int column = 0; column < static_cast<int>(m_columns.size()); ++column) {
        if (slot(column).contains(at))
            return column;
    }
    return -1;
}

QString ColumnChart::told(int column) const
{
    const Column &which = m_columns.at(static_cast<std::size_t>(column));
    QStringList parts{which.name};
    const qint64 all = sum(which);
    if (m_scale == Scale::Shares && all == 0)
        return QStringList{which.name, tr("No data")}.join(u'\n');
    for (std::size_t part = 0; part < m_parts.size(); ++part) {
        QString figure = QLocale().toString(which.counts.at(part));
        if (m_scale == Scale::Shares)
            figure +=
                u" (%1)"_s.arg(phrases::percent(100.0 * double(which.counts.at(part)) / static_cast<double>(all)));
        parts.append(u"%1: %2"_s.arg(m_parts[part].name, figure));
    }
    return parts.join(u'\n');
}

void ColumnChart::paintEvent(QPaintEvent *)
{
    const theme::Tokens &t = theme::tokens(this);
    QPainter painter(this);
    painter.setLayoutDirection(Qt::LayoutDirectionAuto);
    const QRect area = plot();
    const qint64 most = top();
    const int count = static_cast<int>(m_columns.size());
    if (count > 0)
        chartframe::paintFigures(painter, *this, figures());
    for (int column = count - 1; column >= 0; --column) {
        const QRectF place = slot(column);
        const double width = std::min(place.width() - (place.width() > 8 ? 3 : 1), WidestColumn);
        const double left = place.center().x() - width / 2;
        double y = area.bottom();
        const Column &which = m_columns[static_cast<std::size_t>(column)];
        const qint64 whole = m_scale == Scale::Shares ? std::max<qint64>(1, sum(which)) : most;
        for (std::size_t part = 0; part < m_parts.size(); ++part) {
            const double height = double(area.height()) * double(which.counts.at(part)) / double(whole);
            if (height <= 0)
                continue;
            const QRectF box(left, y - height, width, std::max(1.0, height - 1));
            theme::paintBox(painter, box, std::min(2.0, box.height() / 2), m_parts[part].hue(t));
            y -= height;
        }
        if (column == m_hovered || (hasFocus() && column == m_current))
            theme::paintFocusRing(painter, QRectF(left - 2, area.top(), width + 4, area.height() + 2), 3,
                                  column == m_current && hasFocus() ? t.accent : t.scroll);
    }
    paintNames(painter);
    if (count == 0) {
        painter.setFont(theme::font(Type::Body));
        painter.setPen(t.dimOn(t.panel));
        painter.drawText(area, Qt::AlignCenter, tr("No data"));
    }
}

/// Names where there is room for one: evenly, and the last of all.
void ColumnChart::paintNames(QPainter &painter) const
{
    const QFontMetrics metrics(theme::font(Type::Fine));
    int widest = 1;
    for (const Column &each : m_columns)
        widest = std::max(widest, metrics.horizontalAdvance(each.name) + 3 * GridStep);
    const int count = static_cast<int>(m_columns.size());
    const int every = count == 0 ? 1 : std::max(1, static_cast<int>(std::ceil(widest / slot(0).width())));
    std::vector<chartframe::Name> names;
    for (int column = (count + every - 1) % every; column < count; column += every)
        names.push_back({slot(column).center().x(), m_columns[static_cast<std::size_t>(column)].name});
    chartframe::paintNames(painter, *this, plot(), names);
}

void ColumnChart::setHovered(int column)
{
    if (column == m_hovered)
        return;
    m_hovered = column;
    setCursor(column >= 0 && m_scale == Scale::Counts ? Qt::PointingHandCursor : Qt::ArrowCursor);
    update();
}

void ColumnChart::mouseMoveEvent(QMouseEvent *event)
{
    const int column = columnAt(event->position().toPoint());
    setHovered(column);
    if (column >= 0)
        QToolTip::showText(event->globalPosition().toPoint(), told(column), this);
    else
        QToolTip::hideText();
}

void ColumnChart::mousePressEvent(QMouseEvent *event)
{
    const int column = columnAt(event->position().toPoint());
    if (event->button() != Qt::LeftButton || column < 0)
        return;
    setCurrent(column);
    open(column);
}

/// Shares are of messages, of which there is no list.
void ColumnChart::open(int column)
{
    if (m_scale == Scale::Counts)
        Q_EMIT columnOpened(m_columns[static_cast<std::size_t>(column)].start);
}

void ColumnChart::leaveEvent(QEvent *)
{
    setHovered(-1);
}

void ColumnChart::setCurrent(int column)
{
    if (m_columns.empty())
        return;
    m_current = std::clamp(column, 0, static_cast<int>(m_columns.size()) - 1);
    setAccessibleDescription(told(m_current).replace(u'\n', u", "_s));
    QAccessibleEvent changed(this, QAccessible::DescriptionChanged);
    QAccessible::updateAccessibility(&changed);
    update();
}

void ColumnChart::keyPressEvent(QKeyEvent *event)
{
    const int forward = layoutDirection() == Qt::RightToLeft ? -1 : 1;
    switch (event->key()) {
    case Qt::Key_Left:
        setCurrent(m_current - forward);
        break;
    case Qt::Key_Right:
        setCurrent(m_current + forward);
        break;
    case Qt::Key_Home:
        setCurrent(0);
        break;
    case Qt::Key_End:
        setCurrent(static_cast<int>(m_columns.size()) - 1);
        break;
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Space:
        if (m_current >= 0 && !m_columns.empty())
            open(m_current);
        break;
    default:
        QWidget::keyPressEvent(event);
        return;
    }
    if (m_current >= 0 && hasFocus() && !m_columns.empty())
        QToolTip::showText(mapToGlobal(slot(m_current).center().toPoint()), told(m_current), this);
}

void ColumnChart::focusInEvent(QFocusEvent *event)
{
    QWidget::focusInEvent(event);
    if (m_current < 0 && event->reason() != Qt::MouseFocusReason)
        setCurrent(static_cast<int>(m_columns.size()) - 1);
    update();
}

void ColumnChart::focusOutEvent(QFocusEvent *event)
{
    QWidget::focusOutEvent(event);
    QToolTip::hideText();
    update();
}

} // namespace tierdesk::ui
