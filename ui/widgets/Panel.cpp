#include "ui/widgets/Panel.h"

#include "ui/theme/Paint.h"
#include "ui/theme/Theme.h"

#include <QtGui/QPainter>

namespace tierdesk::ui::widgets {

Panel::Panel(Surface surface, QWidget *parent)
    : Panel(surface, {}, parent)
{}

Panel::Panel(Surface surface, Qt::Edges lines, QWidget *parent)
    : QWidget(parent)
    , m_surface(surface)
    , m_lines(lines)
{}

void Panel::paintEvent(QPaintEvent *)
{
    const theme::Tokens &t = theme::tokens(this);
    QPainter painter(this);
    if (m_surface == Surface::Card) {
        theme::paintBox(painter, rect(), theme::metric::Radius, t.panel, t.line);
        return;
    }
    painter.fillRect(rect(), m_surface == Surface::Panel ? t.panel : t.window);
    if (m_lines.testFlag(Qt::TopEdge))
        painter.fillRect(0, 0, width(), 1, t.line);
    if (m_lines.testFlag(Qt::BottomEdge))
        painter.fillRect(0, height() - 1, width(), 1, t.line);
    const bool isMirrored = layoutDirection() == Qt::RightToLeft;
    if (m_lines.testFlag(isMirrored ? Qt::RightEdge : Qt::LeftEdge))
        painter.fillRect(0, 0, 1, height(), t.line);
    if (m_lines.testFlag(isMirrored ? Qt::LeftEdge : Qt::RightEdge))
        painter.fillRect(width() - 1, 0, 1, height(), t.line);
}

} // namespace tierdesk::ui::widgets
