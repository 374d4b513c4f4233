#pragma once

#include <QtCore/QByteArray>

#include <functional>

class QAbstractItemView;
class QWidget;

namespace tierdesk::gallery {

/// Waits until @p isSo, for as long as a busy machine may need. If it never is: false, and standard error has @p what,
/// which stood out. GUI thread.
[[nodiscard]] bool until(const QByteArray &what, const std::function<bool()> &isSo);
/// The same until @p widget is seen.
[[nodiscard]] bool untilSeen(const QWidget &widget);
/// The same until @p view has @p count rows; without a count, until it has any.
[[nodiscard]] bool untilFilled(const QAbstractItemView &view, int count = 0);
/// The same until nothing within @p window is drawn as the shape of what is on its way.
[[nodiscard]] bool untilLoaded(const QWidget &window);

} // namespace tierdesk::gallery
