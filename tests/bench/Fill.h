#pragma once

#include "core/base/Result.h"

#include <QtCore/QString>

namespace tierdesk::bench {

/// Writes @p count closed sessions with two messages each into a database that no server has open: as they would stand
/// there after months of work, spread over 90 days and the demo's customers. Ids begin with @p prefix.
[[nodiscard]] base::Result<void> fillSessions(const QString &databasePath, const QString &prefix, int count);

} // namespace tierdesk::bench
