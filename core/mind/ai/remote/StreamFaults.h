#pragma once

#include "core/base/Result.h"

#include <QtCore/QJsonValue>

/// Errors in the middle of a streamed answer with status 200.
namespace tierdesk::ai {

/// Converts the provider's `error` in a stream: AiUnavailable if it is temporary (busy, overloaded, server error),
/// otherwise AiFailed. Drops its message, which may contain the request.
[[nodiscard]] base::Error streamError(const QJsonValue &error);
/// AiUnavailable: the connection ended before the answer did.
[[nodiscard]] base::Error brokenStream();
/// AiFailed: the bytes are not of this format.
[[nodiscard]] base::Error unreadableStream(const QString &what);

} // namespace tierdesk::ai
