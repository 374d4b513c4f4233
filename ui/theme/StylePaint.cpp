#include "ui/theme/StylePaint.h"

#include "ui/theme/Appearance.h"
#include "ui/theme/Paint.h"

#include <QtGui/QPainter>
#include <QtGui/QPainterPath>
#include <QtWidgets/QPlainTextEdit>
#include <QtWidgets/QStyleOptionHeader>
#include <QtWidgets/QStyleOptionSlider>
#include <QtWidgets/QTextEdit>

#include <algorithm>

namespace tierdesk::ui::theme {

namespace {

constexpr qreal FieldRadius = metric::Radius - 2;
constexpr qreal ControlRadius = metric::Radius - 1;
constexpr qreal GrooveHeight = 4;

bool has(const QStyleOption &option, QStyle::StateFlag flag)
{
    return option.state.testFlag(flag);
}

/// The fill of a box or disc that says yes.
QColor marked(const Tokens &t, bool isEnabled)
{
    return isEnabled ? t.accent : mixed(t.panel, t.dim, 0.5);
}

QColor outline(const Tokens &t, const QStyleOption &option)
{
    return has(option, QStyle::State_MouseOver) && has(option, QStyle::State_Enabled) ? t.accent
                                                                                      : legible(t.line, t.panel, 2.0);
}

} // namespace

void paintField(QPainter &painter, const Tokens &t, const QStyleOption &option, bool isInvalid)
{
    const bool isEnabled = has(option, QStyle::State_Enabled);
    const bool hasFocus = has(option, QStyle::State_HasFocus);
    const bool isHovered = has(option, QStyle::State_MouseOver) && isEnabled;
    const QColor edge = isInvalid ? t.irate : hasFocus ? t.accent : isHovered ? t.scroll : t.line;
    paintBox(painter, option.rect, FieldRadius, isEnabled ? t.field : t.window, edge, hasFocus ? 2 : 1);
}

void paintOpener(QPainter &painter, const Tokens &t, const QStyleOption &option)
{
    const bool isEnabled = has(option, QStyle::State_Enabled);
    const bool isOpen = has(option, QStyle::State_On) || has(option, QStyle::State_Sunken);
    const bool isHovered = has(option, QStyle::State_MouseOver) && isEnabled;
    const QColor fill = !isEnabled ? t.window : isOpen ? t.controlDown : isHovered ? t.hover : t.panel;
    paintBox(painter, option.rect, ControlRadius, fill, t.line);
    if (has(option, QStyle::State_HasFocus))
        paintFocusRing(painter, option.rect, ControlRadius, t.accent);
}

void paintArrow(QPainter &painter, const Tokens &t, const QRectF &rect, bool isUp, bool isEnabled)
{
    paintArrow(painter, isEnabled ? t.dimOn(t.panel) : mixed(t.panel, t.dim, 0.5), rect, isUp);
}

void paintArrow(QPainter &painter, const QColor &ink, const QRectF &rect, bool isUp)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(ink, 1.5, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    const QPointF middle = rect.center();
    const qreal half = scaledIcon(8) / 2.0;
    const qreal side = isUp ? -half / 2 : half / 2;
    QPainterPath path(middle + QPointF(-half, -side));
    path.lineTo(middle + QPointF(0, side));
    path.lineTo(middle + QPointF(half, -side));
    painter.drawPath(path);
    painter.restore();
}

void paintCheck(QPainter &painter, const Tokens &t, const QStyleOption &option)
{
    const bool isEnabled = has(option, QStyle::State_Enabled);
    const bool isHalf = has(option, QStyle::State_NoChange);
    const bool isOn = has(option, QStyle::State_On);
    const QRectF box(option.rect);
    if (!isOn && !isHalf) {
        paintBox(painter, box, 4, isEnabled ? t.panel : t.window, outline(t, option), 1.5);
        return;
    }
    paintBox(painter, box, 4, marked(t, isEnabled));
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(t.onAccent, 1.8, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    const auto at = [&](qreal x, qreal y) {
        return QPointF(box.left() + box.width() * x, box.top() + box.height() * y);
    };
    QPainterPath path;
    if (isHalf) {
        path.moveTo(at(0.28, 0.5));
        path.lineTo(at(0.72, 0.5));
    } else {
        path.moveTo(at(0.26, 0.52));
        path.lineTo(at(0.43, 0.69));
        path.lineTo(at(0.75, 0.33));
    }
    painter.drawPath(path);
    painter.restore();
}

void paintRadio(QPainter &painter, const Tokens &t, const QStyleOption &option)
{
    const bool isEnabled = has(option, QStyle::State_Enabled);
    const QRectF disc(option.rect);
    const qreal radius = disc.width() / 2;
    if (!has(option, QStyle::State_On)) {
        paintBox(painter, disc, radius, isEnabled ? t.panel : t.window, outline(t, option), 1.5);
        return;
    }
    paintBox(painter, disc, radius, marked(t, isEnabled));
    const qreal inset = disc.width() * 0.32;
    paintBox(painter, disc.adjusted(inset, inset, -inset, -inset), radius, t.onAccent);
}

void paintSlider(QPainter &painter, const Tokens &t, const QStyleOptionSlider &option, const QRectF &groove,
                 const QRectF &handle)
{
    const bool isEnabled = has(option, QStyle::State_Enabled);
    const QColor filled = isEnabled ? t.accent : mixed(t.panel, t.dim, 0.4);
    QRectF bar = groove;
    QRectF done;
    const QPointF middle = handle.center();
    if (option.orientation == Qt::Horizontal) {
        bar = QRectF(groove.left(), groove.center().y() - GrooveHeight / 2, groove.width(), GrooveHeight);
        // upsideDown: the least is at the right, as where one reads from there.
        done = option.upsideDown ? QRectF(QPointF(middle.x(), bar.top()), bar.bottomRight())
                                 : QRectF(bar.topLeft(), QPointF(middle.x(), bar.bottom()));
    } else {
        bar = QRectF(groove.center().x() - GrooveHeight / 2, groove.top(), GrooveHeight, groove.height());
        done = option.upsideDown ? QRectF(QPointF(bar.left(), middle.y()), bar.bottomRight())
                                 : QRectF(bar.topLeft(), QPointF(bar.right(), middle.y()));
    }
    paintBox(painter, bar, GrooveHeight / 2, t.line);
    if (option.sliderPosition > option.minimum) // at the least nothing is, though the handle needs some room
        paintBox(painter, done, GrooveHeight / 2, filled);
    const QRectF knob = handle.adjusted(1, 1, -1, -1);
    paintBox(painter, knob, knob.width() / 2, t.panel, filled, 2);
    if (has(option, QStyle::State_HasFocus))
        paintFocusRing(painter, handle.adjusted(-3, -3, 3, 3), handle.width() / 2 + 3, t.accent);
}

void paintHeaderSection(QPainter &painter, const Tokens &t, const QStyleOptionHeader &option)
{
    const QRect rect = option.rect;
    const bool isHovered = has(option, QStyle::State_MouseOver) && has(option, QStyle::State_Enabled);
    painter.fillRect(rect, isHovered ? t.hover : t.panel);
    if (option.orientation == Qt::Vertical) {
        painter.fillRect(rect.right(), rect.top(), 1, rect.height(), t.line);
        return;
    }
    painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, t.line);
    // Qt tells it as it lies from the left.
    const auto last = option.direction == Qt::RightToLeft ? QStyleOptionHeader::Beginning : QStyleOptionHeader::End;
    const bool isLast = option.position == last || option.position == QStyleOptionHeader::OnlyOneSection;
    if (!isLast) {
        const int edge = option.direction == Qt::RightToLeft ? rect.left() : rect.right();
        painter.fillRect(edge, rect.top() + 7, 1, std::max(0, rect.height() - 14), t.line);
    }
}

void paintProgress(QPainter &painter, const Tokens &t, const QRectF &rect, double share, bool isMirrored)
{
    const QRectF bar(rect.left(), rect.center().y() - 3, rect.width(), 6);
    paintBox(painter, bar, 3, t.line);
    const qreal width = bar.width() * std::clamp(share, 0.0, 1.0);
    paintBox(painter, {isMirrored ? bar.right() - width : bar.left(), bar.top(), width, bar.height()}, 3, t.accent);
}

bool isTextArea(const QWidget *widget)
{
    return qobject_cast<const QTextEdit *>(widget) || qobject_cast<const QPlainTextEdit *>(widget);
}

} // namespace tierdesk::ui::theme
