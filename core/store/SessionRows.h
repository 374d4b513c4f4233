#pragma once

#include "core/domain/FieldIo.h"
#include "core/store/SessionQueries.h"

namespace tierdesk::store {

template<class Io, Is<SessionRow> T>
void columns(Io &io, T &row);

namespace rows {

/// "select … from session s left join customer c … left join desk_user u … ", to be followed by a `where`.
[[nodiscard]] const QString &sessionRowText();

} // namespace rows

} // namespace tierdesk::store
