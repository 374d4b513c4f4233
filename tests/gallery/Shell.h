#pragma once

#include <QtCore/QDir>
#include <QtCore/QStringList>

namespace tierdesk::gallery {

/// Paints what the shell adds (palette, keys, settings, first start, trust, a case's own window), every control, and
/// the pages at 200 % and in Arabic; only those of @p names where there are any. False if one could not be brought into
/// its state.
[[nodiscard]] bool paintShell(const QDir &folder, const QStringList &names);

} // namespace tierdesk::gallery
