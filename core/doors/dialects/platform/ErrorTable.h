#pragma once

#include "core/doors/dialects/Call.h"

namespace tierdesk::dialects::platform {

/// Returns the platform API's answer for @p error: `{"message","code"}`, with `field` if one is at fault, and the code
/// also in `x-amzn-ErrorType`, where AWS's SDKs look for it. A @p status other than 0 means that the server itself
/// refused the request.
[[nodiscard]] Answer refusalAnswer(const base::Error &error, int status = 0);
/// Does the same and logs the server's own faults with the request's ID.
[[nodiscard]] Answer errorAnswer(const base::Error &error, int status = 0);

} // namespace tierdesk::dialects::platform
