#include "ui/widgets/RailButton.h"

#include "core/base/Literals.h"
#include "ui/theme/Fonts.h"
#include "ui/theme/Paint.h"
#include "ui/theme/Theme.h"

#include <QtCore/QEvent>
#include <QtCore/QLocale>
#include <QtGui/QPainter>

namespace tierdesk::ui::widgets {

namespace {

constexpr int FullSide = 40;
constexpr int BadgeSide = 16;
constexpr int BadgeFont = 10;
constexpr int Most = 99; ///< that a badge has room for

} // namespace

RailButton::RailButton(theme::Icon icon, const QString &name, QWidget *parent)
    : QAbstractButton(parent)
    , m_icon(icon)
{
    setText(name);
    setToolTip(name);
    setAccessibleName(name);
    setCheckable(true);
    setAttribute(Qt::WA_Hover);
    setFixedSize(sizeHint());
}

QSize RailButton::sizeHint() const
{
    const int side = theme::scaledIcon(FullSide);
    return {side, side};
}

void RailButton::setBadge(int number)
{
    if (number == m_badge)
        return;
    m_badge = number;
    setAccessibleName(number > 0 ? tr("%1, %2 waiting").arg(text(), QLocale().toString(number)) : text());
    update();
}

void RailButton::changeEvent(QEvent *event)
{
    QAbstractButton::changeEvent(event);
    if (event->type() == QEvent::StyleChange)
        setFixedSize(sizeHint());
}

void RailButton::paintEvent(QPaintEvent *)
{
    const theme::Tokens &t = theme::tokens(this);
    QPainter painter(this);
    const QRectF box = QRectF(rect()).adjusted(1, 1, -1, -1);
    const QColor background = isChecked() ? t.accentSoft : underMouse() ? t.hover : t.panel;
    if (background != t.panel)
        theme::paintBox(painter, box, theme::metric::Radius, background);
    const int inset = (width() - theme::scaledIcon(theme::metric::IconSize)) / 2;
    theme::paintIcon(painter, QRectF(rect()).adjusted(inset, inset, -inset, -inset), m_icon,
                     isChecked() ? t.accentOn(background) : t.dimOn(background));
    if (hasFocus())
        theme::paintFocusRing(painter, box, theme::metric::Radius, t.accent);
    if (m_badge <= 0)
        return;
    const QString number = m_badge > Most ? u"%1+"_s.arg(QLocale().toString(Most)) : QLocale().toString(m_badge);
    QFont font = theme::font(theme::Type::Badge);
    font.setPixelSize(theme::scaledIcon(BadgeFont));
    font.setWeight(QFont::DemiBold);
    const int high = theme::scaledIcon(BadgeSide);
    const int wide = std::max(high, QFontMetrics(font).horizontalAdvance(number) + 8);
    const QRectF place(layoutDirection() == Qt::RightToLeft ? 0 : width() - wide, 0, wide, high);
    theme::paintBox(painter, place, high / 2.0, t.irate);
    painter.setFont(font);
    painter.setPen(theme::legible(t.onAccent, t.irate));
    painter.drawText(place, Qt::AlignCenter, number);
}

} // namespace tierdesk::ui::widgets
