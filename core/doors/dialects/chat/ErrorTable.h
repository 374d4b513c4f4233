#pragma once

#include "core/doors/dialects/Call.h"

#include <QtCore/QJsonObject>

namespace tierdesk::dialects::chat {

/// The chat door's body for @p error: `{"error","code"}`, with `field` where one is at fault, and its status. With a
/// @p status other than 0 the server has refused by itself.
[[nodiscard]] Answer refusalAnswer(const base::Error &error, int status = 0);
/// The same; what is the server's own fault is told in the log.
[[nodiscard]] Answer errorAnswer(const base::Error &error, int status = 0);

/// The same for an acknowledgement, which has no header: `retryAfter` stands in the body.
[[nodiscard]] QJsonObject errorJson(const base::Error &error);

/// A page of an origin that the company does not name.
[[nodiscard]] base::Error strangeOrigin();
/// A hash that is not this user's.
[[nodiscard]] base::Error wrongUserHash();
/// An order that does not exist, or that what was said does not prove.
[[nodiscard]] base::Error orderNotProven();
/// What does not exist, and what is another's.
[[nodiscard]] base::Error noSuchChat();

} // namespace tierdesk::dialects::chat
