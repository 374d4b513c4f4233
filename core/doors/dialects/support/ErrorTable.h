#pragma once

#include "core/base/Time.h"
#include "core/doors/dialects/Call.h"

namespace tierdesk::dialects::support {

/// The support door's body for @p error, as support-api.md prints it: `{"error":true,"error_type","message","details",
/// "timestamp","request_id"}`, with `field` where one is at fault. The request id is made here. With a @p status other
/// than 0 the server has refused by itself.
[[nodiscard]] Answer refusalAnswer(const base::Error &error, base::Timestamp now, int status = 0);
/// The same; its id stands in the log beside what a defect or a disk says of itself.
[[nodiscard]] Answer errorAnswer(const base::Error &error, base::Timestamp now, int status = 0);

/// A required field that is not there, in the document's words.
[[nodiscard]] base::Error missingField(const QString &field, const QString &of);

} // namespace tierdesk::dialects::support
