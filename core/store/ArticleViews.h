#pragma once

#include "core/base/Result.h"
#include "core/domain/Ids.h"

#include <QtCore/QHash>
#include <QtCore/QStringList>

namespace tierdesk::store {

class Database;

/// How often articles were opened. It is no part of an article, whose index is made anew when it changes. Every
/// function fails with StorageFailed.
class ArticleViews final
{
public:
    explicit ArticleViews(Database &database)
        : m_database(database)
    {}

    /// Counts one more, inside a transaction of the writer; gives how many there are now, 0 where the article is gone.
    [[nodiscard]] base::Result<qint64> add(CompanyId company, const QString &ref);
    /// Of those of @p refs that are there.
    [[nodiscard]] base::Result<QHash<QString, qint64>> of(CompanyId company, const QStringList &refs) const;

private:
    Database &m_database;
};

} // namespace tierdesk::store
