#pragma once

#include "core/base/Result.h"

#include <QtCore/QJsonValue>

/// What can go wrong in the middle of an answer that came with a 200.
namespace tierdesk::ai {

/// The provider's own `error` in a stream: AiUnavailable where it passes (busy, overloaded, broken on its side), else
/// AiFailed. Its message is left: it may hold what was sent.
[[nodiscard]] base::Error streamError(const QJsonValue &error);
/// AiUnavailable: the connection ended, and the answer had not.
[[nodiscard]] base::Error brokenStream();
/// AiFailed: no bytes of this format.
[[nodiscard]] base::Error unreadableStream(const QString &what);

} // namespace tierdesk::ai
