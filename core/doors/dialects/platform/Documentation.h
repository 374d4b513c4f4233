#pragma once

#include "core/doors/dialects/Call.h"

namespace tierdesk::dialects::platform {

/// What openapi.json says of the platform route at @p path.
[[nodiscard]] Doc documentation(Method method, QByteArrayView path);

} // namespace tierdesk::dialects::platform
