#include "ui/dashboard/BarRow.h"

#include "core/base/Literals.h"
#include "ui/theme/Fonts.h"
#include "ui/theme/Paint.h"
#include "ui/theme/Theme.h"

#include <QtCore/QEvent>
#include <QtCore/QLocale>
#include <QtGui/QPainter>
#include <QtWidgets/QStyle>

#include <algorithm>

namespace tierdesk::ui {

namespace {

using theme::Type;
using theme::metric::Grid;
constexpr int BarThickness = 10;
constexpr int ShortestBar = 90;

} // namespace

BarRow::BarRow(Shape shape, const QString &name, const Hue &hue, QWidget *parent)
    : QAbstractButton(parent)
    , m_shape(shape)
    , m_name(name)
    , m_hue(hue)
    , m_longest(name)
{
    setAttribute(Qt::WA_Hover);
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void BarRow::show(qint64 count, double share)
{
    m_count = count;
    m_share = std::clamp(share, 0.0, 1.0);
    show(QLocale().toString(count));
}

void BarRow::show(const QString &figure)
{
    m_figure = figure;
    setAccessibleName(u"%1: %2"_s.arg(m_name, figure));
    updateGeometry();
    update();
}

void BarRow::setCanOpen(bool canOpen)
{
    setEnabled(canOpen);
    setCursor(canOpen ? Qt::PointingHandCursor : Qt::ArrowCursor);
    setToolTip(canOpen ? tr("Show these sessions") : QString());
}

int BarRow::nameWidth() const
{
    return QFontMetrics(theme::font(Type::Body)).horizontalAdvance(m_longest);
}

void BarRow::changeEvent(QEvent *event)
{
    QAbstractButton::changeEvent(event);
    if (event->type() == QEvent::StyleChange)
        updateGeometry();
}

void BarRow::setLongestName(const QString &name)
{
    m_longest = name;
    updateGeometry();
    update();
}

QSize BarRow::sizeHint() const
{
    const QFontMetrics metrics(theme::font(Type::Body));
    const int number = QFontMetrics(theme::font(Type::Strong)).horizontalAdvance(m_figure);
    if (m_shape == Shape::Below)
        return {nameWidth() + number + 6 * Grid, metrics.height() + Grid + BarThickness + 2 * Grid};
    const int bar = m_shape == Shape::Beside ? ShortestBar + 2 * Grid : 0;
    return {nameWidth() + bar + number + 8 * Grid, metrics.height() + 2 * Grid};
}

QSize BarRow::minimumSizeHint() const
{
    return sizeHint();
}

void BarRow::paintEvent(QPaintEvent *)
{
    const theme::Tokens &t = theme::tokens(this);
    QPainter painter(this);
    painter.setLayoutDirection(Qt::LayoutDirectionAuto);
    const bool isHovered = underMouse() && isEnabled();
    if (isHovered)
        theme::paintBox(painter, rect(), theme::metric::SmallRadius, t.hover);
    const QColor ground = isHovered ? t.hover : t.panel;
    const QRect inner = rect().adjusted(Grid, Grid, -Grid, -Grid);
    const auto placed = [this](const QRect &logical) { return QStyle::visualRect(layoutDirection(), rect(), logical); };
    const int numberWidth = QFontMetrics(theme::font(Type::Strong)).horizontalAdvance(m_figure) + 2;
    const int line = QFontMetrics(theme::font(Type::Body)).height();
    const bool isBelow = m_shape == Shape::Below;

    const auto draw = [&](const QRect &logical, Type type, const QColor &ink, const QString &text, Qt::Alignment side) {
        painter.setFont(theme::font(type));
        painter.setPen(ink);
        painter.drawText(placed(logical),
                         static_cast<int>(QStyle::visualAlignment(layoutDirection(), side | Qt::AlignVCenter)) |
                             Qt::TextSingleLine,
                         QFontMetrics(painter.font()).elidedText(text, Qt::ElideRight, logical.width() + 1));
    };
    const QRect name(inner.left(), inner.top(),
                     m_shape == Shape::Beside ? nameWidth() : inner.width() - numberWidth - 2 * Grid, line);
    draw(name, Type::Body, t.dimOn(ground), m_name, Qt::AlignLeft);
    draw(QRect(inner.right() - numberWidth + 1, inner.top(), numberWidth, line), Type::Strong, t.text, m_figure,
         Qt::AlignRight);
    QRect track = isBelow ? QRect(inner.left(), inner.top() + line + Grid, inner.width(), BarThickness)
                          : QRect(name.right() + 4 * Grid, inner.center().y() - BarThickness / 2 + 1,
                                  inner.right() - numberWidth - 4 * Grid - name.right() - 4 * Grid, BarThickness);
    if (isBelow)
        theme::paintBox(painter, placed(track), 3, theme::mixed(t.panel, t.line, 0.9));
    if (m_count > 0 && m_shape != Shape::Plain) {
        track.setWidth(std::max(3, static_cast<int>(track.width() * m_share)));
        theme::paintBox(painter, placed(track), 3, m_hue(t));
    }
    if (hasFocus())
        theme::paintFocusRing(painter, rect(), theme::metric::SmallRadius, t.accent);
}

} // namespace tierdesk::ui
