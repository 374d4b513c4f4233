#pragma once

#include <QtCore/QList>
#include <QtCore/QRect>

class QTimer;
class QWidget;

namespace tierdesk::ui {

/// Returns @p window, no larger than the nearest screen and moved as little as needed to fit on it. Unchanged if it can
/// already be grabbed on some screen.
[[nodiscard]] QRect pulledInto(const QList<QRect> &screens, const QRect &window);

/// Moves a window whose geometry was saved with other screens to where it is visible.
void pullIntoScreens(QWidget &window);

/// Starts @p timer whenever the visible @p window is moved, resized, maximised or restored. The timer must outlive the
/// window.
void watchGeometry(QWidget &window, QTimer &timer);

} // namespace tierdesk::ui
