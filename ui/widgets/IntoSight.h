#pragma once

class QWidget;

namespace tierdesk::ui::widgets {

/// Scrolls the area that @p widget stands in until it is seen, where it was only just shown, too. Does nothing where
/// nothing scrolls.
void bringIntoSight(QWidget &widget);

/// Gives @p widget, and all around it, the place that it takes since it was last changed, now and not a moment later.
void layOutAround(QWidget &widget);

} // namespace tierdesk::ui::widgets
