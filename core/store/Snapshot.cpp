#include "core/store/Snapshot.h"

#include "core/store/Database.h"

namespace tierdesk::store {

Snapshot::Snapshot(Database &database)
{
    // Deferred: no lock is taken, and the state is fixed by the first read.
    if (!database.isInTransaction() && database.statement(u"BEGIN"_s).finish())
        m_database = &database;
}

Snapshot::~Snapshot()
{
    if (m_database)
        m_database->rollback();
}

} // namespace tierdesk::store
