#include "ui/dashboard/FigureCard.h"

#include "core/base/Literals.h"
#include "ui/theme/Fonts.h"
#include "ui/theme/Paint.h"
#include "ui/theme/Theme.h"

#include <QtCore/QEvent>
#include <QtGui/QPainter>
#include <QtWidgets/QStyle>

namespace tierdesk::ui {

namespace {

using theme::Type;
namespace metric = theme::metric;

constexpr int Margin = 16;
constexpr int Between = 6;

int lineHeight(Type type)
{
    return QFontMetrics(theme::font(type)).height();
}

} // namespace

FigureCard::FigureCard(const QString &caption, QWidget *parent)
    : QAbstractButton(parent)
    , m_caption(caption)
{
    setAttribute(Qt::WA_Hover);
    setFocusPolicy(Qt::StrongFocus);
    name();
}

void FigureCard::show(const QString &value, const QString &note)
{
    m_value = value;
    setNote(note);
}

void FigureCard::setNote(const QString &note)
{
    m_note = note;
    m_change.clear();
    m_trend = Trend::None;
    name();
    updateGeometry();
    update();
}

void FigureCard::setChange(const QString &change, bool isUp, Trend trend)
{
    m_change = change;
    m_isUp = isUp;
    m_trend = trend;
    name();
    updateGeometry();
    update();
}

void FigureCard::setCanOpen(bool canOpen)
{
    setEnabled(canOpen);
    setCursor(canOpen ? Qt::PointingHandCursor : Qt::ArrowCursor);
    name();
}

void FigureCard::name()
{
    QStringList parts{m_caption, m_value};
    if (m_trend == Trend::Same)
        parts.append(tr("unchanged"));
    else if (m_trend != Trend::None)
        parts.append(m_isUp ? tr("up %1").arg(m_change) : tr("down %1").arg(m_change));
    else if (!m_note.isEmpty())
        parts.append(m_note);
    setAccessibleName(parts.join(u", "_s));
    setToolTip(isEnabled() ? tr("Show the sessions behind this figure") : QString());
}

QSize FigureCard::sizeHint() const
{
    const QFontMetrics big(theme::font(Type::Figure));
    const QFontMetrics small(theme::font(Type::Small));
    const int figures = big.horizontalAdvance(m_value) + 3 * metric::Grid +
                        small.horizontalAdvance(m_change.isEmpty() ? m_note : m_change) + 4 * metric::Grid;
    const int width = std::max(figures, small.horizontalAdvance(m_caption)) + 2 * Margin;
    return {width, 2 * Margin + lineHeight(Type::Small) + Between + lineHeight(Type::Figure)};
}

void FigureCard::changeEvent(QEvent *event)
{
    QAbstractButton::changeEvent(event);
    if (event->type() == QEvent::StyleChange)
        updateGeometry();
}

QSize FigureCard::minimumSizeHint() const
{
    return sizeHint();
}

void FigureCard::paintEvent(QPaintEvent *)
{
    const theme::Tokens &t = theme::tokens(this);
    QPainter painter(this);
    painter.setLayoutDirection(Qt::LayoutDirectionAuto); // "95.6 %" is read from its left everywhere
    const QColor ground = underMouse() && isEnabled() ? t.hover : t.panel;
    theme::paintBox(painter, rect(), metric::Radius, ground, t.line);
    const QRect inner = rect().adjusted(Margin, Margin, -Margin, -Margin);
    const auto side = QStyle::visualAlignment(layoutDirection(), Qt::AlignLeft | Qt::AlignVCenter);
    const auto draw = [&](const QRect &logical, Type type, const QColor &ink, const QString &text) {
        painter.setFont(theme::font(type));
        painter.setPen(ink);
        const QFontMetrics metrics(painter.font());
        painter.drawText(QStyle::visualRect(layoutDirection(), rect(), logical),
                         static_cast<int>(side) | Qt::TextSingleLine,
                         metrics.elidedText(text, Qt::ElideRight, logical.width()));
        return metrics.horizontalAdvance(text);
    };
    const QRect first(inner.left(), inner.top(), inner.width(), lineHeight(Type::Small));
    draw(first, Type::Small, t.dimOn(ground), m_caption);
    const QRect second(inner.left(), first.bottom() + Between, inner.width(), lineHeight(Type::Figure));
    int x = second.left() + draw(second, Type::Figure, t.text, m_value) + 3 * metric::Grid;
    const QColor hue = m_trend == Trend::Better  ? theme::legible(t.happy, ground)
                       : m_trend == Trend::Worse ? theme::legible(t.angry, ground)
                                                 : t.dimOn(ground);
    if (m_trend != Trend::None) {
        // A shape and not a colour alone: up, down, or level.
        const qreal edge = QFontMetrics(theme::font(Type::Small)).ascent() * 0.75;
        const QRectF logical(x, second.center().y() - edge / 2 + 2, edge, edge);
        const QRectF box = QStyle::visualRect(layoutDirection(), rect(), logical.toAlignedRect());
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Qt::NoPen);
        painter.setBrush(hue);
        if (m_trend == Trend::Same)
            painter.drawRect(QRectF(box.left(), box.center().y() - 1.5, box.width(), 3));
        else if (m_isUp)
            painter.drawPolygon(QPolygonF{{box.bottomLeft(), box.bottomRight(), {box.center().x(), box.top()}}});
        else
            painter.drawPolygon(QPolygonF{{box.topLeft(), box.topRight(), {box.center().x(), box.bottom()}}});
        x += static_cast<int>(edge) + theme::scaledIcon(metric::Grid + 2);
    }
    QRect rest(x, second.top() + 3, inner.right() - x + 1, second.height());
    draw(rest, Type::Small, hue, m_trend == Trend::None ? m_note : m_change);
    if (hasFocus())
        theme::paintFocusRing(painter, rect(), metric::Radius, t.accent);
}

} // namespace tierdesk::ui
