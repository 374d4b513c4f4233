#include "ui/widgets/Avatar.h"

#include "ui/models/Phrases.h"
#include "ui/theme/Fonts.h"
#include "ui/theme/Paint.h"
#include "ui/theme/Theme.h"

#include <QtCore/QEvent>
#include <QtGui/QPainter>

namespace tierdesk::ui::widgets {

namespace {

constexpr int FullSide = 36;
constexpr int FullDot = 9;
constexpr int FontSize = 11;

QString initialsOf(const QString &name)
{
    const QStringList words = name.simplified().split(u' ', Qt::SkipEmptyParts);
    QString initials;
    if (!words.isEmpty())
        initials += words.first().at(0);
    if (words.size() > 1)
        initials += words.last().at(0);
    return initials.toUpper();
}

} // namespace

Avatar::Avatar(QWidget *parent)
    : QAbstractButton(parent)
{
    setFixedSize(sizeHint());
    setAttribute(Qt::WA_Hover);
}

QSize Avatar::sizeHint() const
{
    const int side = theme::scaledIcon(FullSide);
    return {side, side};
}

void Avatar::setPerson(const QString &name, Presence presence)
{
    m_initials = initialsOf(name);
    m_presence = presence;
    const QString spoken = u"%1, %2"_s.arg(name, phrases::text(presence));
    setToolTip(spoken);
    setAccessibleName(spoken);
    update();
}

void Avatar::changeEvent(QEvent *event)
{
    QAbstractButton::changeEvent(event);
    if (event->type() == QEvent::StyleChange)
        setFixedSize(sizeHint());
}

void Avatar::paintEvent(QPaintEvent *)
{
    const theme::Tokens &t = theme::tokens(this);
    QPainter painter(this);
    const QRectF disc = QRectF(rect()).adjusted(3, 3, -3, -3);
    // The words on it are the panel's colour, so the disc is as dark or light as they need.
    const QColor fill = theme::legible(t.human, t.onAccent);
    theme::paintBox(painter, disc, disc.width() / 2, fill);
    QFont font = theme::font(theme::Type::Badge);
    font.setPixelSize(theme::scaledIcon(FontSize));
    painter.setFont(font);
    painter.setPen(t.onAccent);
    painter.drawText(disc, Qt::AlignCenter, m_initials);

    const qreal dotSide = theme::scaledIcon(FullDot);
    const qreal left = isRightToLeft() ? disc.left() - 2 : disc.right() - dotSide + 2;
    const QRectF dot(left, disc.bottom() - dotSide + 2, dotSide, dotSide);
    theme::paintBox(painter, dot.adjusted(-2, -2, 2, 2), dotSide, t.panel);
    const QColor state = m_presence == Presence::Available ? t.happy
                         : m_presence == Presence::Away    ? t.frustrated
                                                           : t.neutral;
    // Away is a ring: told apart without colours too.
    if (m_presence == Presence::Available)
        theme::paintBox(painter, dot, dotSide / 2, state);
    else
        theme::paintBox(painter, dot, dotSide / 2, {}, state, 2);
    if (hasFocus())
        theme::paintFocusRing(painter, rect(), width() / 2.0, t.accent);
}

} // namespace tierdesk::ui::widgets
