#pragma once

#include "core/base/Result.h"
#include "core/domain/Ids.h"

#include <QtCore/QByteArray>
#include <QtCore/QString>

#include <optional>

namespace tierdesk::store {

class Database;

/// The first answer to a request that carried an Idempotency-Key, or what stands for it until it is printed.
struct IdempotentAnswer {
    QByteArray requestHash; ///< SHA-256 of method, path and body
    int status = 0;
    QByteArray contentType;
    QByteArray body;
    Timestamp at;
    MessageId message{}; ///< the customer's, until its answer is printed; `body` is empty till then
    qint64 settled = 0;  ///< with `message`: the journal's row of its turn, where that is answered and not printed
};

/// A request's key, with whose it is.
struct IdempotencyKey {
    QString scope;
    QString key;
    QByteArray requestHash;
};

/// The table `idempotency`. Every function fails with StorageFailed.
class Idempotency final
{
public:
    explicit Idempotency(Database &database)
        : m_database(database)
    {}

    /// @p scope keeps doors and credentials apart. Gives what was stored, however old: the caller compares `at`.
    [[nodiscard]] base::Result<std::optional<IdempotentAnswer>> find(CompanyId company, const QString &scope,
                                                                     const QString &key) const;
    /// The key that @p message came with, if it has no answer yet and is not older than @p since.
    [[nodiscard]] base::Result<std::optional<IdempotencyKey>> ofUnanswered(MessageId message, Timestamp since) const;
    /// Replaces an earlier answer.
    [[nodiscard]] base::Result<void> store(CompanyId company, const QString &scope, const QString &key,
                                           const IdempotentAnswer &answer);
    /// Removes what is older, at most @p limit rows; gives how many.
    [[nodiscard]] base::Result<int> removeBefore(Timestamp before, int limit = 1000);

private:
    Database &m_database;
};

} // namespace tierdesk::store
