#pragma once

#include <QtCore/QJsonObject>

namespace tierdesk::dialects::platform {

/// Returns the releases of a changelog in its order, newest first: {"version", "date" or null, "notes" […]}. A release
/// is a heading "## 1.2.0 (2026-11-22)"; its notes are the list below it, each on one line. Pure.
[[nodiscard]] QJsonObject releaseNotesJson(const QString &changelog);

} // namespace tierdesk::dialects::platform
