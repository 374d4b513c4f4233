#pragma once

#include "core/base/Result.h"
#include "core/domain/Session.h"
#include "core/store/QueuePlaces.h"

#include <optional>
#include <vector>

namespace tierdesk::store {

class Database;

/// The table `session`. Writing happens inside the engine's transaction.
/// Every function fails with StorageFailed; `optional` is empty when there is no such row.
class Sessions final
{
public:
    explicit Sessions(Database &database)
        : m_database(database)
        , m_places(database)
    {}

    /// A new row; `session.key` is not read. Fails with Conflict when the company has the public id already.
    [[nodiscard]] base::Result<SessionKey> insert(const Session &session);
    /// Writes what can change in one UPDATE, `version` as it stands in @p session: the caller raises it. What a session
    /// is opened with stays (company, id, door, createdAt, customer, customerRef, isVerified, channel, previous,
    /// metadata): their indexes are no turn's business. Fails with NotFound when the key is not there.
    [[nodiscard]] base::Result<void> update(const Session &session);
    /// update() only if the row's version is still @p version: one UPDATE … WHERE id = ? AND version = ?. False, and
    /// nothing written, when the session has moved on. (The engine settles turns with it.)
    [[nodiscard]] base::Result<bool> updateFrom(const Session &session, int version);
    /// The same for a session that was read as @p before: where only the talk went on (no status, holder, term or label
    /// has changed), the columns of the queue and their indexes are left alone.
    [[nodiscard]] base::Result<bool> updateFrom(const Session &session, const Session &before);

    /// Where the sessions stand that wait for a person. On the writer's connection only.
    [[nodiscard]] QueuePlaces &places() { return m_places; }

    [[nodiscard]] base::Result<std::optional<Session>> byKey(SessionKey key) const;
    [[nodiscard]] base::Result<std::optional<Session>> byPublicId(CompanyId company, const QString &id) const;
    /// The session that names @p id as its previous one, newest first.
    [[nodiscard]] base::Result<std::optional<Session>> following(CompanyId company, const QString &id) const;

    // What the clocks ask for, earliest first.
    [[nodiscard]] base::Result<std::vector<Session>> idleBefore(Timestamp now, int limit) const;
    [[nodiscard]] base::Result<std::vector<Session>> snoozedBefore(Timestamp now, int limit) const;
    /// RESOLVED sessions whose follow-up is due.
    [[nodiscard]] base::Result<std::vector<Session>> followUpsBefore(Timestamp now, int limit) const;
    /// When the next idle clock, snooze or follow-up runs out.
    [[nodiscard]] base::Result<std::optional<Timestamp>> nextDue() const;
    /// Sessions held by @p user that are neither RESOLVED nor ABANDONED.
    [[nodiscard]] base::Result<std::vector<Session>> heldBy(UserId user) const;

private:
    Database &m_database;
    QueuePlaces m_places;
};

} // namespace tierdesk::store
