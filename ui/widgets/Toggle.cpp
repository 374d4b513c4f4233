#include "ui/widgets/Toggle.h"

#include "ui/theme/Controls.h"
#include "ui/theme/Paint.h"
#include "ui/theme/Theme.h"

#include <QtGui/QPainter>
#include <QtWidgets/QStyle>

#include <algorithm>

namespace tierdesk::ui::widgets {

namespace {

constexpr int Width = 30;
constexpr int Height = 18;
constexpr int Gap = 8;
constexpr int LeastLetters = 8;
constexpr int Slack = 4; ///< what is measured letter by letter is longer in a script that joins them

} // namespace

Toggle::Toggle(QWidget *parent)
    : QCheckBox(parent)
{
    setAttribute(Qt::WA_Hover);
    // Not Maximum: Qt would take the room of the ring away from it twice.
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    theme::setRingRoom(*this, Ring);
}

Toggle::Toggle(const QString &name, QWidget *parent)
    : Toggle(parent)
{
    setAccessibleName(name);
}

QSize Toggle::sizeHint() const
{
    const int words = text().isEmpty() ? 0 : Gap + fontMetrics().horizontalAdvance(text()) + Slack;
    return {theme::scaled(Width) + 2 * Ring + words,
            std::max(theme::scaled(Height) + 2 * Ring, fontMetrics().height() + 4)};
}

QSize Toggle::minimumSizeHint() const
{
    // The words give way, to a few letters.
    const int words = text().isEmpty() ? 0 : Gap + LeastLetters * fontMetrics().averageCharWidth();
    const QSize whole = sizeHint();
    return {std::min(whole.width(), theme::scaled(Width) + 2 * Ring + words), whole.height()};
}

bool Toggle::hitButton(const QPoint &at) const
{
    return rect().contains(at);
}

void Toggle::paintEvent(QPaintEvent *)
{
    const theme::Tokens &t = theme::tokens(this);
    QPainter painter(this);
    const qreal width = theme::scaled(Width);
    const qreal height = theme::scaled(Height);
    const bool isMirrored = layoutDirection() == Qt::RightToLeft;
    const QRectF track(isMirrored ? rect().width() - Ring - width : Ring, (rect().height() - height) / 2, width,
                       height);
    const QColor off = theme::legible(t.line, t.panel, 1.6);
    QColor fill = isChecked() ? t.accent : underMouse() ? theme::mixed(off, t.dim, 0.25) : off;
    if (!isEnabled())
        fill = theme::mixed(t.panel, fill, 0.45);
    theme::paintBox(painter, track, height / 2, fill);
    const qreal knob = height - 4;
    const bool isRight = isChecked() != isMirrored;
    const qreal left = isRight ? track.right() - knob - 2 : track.left() + 2;
    theme::paintBox(painter, {left, track.top() + 2, knob, knob}, knob / 2,
                    t.isDark() && isChecked() ? t.window : t.panel);
    if (hasFocus())
        theme::paintFocusRing(painter, track.adjusted(-Ring, -Ring, Ring, Ring), height / 2 + Ring, t.accent);
    if (text().isEmpty())
        return;
    painter.setPen(palette().color(isEnabled() ? QPalette::Active : QPalette::Disabled, QPalette::WindowText));
    const int beside = Ring * 2 + static_cast<int>(width) + Gap;
    const QRect words = QStyle::visualRect(layoutDirection(), rect(), rect().adjusted(beside, 0, 0, 0));
    // In a crowded header it gives way rather than being cut.
    const QString shown = fontMetrics().elidedText(text(), Qt::ElideRight, words.width());
    setToolTip(shown == text() ? QString() : text());
    painter.drawText(
        words, static_cast<int>(QStyle::visualAlignment(layoutDirection(), Qt::AlignLeft)) | Qt::AlignVCenter, shown);
}

} // namespace tierdesk::ui::widgets
