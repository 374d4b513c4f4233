#pragma once

#include "core/base/Result.h"
#include "core/domain/Outbox.h"

namespace tierdesk::store {

class Database;

/// What of a company's outbox waits in a channel that an account carries, mail or texts, and what was given up.
struct Backlog {
    int pending = 0, failed = 0;
    QString lastError; ///< of the newest pending row that was tried in vain; empty: none was
};

/// Fails with StorageFailed.
[[nodiscard]] base::Result<Backlog> backlogOf(Database &database, CompanyId company, OutboxChannel channel);

} // namespace tierdesk::store
