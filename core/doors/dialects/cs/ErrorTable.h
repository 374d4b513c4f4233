#pragma once

#include "core/doors/dialects/Call.h"

namespace tierdesk::dialects::cs {

/// The cs door's body for @p error: `{"error":{code,message,details{field}}}`. The code is cs-api.md's, or one of ours
/// from CS_011 on (docs/cs.md). With a @p status other than 0 the server has refused by itself, and the status is that.
[[nodiscard]] Answer errorAnswer(const base::Error &error, int status = 0);

} // namespace tierdesk::dialects::cs
