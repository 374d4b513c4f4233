#pragma once

#include "core/base/Result.h"
#include "core/domain/Actor.h"
#include "core/domain/Ids.h"

#include <QtCore/QByteArray>
#include <QtCore/QString>

#include <optional>
#include <vector>

namespace tierdesk::store {

class Database;

/// One command's row: audit and event log in one (docs/adr/0002). JSON is ready text, compact UTF-8, rendered off the
/// engine thread; empty for none.
struct JournalEntry {
    qint64 seq = 0; ///< given by append(); rises by the order of commits and is never used again
    CompanyId company;
    Timestamp at;
    Actor actor; ///< `from` is the origin: "cs 127.0.0.1"
    QString command;
    SessionKey session;
    QString sessionId; ///< the session's public id; filled in by reading
    QString subject;   ///< what was changed, for people and filters: a public id, "config", an e-mail
    QByteArray before; ///< JSON object
    QByteArray after;  ///< JSON object
    QString event; ///< "message.created"; several in `payload`'s order, with blanks between; empty: not for consoles
    QByteArray payload; ///< JSON array, one element an event
};

/// What an audit listing asks for; unset fields do not filter.
struct JournalFilter {
    CompanyId company; ///< required
    std::optional<Actor::Kind> actorKind;
    UserId user;
    QString command; ///< whole, or its beginning up to a point: "session" finds "session.escalate"
    SessionKey session;
    QString subject;
    std::optional<Timestamp> from, to; ///< from ≤ at < to
    qint64 before = 0;                 ///< only rows with a smaller seq: the next page
    int limit = 50;
};

/// The table `journal`. Every function fails with StorageFailed.
class Journal final
{
public:
    explicit Journal(Database &database)
        : m_database(database)
    {}

    [[nodiscard]] base::Result<qint64> append(const JournalEntry &entry);

    /// Rows with an event of any of @p companies after @p seq, in order, without gaps.
    [[nodiscard]] base::Result<std::vector<JournalEntry>> after(const std::vector<CompanyId> &companies, qint64 seq,
                                                                int limit) const;
    /// The seq of the last row; 0 for none.
    [[nodiscard]] base::Result<qint64> last() const;
    /// Newest first.
    [[nodiscard]] base::Result<std::vector<JournalEntry>> list(const JournalFilter &filter) const;

private:
    Database &m_database;
};

} // namespace tierdesk::store
