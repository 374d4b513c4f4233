#pragma once

#include "core/doors/dialects/Call.h"

namespace tierdesk::dialects::platform {

/// Returns the OpenAPI description of the platform route at @p path.
[[nodiscard]] Doc documentation(Method method, QByteArrayView path);

/// Returns a JSON Schema of the error bodies of ErrorTable.
[[nodiscard]] QJsonObject errorSchema();

} // namespace tierdesk::dialects::platform
