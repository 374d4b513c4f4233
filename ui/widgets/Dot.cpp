#include "ui/widgets/Dot.h"

#include "ui/theme/Paint.h"
#include "ui/theme/Theme.h"

#include <QtCore/QEvent>
#include <QtGui/QPainter>

namespace tierdesk::ui::widgets {

namespace {

constexpr int Side = 8; ///< at a font size of 100 %

} // namespace

Dot::Dot(QWidget *parent)
    : QWidget(parent)
{
    measure();
}

void Dot::measure()
{
    const int side = theme::scaledIcon(Side);
    setFixedSize(side, side);
}

void Dot::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::StyleChange)
        measure();
}

void Dot::setState(State state)
{
    if (state == m_state)
        return;
    m_state = state;
    update();
}

void Dot::paintEvent(QPaintEvent *)
{
    const theme::Tokens &t = theme::tokens(this);
    QPainter painter(this);
    const QRectF disc(rect());
    const qreal round = disc.width() / 2;
    switch (m_state) {
    case State::Good:
        theme::paintBox(painter, disc, round, t.happy);
        break;
    case State::Busy:
        theme::paintBox(painter, disc, round, {}, t.frustrated, 2);
        break;
    case State::Bad:
        theme::paintBox(painter, disc, 1, t.irate);
        break;
    case State::Off:
        theme::paintBox(painter, disc, round, {}, t.neutral, 2);
        break;
    }
}

} // namespace tierdesk::ui::widgets
