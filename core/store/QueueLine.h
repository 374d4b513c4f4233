#pragma once

#include "core/store/QueueQueries.h"

#include <utility>
#include <vector>

namespace tierdesk::store {

/// All of @p company's that wait for a person, in the order in which they are served, each with the stand that
/// QueueQueries::stand gives it: two reads, however many they are. Any connection. Fails with StorageFailed.
[[nodiscard]] base::Result<std::vector<std::pair<SessionKey, QueueStand>>> queueLine(Database &database,
                                                                                     CompanyId company);

} // namespace tierdesk::store
