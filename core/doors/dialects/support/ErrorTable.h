#pragma once

#include "core/base/Time.h"
#include "core/doors/dialects/Call.h"

namespace tierdesk::dialects::support {

/// Returns the support API's answer for @p error, as support-api.md prints it: `{"error":true,"error_type","message",
/// "details","timestamp","request_id"}`, with `field` if one is at fault. Creates the request ID. A @p status other
/// than 0 means that the server itself refused the request.
[[nodiscard]] Answer refusalAnswer(const base::Error &error, base::Timestamp now, int status = 0);
/// Does the same and logs the ID with the details of defects and storage errors.
[[nodiscard]] Answer errorAnswer(const base::Error &error, base::Timestamp now, int status = 0);

/// Returns the error for a missing required field, worded as in the document.
[[nodiscard]] base::Error missingField(const QString &field, const QString &of);

} // namespace tierdesk::dialects::support
