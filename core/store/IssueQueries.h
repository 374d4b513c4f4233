#pragma once

#include "core/base/Result.h"
#include "core/domain/Enums.h"
#include "core/domain/Ids.h"

#include <utility>
#include <vector>

namespace tierdesk::store {

class Database;

/// What customers wrote about; reader connections. Fails with StorageFailed.
class IssueQueries final
{
public:
    explicit IssueQueries(Database &database)
        : m_database(database)
    {}

    /// How many of the sessions that were created within [from, to) are of each category; the most frequent first,
    /// those that were not read left out.
    [[nodiscard]] base::Result<std::vector<std::pair<Category, qint64>>> counts(CompanyId company, Timestamp from,
                                                                                Timestamp to) const;

private:
    Database &m_database;
};

} // namespace tierdesk::store
