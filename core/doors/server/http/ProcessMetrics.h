#pragma once

#include <QtCore/QByteArray>

namespace tierdesk::server {

/// Returns CPU time, memory, open files and start time of this process in the Prometheus text format, under the names
/// that Prometheus' client libraries use. Reads /proc; any thread.
[[nodiscard]] QByteArray processMetrics();

} // namespace tierdesk::server
