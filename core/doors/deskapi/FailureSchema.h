#pragma once

#include <QtCore/QJsonObject>

namespace tierdesk::deskapi {

/// A JSON Schema of errorBody(), for openapi.json.
[[nodiscard]] QJsonObject errorSchema();

} // namespace tierdesk::deskapi
