#pragma once

#include "core/base/Result.h"
#include "core/domain/Session.h"

#include <optional>
#include <vector>

namespace tierdesk::store {

class Database;

/// Waiting: for a person, nobody's, not snoozed. Mine: held by the asking user. Team: held by anybody. Snoozed: asleep.
enum class QueueView { Waiting, Mine, Team, Snoozed };

/// One line of the queue.
struct QueueRow {
    Session session;
    QString customerName;
    QString customerTier;
    bool isVip = false;
    QString lastCustomerText;     ///< first 200 characters of the customer's last message, or the names of its files
    std::optional<Reason> reason; ///< of the last climb
    QString ticket;
    QString holderName;
};

struct QueueCounts {
    int waiting = 0;
    int mine = 0;
    int team = 0;
    int snoozed = 0;
};

/// What the expected wait is reckoned from.
struct LoadFigures {
    int waiting = 0;                  ///< sessions in the waiting view
    int available = 0;                ///< users of the company whose presence is Available
    std::optional<Millis> medianWait; ///< from climb to claim, of the last 50 that were claimed; none without one
};

/// Reading the queue; reader connections. Every function fails with StorageFailed.
class QueueQueries final
{
public:
    explicit QueueQueries(Database &database)
        : m_database(database)
    {}

    /// By priority, then by how soon the first answer is due, then by how long they wait.
    [[nodiscard]] base::Result<std::vector<QueueRow>> rows(CompanyId company, QueueView view, UserId user,
                                                           int limit = 200) const;
    /// One session's line, whichever view it stands in; none when it is not the company's.
    [[nodiscard]] base::Result<std::optional<QueueRow>> row(CompanyId company, SessionKey session) const;
    [[nodiscard]] base::Result<QueueCounts> counts(CompanyId company, UserId user) const;
    /// How many of the waiting stand before this one, by the same order; 0 is next.
    [[nodiscard]] base::Result<int> place(CompanyId company, SessionKey session) const;
    [[nodiscard]] base::Result<LoadFigures> load(CompanyId company) const;

private:
    Database &m_database;
};

} // namespace tierdesk::store
