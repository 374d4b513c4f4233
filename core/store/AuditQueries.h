#pragma once

#include "core/base/Result.h"
#include "core/domain/Actor.h"
#include "core/domain/Ids.h"
#include "core/domain/Session.h"

#include <QtCore/QStringList>

#include <optional>
#include <vector>

namespace tierdesk::store {

class Database;

/// Which rows of the journal a client asks for; unset fields do not filter.
struct AuditFilter {
    CompanyId company;                 ///< required
    QString person;                    ///< a customer's ref, or the name of who did it
    QString session;                   ///< a session's public id
    QStringList commands;              ///< any of them
    std::optional<Timestamp> from, to; ///< from ≤ at < to
    int limit = 100;
    int offset = 0;
};

struct AuditRow {
    qint64 seq = 0;
    Timestamp at;
    Actor actor;
    QString command;
    QString sessionId;   ///< empty: it concerns no session
    QString customerRef; ///< of the session
    QString subject;
    std::optional<Message> message; ///< the first one of the command
};

struct AuditPage {
    std::vector<AuditRow> rows; ///< newest first
    qint64 total = 0;           ///< of all that the filter lets through, or so many at least
    bool isTotalExact = true;
};

/// The journal as an audit of a company's clients reads it, by pages; reader connections. Fails with StorageFailed.
///
/// What is not on the page is counted up to CountedBeyond rows behind it: whoever goes on until there are no more than
/// `total` sees every row, and nobody has a million counted for the first hundred.
class AuditQueries final
{
public:
    static constexpr int CountedBeyond = 10'000;

    explicit AuditQueries(Database &database)
        : m_database(database)
    {}

    [[nodiscard]] base::Result<AuditPage> page(const AuditFilter &filter) const;

private:
    [[nodiscard]] base::Result<AuditRow> row(qint64 seq) const;

    Database &m_database;
};

} // namespace tierdesk::store
