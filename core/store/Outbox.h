#pragma once

#include "core/base/Result.h"
#include "core/domain/Outbox.h"

#include <vector>

namespace tierdesk::store {

class Database;

/// What of a company's outbox is wanted. Unset: all.
struct OutboxFilter {
    CompanyId company;
    std::optional<OutboxChannel> channel;
    EndpointId endpoint;
    std::optional<OutboxState> state;
    SessionKey session;
    OutboxId before; ///< older than this row: where the last page ended
    int limit = 50;
};

/// What of a company's outbox waits in a channel that an account carries, mail or texts, and what was given up.
struct Backlog {
    int pending = 0, failed = 0;
    QString lastError; ///< of the newest pending row that was tried in vain; empty: none was
};

/// The tables `outbox` and `outbox_attempt`: one queue for every channel.
///
/// Rows of one lane (channel, endpoint or else target, and session) leave one after the other, in the order in which
/// they were appended: the next becomes due when the one before it is delivered or failed. A row without a session
/// waits for nobody. Writing functions run in the transaction of the change that they tell of. Every function fails
/// with StorageFailed.
class Outbox final
{
public:
    explicit Outbox(Database &database)
        : m_database(database)
    {}

    /// Writes a pending row: due at createdAt, or behind the rest of its lane, and given up after @p life. state,
    /// attempts and the other times are not read.
    [[nodiscard]] base::Result<OutboxId> append(const OutboxRow &row, Millis life = OutboxLife);
    /// Writes state, attempts, nextAt, giveUpAt, doneAt, lastError, reference and target. Where @p row is no longer
    /// pending (doneAt is set then), the next of its lane becomes due at doneAt.
    [[nodiscard]] base::Result<void> update(const OutboxRow &row);
    [[nodiscard]] base::Result<void> note(const OutboxAttempt &attempt);

    /// Makes a failed row pending again, for another OutboxLife; false when it is not failed. It keeps its place: it
    /// goes before what of its lane was appended after it and is still pending, but for one that is under way.
    [[nodiscard]] base::Result<bool> sendAgain(OutboxId id, Timestamp now);
    /// The same for the oldest failed rows of @p endpoint, @p limit at most; how many there were.
    [[nodiscard]] base::Result<int> sendAllAgain(EndpointId endpoint, Timestamp now, int limit);
    /// Fails what is pending for @p endpoint, for a reason of the endpoint's own, @p limit rows at most; how many.
    [[nodiscard]] base::Result<int> failPending(EndpointId endpoint, const QString &reason, Timestamp now, int limit);
    /// Fails the text messages that are pending for @p number of a customer's; how many.
    [[nodiscard]] base::Result<int> failPendingTo(CompanyId company, const QString &number, const QString &reason,
                                                  Timestamp now);
    /// Removes up to @p limit rows that reached @p state before @p before, with their attempts; how many.
    [[nodiscard]] base::Result<int> prune(OutboxState state, Timestamp before, int limit);

    /// Pending rows of @p channel that are due, earliest first, at most @p perEndpoint of one endpoint, so that one
    /// that is slow or down does not hide the others' rows.
    [[nodiscard]] base::Result<std::vector<OutboxRow>> due(OutboxChannel channel, Timestamp now, int perEndpoint,
                                                           int limit) const;
    /// When the first row of @p channel is due that is due after @p after.
    [[nodiscard]] base::Result<std::optional<Timestamp>> nextDue(OutboxChannel channel, Timestamp after = {}) const;

    [[nodiscard]] base::Result<std::optional<OutboxRow>> byId(OutboxId id) const;
    /// The newest with the receiver's own name for it (a status callback's).
    [[nodiscard]] base::Result<std::optional<OutboxRow>> byReference(OutboxChannel channel,
                                                                     const QString &reference) const;
    /// Newest first.
    [[nodiscard]] base::Result<std::vector<OutboxRow>> list(const OutboxFilter &filter) const;
    /// Oldest first.
    [[nodiscard]] base::Result<std::vector<OutboxAttempt>> attempts(OutboxId id) const;
    /// Endpoints of @p channel that were disabled or removed and have pending rows still.
    [[nodiscard]] base::Result<std::vector<EndpointId>> stranded(OutboxChannel channel) const;
    /// How many rows of @p endpoint are in @p state.
    [[nodiscard]] base::Result<int> count(EndpointId endpoint, OutboxState state) const;
    /// Of mail or texts.
    [[nodiscard]] base::Result<Backlog> backlog(CompanyId company, OutboxChannel channel) const;

private:
    Database &m_database;
};

} // namespace tierdesk::store
