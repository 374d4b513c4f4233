#pragma once

#include "core/store/SessionQueries.h"

/// The clauses of a list of sessions. Store's own; they are about `session s`, `customer c` and `desk_user u`.
namespace tierdesk::store {

class Statement;

/// The conditions of a filter, `where` included; with @p keys only those rows. Its values are bound by
/// bindConditions().
[[nodiscard]] QString conditionsOf(const SessionFilter &filter, const std::vector<qint64> *keys);
void bindConditions(Statement &query, const SessionFilter &filter);

/// " order by …", a total order.
[[nodiscard]] QString orderClause(const SessionOrder &order);
/// " and …": what stands after a cursor. Its values are bound by bindCursor().
[[nodiscard]] QString afterClause(const SessionOrder &order);
void bindCursor(Statement &query, const SessionOrder &order, const SessionCursor &after);
/// Where @p session stands in @p order.
[[nodiscard]] base::Result<SessionCursor> cursorAt(Database &database, const SessionOrder &order,
                                                   const Session &session);

} // namespace tierdesk::store
