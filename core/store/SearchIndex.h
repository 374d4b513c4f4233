#pragma once

#include "core/base/Result.h"

#include <QtCore/QString>
#include <QtCore/QStringView>

namespace tierdesk::store {

class Database;

/// The full-text index over messages and sessions. It is kept outside the turns' transactions: a message is found by
/// words from the moment it is committed (the tail that is not indexed yet is read through), and whoever has time calls
/// advance(). Every function fails with StorageFailed.
class SearchIndex final
{
public:
    explicit SearchIndex(Database &database)
        : m_database(database)
    {}

    /// Takes up to @p limit more messages, with their sessions' summaries, into the index; gives how many. Inside a
    /// transaction of the writer; 256 take about 5 ms.
    [[nodiscard]] base::Result<int> advance(int limit = 256);
    /// Messages that are not indexed yet.
    [[nodiscard]] base::Result<qint64> backlog() const;

private:
    Database &m_database;
};

/// Text as search compares it: case folded, compatibility forms and accents taken off. The same on every platform.
[[nodiscard]] QString folded(QStringView text);

} // namespace tierdesk::store
