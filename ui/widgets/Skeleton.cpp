#include "ui/widgets/Skeleton.h"

#include "ui/theme/Paint.h"
#include "ui/theme/Theme.h"

#include <QtGui/QPainter>

namespace tierdesk::ui::widgets {

Skeleton::Skeleton(QWidget *parent)
    : QWidget(parent)
{
    setAccessibleName(tr("Loading"));
}

void Skeleton::paintEvent(QPaintEvent *)
{
    namespace metric = theme::metric;
    const theme::Tokens &t = theme::tokens(this);
    QPainter painter(this);
    const QColor bar = theme::mixed(t.panel, t.line, 0.7);
    // Uneven, as names are.
    constexpr std::array shares{0.34, 0.27, 0.31, 0.24, 0.36};
    for (int row = 0; row < static_cast<int>(shares.size()); ++row) {
        const qreal top = row * theme::rowHeight();
        const qreal left = metric::RowMargin;
        const qreal width = this->width() - 2 * metric::RowMargin;
        const qreal share = shares.at(static_cast<std::size_t>(row));
        painter.setOpacity(1.0 - row * 0.18);
        theme::paintBox(painter, {left, top + 16, width * share, 10}, 5, bar);
        theme::paintBox(painter, {left + width - 34, top + 16, 34, 10}, 5, bar);
        theme::paintBox(painter, {left, top + 38, width * (share + 0.4), 10}, 5, bar);
        theme::paintBox(painter, {left, top + 57, 62, 14}, 5, bar);
        theme::paintBox(painter, {left + 70, top + 57, 96, 14}, 5, bar);
        painter.fillRect(QRectF(0, top + theme::rowHeight() - 1, this->width(), 1), t.line);
    }
}

} // namespace tierdesk::ui::widgets
