#pragma once

#include "core/base/Result.h"
#include "core/domain/Action.h"

#include <optional>
#include <vector>

namespace tierdesk::store {

class Database;

/// The table `action`. Every function fails with StorageFailed.
class Actions final
{
public:
    explicit Actions(Database &database)
        : m_database(database)
    {}

    /// `action.id` is not read. Fails with Conflict when the company has the idempotency key already; an empty key is
    /// none and never conflicts.
    [[nodiscard]] base::Result<ActionId> insert(const Action &action);
    /// Writes message, verdict, state, reference, failure and settledAt.
    [[nodiscard]] base::Result<void> update(const Action &action);

    [[nodiscard]] base::Result<std::optional<Action>> byId(ActionId id) const;
    [[nodiscard]] base::Result<std::optional<Action>> byIdempotencyKey(CompanyId company, const QString &key) const;
    /// Oldest first.
    [[nodiscard]] base::Result<std::vector<Action>> ofSession(SessionKey session) const;
    /// The last @p count of them, oldest first.
    [[nodiscard]] base::Result<std::vector<Action>> lastOf(SessionKey session, int count) const;
    /// Sent out and not settled, oldest first: what a restart takes up again.
    [[nodiscard]] base::Result<std::vector<Action>> pending() const;
    /// Minor units of @p kind granted to @p customer from @p since on, by every tier and session: pending and confirmed
    /// ones. All in the company's one currency.
    [[nodiscard]] base::Result<qint64> grantedSum(CustomerId customer, ActionKind kind, Timestamp since) const;

private:
    Database &m_database;
};

} // namespace tierdesk::store
