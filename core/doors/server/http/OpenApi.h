#pragma once

#include <QtCore/QJsonObject>

namespace tierdesk::server {

class RouteTable;

/// OpenAPI 3.1 of every route in @p table: made from what serves, so that it cannot drift from it.
[[nodiscard]] QJsonObject openApi(const RouteTable &table);

} // namespace tierdesk::server
