#pragma once

#include "core/doors/dialects/Call.h"

namespace tierdesk::dialects::support {

/// What openapi.json says of the support route at @p path.
[[nodiscard]] Doc documentation(Method method, QByteArrayView path);

} // namespace tierdesk::dialects::support
