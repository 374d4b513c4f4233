#pragma once

#include "core/doors/dialects/Call.h"

namespace tierdesk::dialects::cs {

/// Returns the cs API's answer for @p error: `{"error":{code,message,details{field}}}`. The code is cs-api.md's, or one
/// of ours from CS_011 on (docs/cs.md). A @p status other than 0 is that of a refusal by the server itself.
[[nodiscard]] Answer errorAnswer(const base::Error &error, int status = 0);

} // namespace tierdesk::dialects::cs
