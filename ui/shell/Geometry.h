#pragma once

#include <QtCore/QList>
#include <QtCore/QRect>

class QTimer;
class QWidget;

namespace tierdesk::ui {

/// @p window, no larger than the screen it is nearest to, and moved by as little as brings all of it onto it. Where it
/// can be taken hold of on some screen already, it stays.
[[nodiscard]] QRect pulledInto(const QList<QRect> &screens, const QRect &window);

/// Brings a window that was saved when there were other screens back to where it can be seen.
void pullIntoScreens(QWidget &window);

/// Starts @p timer whenever @p window, while it is seen, was moved, resized, maximised or made normal again. The timer
/// must outlive the window.
void watchGeometry(QWidget &window, QTimer &timer);

} // namespace tierdesk::ui
