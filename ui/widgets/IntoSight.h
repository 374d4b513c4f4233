#pragma once

class QWidget;

namespace tierdesk::ui::widgets {

/// Scrolls the area that contains @p widget until it is visible, even if it was only just shown. Does nothing without a
/// scroll area.
void bringIntoSight(QWidget &widget);

/// Applies pending layout changes of @p widget and its ancestors now.
void layOutAround(QWidget &widget);

} // namespace tierdesk::ui::widgets
