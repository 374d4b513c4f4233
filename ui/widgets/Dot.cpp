#include "ui/widgets/Dot.h"

#include "ui/theme/Paint.h"
#include "ui/theme/Theme.h"

#include <QtGui/QPainter>

namespace tierdesk::ui::widgets {

Dot::Dot(QWidget *parent)
    : QWidget(parent)
{
    setFixedSize(8, 8);
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
    switch (m_state) {
    case State::Good:
        theme::paintBox(painter, disc, 4, t.happy);
        break;
    case State::Busy:
        theme::paintBox(painter, disc, 4, {}, t.frustrated, 2);
        break;
    case State::Bad:
        theme::paintBox(painter, disc, 1, t.irate);
        break;
    case State::Off:
        theme::paintBox(painter, disc, 4, {}, t.neutral, 2);
        break;
    }
}

} // namespace tierdesk::ui::widgets
