#pragma once

#include "core/store/SessionQueries.h"

namespace tierdesk::store {

/// A page of @p filter's sessions without counting how many there are (`total` is 0): for who walks through all of
/// them. Words are not looked for: `text` and `offset` are passed over. Reader connections; fails with StorageFailed.
[[nodiscard]] base::Result<SessionPage> scan(Database &database, const SessionFilter &filter);

} // namespace tierdesk::store
