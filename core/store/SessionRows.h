#pragma once

#include "core/store/SessionQueries.h"
#include "core/store/Statement.h"

/// SessionRow from a select. Store's own.
namespace tierdesk::store::rows {

/// "select … from session s left join customer c … left join desk_user u … ", to be followed by a `where`.
[[nodiscard]] const QString &sessionRowText();
[[nodiscard]] SessionRow sessionRow(const Statement &row);

} // namespace tierdesk::store::rows
