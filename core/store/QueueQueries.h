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
    std::optional<Reason> reason; ///< of the last escalation
    QString ticket;
    QString holderName;
};

struct QueueCounts {
    int waiting = 0;
    int mine = 0;
    int team = 0;
    int snoozed = 0;
};

/// Where one that waits for a person stands.
struct QueueStand {
    int place = 1; ///< 1 is next
    std::optional<Millis> wait;
};

/// Reading the queue; reader connections. Every function fails with StorageFailed.
class QueueQueries final
{
public:
    explicit QueueQueries(Database &database)
        : m_database(database)
    {}

    /// Riskiest first, as deskapi::isRiskier.
    [[nodiscard]] base::Result<std::vector<QueueRow>> rows(CompanyId company, QueueView view, UserId user,
                                                           int limit = 200) const;
    /// One session's line, whichever view it stands in; none when it is not the company's.
    [[nodiscard]] base::Result<std::optional<QueueRow>> row(CompanyId company, SessionKey session) const;
    [[nodiscard]] base::Result<QueueCounts> counts(CompanyId company, UserId user) const;
    /// How many stand in the waiting view.
    [[nodiscard]] base::Result<int> waiting(CompanyId company) const;
    /// This one's place among them, by priority, then by how soon the first answer is due, then by how long they wait;
    /// one that is not among them comes last. Costs a count of those before, in their index.
    [[nodiscard]] base::Result<QueueStand> stand(CompanyId company, SessionKey session) const;
    /// All that wait for a person, in the order in which they are served, each with the stand that stand() gives it:
    /// two reads, however many they are.
    [[nodiscard]] base::Result<std::vector<std::pair<SessionKey, QueueStand>>> line(CompanyId company) const;
    /// How long the @p place -th will wait, if those who are available go on as they took the last 50: the median from
    /// escalation to claim, for each place, shared among them. None while nobody is available, or nobody was taken yet.
    [[nodiscard]] base::Result<std::optional<Millis>> expectedWait(CompanyId company, int place) const;

private:
    Database &m_database;
};

} // namespace tierdesk::store
