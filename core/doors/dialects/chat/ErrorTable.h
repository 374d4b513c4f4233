#pragma once

#include "core/doors/dialects/Call.h"

#include <QtCore/QJsonObject>

namespace tierdesk::dialects::chat {

/// Returns the chat API's answer for @p error: `{"error","code"}`, with `field` if one is at fault. A @p status other
/// than 0 means that the server itself refused the request.
[[nodiscard]] Answer refusalAnswer(const base::Error &error, int status = 0);
/// Does the same and logs the server's own faults.
[[nodiscard]] Answer errorAnswer(const base::Error &error, int status = 0);

/// Returns the body for an acknowledgement, which has no headers: `retryAfter` is in the body.
[[nodiscard]] QJsonObject errorJson(const base::Error &error);

/// The page's origin is not one of the company's.
[[nodiscard]] base::Error strangeOrigin();
/// The hash is not this user's.
[[nodiscard]] base::Error wrongUserHash();
/// The order does not exist or is not proven.
[[nodiscard]] base::Error orderNotProven();
/// The chat does not exist or is not the caller's.
[[nodiscard]] base::Error noSuchChat();

} // namespace tierdesk::dialects::chat
