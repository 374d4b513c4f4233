#include "ui/dashboard/FactRow.h"

#include "ui/theme/Fonts.h"
#include "ui/theme/Paint.h"
#include "ui/theme/Theme.h"

#include <QtCore/QEvent>
#include <QtGui/QPainter>
#include <QtWidgets/QStyle>

namespace tierdesk::ui {

namespace {

using theme::Type;
constexpr int Grid = theme::metric::Grid;

int widthOf(Type type, const QString &text)
{
    return QFontMetrics(theme::font(type)).horizontalAdvance(text);
}

} // namespace

FactRow::FactRow(const QString &name, QWidget *parent)
    : QAbstractButton(parent)
    , m_name(name)
{
    setAttribute(Qt::WA_Hover);
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void FactRow::show(const QString &value)
{
    m_value = value;
    setAccessibleName(QStringLiteral("%1: %2").arg(m_name, value));
    updateGeometry();
    update();
}

void FactRow::setCanOpen(bool canOpen)
{
    setEnabled(canOpen);
    setCursor(canOpen ? Qt::PointingHandCursor : Qt::ArrowCursor);
    setToolTip(canOpen ? tr("Show these sessions") : QString());
}

void FactRow::changeEvent(QEvent *event)
{
    QAbstractButton::changeEvent(event);
    if (event->type() == QEvent::StyleChange)
        updateGeometry();
}

QSize FactRow::sizeHint() const
{
    return {widthOf(Type::Body, m_name) + widthOf(Type::Strong, m_value) + 8 * Grid,
            QFontMetrics(theme::font(Type::Body)).height() + 2 * Grid};
}

void FactRow::paintEvent(QPaintEvent *)
{
    const theme::Tokens &t = theme::tokens(this);
    QPainter painter(this);
    painter.setLayoutDirection(Qt::LayoutDirectionAuto);
    const bool isHovered = underMouse() && isEnabled();
    if (isHovered)
        theme::paintBox(painter, rect(), theme::metric::SmallRadius, t.hover);
    const QRect inner = rect().adjusted(Grid, Grid, -Grid, -Grid);
    const int valueWidth = widthOf(Type::Strong, m_value) + 2;
    const auto draw = [&](const QRect &logical, Type type, const QColor &ink, const QString &text, Qt::Alignment side) {
        painter.setFont(theme::font(type));
        painter.setPen(ink);
        painter.drawText(QStyle::visualRect(layoutDirection(), rect(), logical),
                         static_cast<int>(QStyle::visualAlignment(layoutDirection(), side | Qt::AlignVCenter)) |
                             Qt::TextSingleLine,
                         QFontMetrics(painter.font()).elidedText(text, Qt::ElideRight, logical.width() + 1));
    };
    draw(inner.adjusted(0, 0, -valueWidth - 2 * Grid, 0), Type::Body, t.dimOn(isHovered ? t.hover : t.panel), m_name,
         Qt::AlignLeft);
    draw(QRect(inner.right() - valueWidth + 1, inner.top(), valueWidth, inner.height()), Type::Strong, t.text, m_value,
         Qt::AlignRight);
    if (hasFocus())
        theme::paintFocusRing(painter, rect(), theme::metric::SmallRadius, t.accent);
}

} // namespace tierdesk::ui
