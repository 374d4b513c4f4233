#pragma once

#include <QtCore/QRect>
#include <QtCore/QString>
#include <QtCore/QStringList>

#include <vector>

class QPainter;
class QWidget;

/// The frame of a dashboard chart: labels beside and below it, hairlines behind it. All charts use the same measures,
/// so that charts in a row of cards line up.
namespace tierdesk::ui::chartframe {

/// A name below a chart, in the middle of @p at.
struct Name {
    double at = 0; ///< from the left edge of the chart's widget
    QString text;
};

/// Where within @p chart its columns or lines lie, beside the longest of @p figures.
[[nodiscard]] QRect plot(const QWidget &chart, const QStringList &figures);
/// A hairline for each of @p figures, from the lowest, and the figure at its start.
void paintFigures(QPainter &painter, const QWidget &chart, const QStringList &figures);
/// The names for which there is room. The last one is always there, and so comes last in @p names.
void paintNames(QPainter &painter, const QWidget &chart, const QRect &plot, const std::vector<Name> &names);

} // namespace tierdesk::ui::chartframe
