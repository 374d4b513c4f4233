#pragma once

#include "core/doors/dialects/Call.h"

#include <QtCore/QJsonObject>

#include <memory>
#include <vector>

namespace tierdesk::server {

class RouteTable;

/// OpenAPI 3.1 of every listed route in @p table: made from what serves, so that it cannot drift from it. Refusals are
/// those that @p dialects (in the table's order) really make; @p examples has, by operationId, a call that was made and
/// what was answered: {"path": {}, "query": {}, "request": …, "responses": {"200": …}, "events": "…"}, all optional.
[[nodiscard]] QJsonObject openApi(const RouteTable &table,
                                  const std::vector<std::unique_ptr<dialects::Dialect>> &dialects,
                                  const QJsonObject &examples);

} // namespace tierdesk::server
