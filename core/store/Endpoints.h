#pragma once

#include "core/base/Result.h"
#include "core/domain/Outbox.h"

#include <vector>

namespace tierdesk::store {

class Database;

/// The table `endpoint`. Every function fails with StorageFailed.
class Endpoints final
{
public:
    explicit Endpoints(Database &database)
        : m_database(database)
    {}

    [[nodiscard]] base::Result<EndpointId> insert(const Endpoint &endpoint);
    /// Writes all but company, channel and createdAt.
    [[nodiscard]] base::Result<void> update(const Endpoint &endpoint);

    /// Removed ones too.
    [[nodiscard]] base::Result<std::optional<Endpoint>> byId(EndpointId id) const;
    /// Of every company, in the order in which they were made; removed ones left out.
    [[nodiscard]] base::Result<std::vector<Endpoint>> all() const;

private:
    Database &m_database;
};

} // namespace tierdesk::store
