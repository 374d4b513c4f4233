#pragma once

#include "core/doors/dialects/Call.h"

namespace tierdesk::dialects::cs {

/// Returns the OpenAPI description of the cs route at @p path below the prefix.
[[nodiscard]] Doc documentation(Method method, QByteArrayView path);

/// Returns a JSON Schema of the error bodies of ErrorTable.
[[nodiscard]] QJsonObject errorSchema();

} // namespace tierdesk::dialects::cs
