#pragma once

#include "core/store/Database.h"

#include <sqlite3.h>

namespace tierdesk::tests {

/// Returns the steps that SQLite's machine has made so far for the prepared statements of @p database: what queries
/// cost, whatever the machine. The depth of trees does not count. The thread of @p database.
inline qint64 stepsOf(const store::Database &database)
{
    qint64 steps = 0;
    auto *connection = static_cast<sqlite3 *>(database.handle());
    for (sqlite3_stmt *each = sqlite3_next_stmt(connection, nullptr); each; each = sqlite3_next_stmt(connection, each))
        steps += sqlite3_stmt_status(each, SQLITE_STMTSTATUS_VM_STEP, 0);
    return steps;
}

} // namespace tierdesk::tests
