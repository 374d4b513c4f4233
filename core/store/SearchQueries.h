#pragma once

#include "core/base/Result.h"
#include "core/domain/Session.h"
#include "core/domain/Shop.h"
#include "core/store/SessionQueries.h"

#include <vector>

namespace tierdesk::store {

class Database;

/// What one search box finds.
struct SearchHits {
    std::vector<SessionRow> sessions; ///< newest first
    std::vector<Customer> customers;  ///< by name
    std::vector<Order> orders;        ///< newest first
};

/// One box over sessions (id, ticket, words), customers (ref, name, e-mail, phone) and orders (number).
/// Fails with StorageFailed.
class SearchQueries final
{
public:
    explicit SearchQueries(Database &database)
        : m_database(database)
    {}

    /// At most @p limit of each. Nothing for blank text.
    [[nodiscard]] base::Result<SearchHits> search(CompanyId company, const QString &text, int limit) const;

private:
    Database &m_database;
};

} // namespace tierdesk::store
