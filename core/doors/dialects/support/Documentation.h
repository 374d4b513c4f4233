#pragma once

#include "core/doors/dialects/Call.h"

namespace tierdesk::dialects::support {

/// What openapi.json says of the support route at @p path.
[[nodiscard]] Doc documentation(Method method, QByteArrayView path);

/// A JSON Schema of the error bodies of ErrorTable.
[[nodiscard]] QJsonObject errorSchema();

} // namespace tierdesk::dialects::support
