#pragma once

#include "core/doors/dialects/Call.h"

namespace tierdesk::dialects::platform {

/// The platform door's body for @p error: `{"message","code"}`, with `field` where one is at fault, and the code in
/// `x-amzn-ErrorType` too, where AWS's SDKs look for it. With a @p status other than 0 the server has refused by
/// itself.
[[nodiscard]] Answer refusalAnswer(const base::Error &error, int status = 0);
/// The same; what is the server's own fault is told in the log, beside the request's id.
[[nodiscard]] Answer errorAnswer(const base::Error &error, int status = 0);

} // namespace tierdesk::dialects::platform
