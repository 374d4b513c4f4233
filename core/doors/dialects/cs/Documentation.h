#pragma once

#include "core/doors/dialects/Call.h"

namespace tierdesk::dialects::cs {

/// What openapi.json says of the cs route at @p path below the prefix.
[[nodiscard]] Doc documentation(Method method, QByteArrayView path);

} // namespace tierdesk::dialects::cs
