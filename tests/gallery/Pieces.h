#pragma once

#include <QtCore/QDir>
#include <QtCore/QStringList>

namespace tierdesk::gallery {

/// Paints single widgets and dialogs of a case, each in its states and both themes; only those of @p names where there
/// are any. False if one could not be brought into its state.
[[nodiscard]] bool paintPieces(const QDir &folder, const QStringList &names);

} // namespace tierdesk::gallery
