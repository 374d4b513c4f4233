#pragma once

#include "core/base/Result.h"
#include "core/domain/IgnoredMessage.h"

#include <vector>

namespace tierdesk::store {

class Database;

/// Those rows of the table `letter` that were no turns. Every function fails with StorageFailed.
class IgnoredMessages final
{
public:
    explicit IgnoredMessages(Database &database)
        : m_database(database)
    {}

    /// In the writer's transaction; @p letter's id is not read. Fails with Conflict for one that is there already.
    [[nodiscard]] base::Result<void> insert(const IgnoredMessage &channelMessage);
    /// Newest first; where @p before is set, those before it.
    [[nodiscard]] base::Result<std::vector<IgnoredMessage>> page(CompanyId company, IgnoredMessageId before,
                                                                 int limit) const;

private:
    Database &m_database;
};

} // namespace tierdesk::store
