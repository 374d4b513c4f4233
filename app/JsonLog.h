#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QDateTime>
#include <QtCore/QString>

namespace tierdesk::app {

/// Returns a line of the log as a JSON object: time, level, category, message, and requestId where the calling thread
/// is at work on a request.
[[nodiscard]] QByteArray jsonLogLine(QtMsgType type, const char *category, const QString &message, const QDateTime &at);

/// From here on the process logs JSON lines to standard error.
void logAsJson();

} // namespace tierdesk::app
