#pragma once

#include <QtCore/QStringList>

class QWidget;

namespace tierdesk::gallery {

/// What cannot be read in @p window as it stands: words that have less room than they need and say so by no tool tip,
/// and controls that reach out of what holds them. A sentence each; empty when all is well. What delegates paint is
/// not looked at. GUI thread.
[[nodiscard]] QStringList cutWords(const QWidget &window);

} // namespace tierdesk::gallery
