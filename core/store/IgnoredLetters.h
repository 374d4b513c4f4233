#pragma once

#include "core/base/Result.h"
#include "core/domain/IgnoredLetter.h"

#include <vector>

namespace tierdesk::store {

class Database;

/// Those rows of the table `letter` that were no turns. Every function fails with StorageFailed.
class IgnoredLetters final
{
public:
    explicit IgnoredLetters(Database &database)
        : m_database(database)
    {}

    /// In the writer's transaction; @p letter's id is not read. Fails with Conflict for one that is there already.
    [[nodiscard]] base::Result<void> insert(const IgnoredLetter &letter);
    /// Newest first; where @p before is set, those before it.
    [[nodiscard]] base::Result<std::vector<IgnoredLetter>> page(CompanyId company, LetterId before, int limit) const;

private:
    Database &m_database;
};

} // namespace tierdesk::store
