#include "ui/dashboard/ChartFrame.h"

#include "ui/theme/Fonts.h"
#include "ui/theme/Theme.h"

#include <QtGui/QPainter>
#include <QtWidgets/QStyle>
#include <QtWidgets/QWidget>

#include <algorithm>
#include <cmath>

namespace tierdesk::ui::chartframe {

namespace {

using theme::metric::Grid;

QFontMetrics metrics()
{
    return QFontMetrics(theme::font(theme::Type::Fine));
}

int widest(const QStringList &figures)
{
    int width = 0;
    for (const QString &each : figures)
        width = std::max(width, metrics().horizontalAdvance(each));
    return width;
}

} // namespace

QRect plot(const QWidget &chart, const QStringList &figures)
{
    const int high = metrics().height();
    const QRect logical = chart.rect().adjusted(widest(figures) + 2 * Grid, high / 2, 0, -(high + 2 * Grid));
    return QStyle::visualRect(chart.layoutDirection(), chart.rect(), logical);
}

void paintFigures(QPainter &painter, const QWidget &chart, const QStringList &figures)
{
    const theme::Tokens &t = theme::tokens(&chart);
    const QRect area = plot(chart, figures);
    const QRect column(0, 0, widest(figures), metrics().height());
    const auto lines = static_cast<double>(std::max<qsizetype>(1, figures.size() - 1));
    painter.setFont(theme::font(theme::Type::Fine));
    for (qsizetype line = 0; line < figures.size(); ++line) {
        const int y = area.bottom() - static_cast<int>(std::lround(area.height() * static_cast<double>(line) / lines));
        painter.fillRect(QRect(area.left(), y, area.width(), 1), t.line);
        painter.setPen(t.dimOn(t.panel));
        painter.drawText(
            QStyle::visualRect(chart.layoutDirection(), chart.rect(), column.translated(0, y - column.height() / 2)),
            Qt::AlignVCenter | Qt::AlignRight, figures.at(line));
    }
}

void paintNames(QPainter &painter, const QWidget &chart, const QRect &plot, const std::vector<Name> &names)
{
    const theme::Tokens &t = theme::tokens(&chart);
    painter.setFont(theme::font(theme::Type::Fine));
    painter.setPen(t.dimOn(t.panel));
    QRectF taken; // by the name before
    for (auto name = names.rbegin(); name != names.rend(); ++name) {
        const qreal room = metrics().horizontalAdvance(name->text) + 1;
        QRectF place(name->at - room / 2, plot.bottom() + 2 * Grid, room, metrics().height());
        place.moveLeft(std::clamp(place.left(), 0.0, std::max(0.0, chart.width() - room)));
        if (taken.isValid() && place.adjusted(-Grid, 0, Grid, 0).intersects(taken))
            continue;
        taken = place;
        painter.drawText(place, Qt::AlignCenter, name->text);
    }
}

} // namespace tierdesk::ui::chartframe
