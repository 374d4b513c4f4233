#pragma once

#include "core/base/Result.h"
#include "core/domain/Session.h"

#include <memory>
#include <optional>
#include <unordered_map>
#include <utility>
#include <vector>

namespace tierdesk::store {

class Database;

/// Keeps, in memory, the order in which the waiting cases of each company are served, so that a case's place costs a
/// look-up and no count. Belongs to the writer's connection: Sessions notes every row that it writes. A company is read
/// once, when it is first asked about; what a rollback took back is read again. Functions that return a Result fail
/// with StorageFailed.
class QueuePlaces final
{
public:
    explicit QueuePlaces(Database &database);
    ~QueuePlaces();

    /// Notes @p session, whose row @p key was just written.
    void note(const Session &session, SessionKey key);

    /// Returns the place of @p session among those of @p company that wait, 1 for the next to be served; one that does
    /// not wait comes last. The order is that of QueueQueries::stand.
    [[nodiscard]] base::Result<int> place(CompanyId company, SessionKey session);

    /// Returns the median time from escalation to claim of the last 50 cases that people of @p company took; none while
    /// nobody has taken one.
    [[nodiscard]] base::Result<std::optional<Millis>> medianWait(CompanyId company);

private:
    struct Line;
    [[nodiscard]] base::Result<Line *> lineOf(CompanyId company);
    void takeBack();

    Database &m_database;
    std::unordered_map<qint64, std::unique_ptr<Line>> m_lines; ///< by company
    std::vector<std::pair<CompanyId, SessionKey>> m_noted;     ///< in the present transaction, or the last one
    qint64 m_transaction = 0;                                  ///< that one
    qint64 m_rollbacks = 0;                                    ///< those that are taken into account
};

} // namespace tierdesk::store
