#pragma once

#include "core/doors/dialects/Call.h"

namespace tierdesk::dialects::cs {

/// What openapi.json says of the cs route at @p path below the prefix.
[[nodiscard]] Doc documentation(Method method, QByteArrayView path);

/// A JSON Schema of the error bodies of ErrorTable.
[[nodiscard]] QJsonObject errorSchema();

} // namespace tierdesk::dialects::cs
