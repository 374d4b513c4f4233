#include "core/store/ArticleViews.h"

#include "core/store/Rows.h"

namespace tierdesk::store {

using base::Result;

Result<qint64> ArticleViews::add(CompanyId company, const QString &ref)
{
    Statement query =
        m_database.statement(u"update article set views = views + 1 where company = ? and ref = ? returning views"_s);
    query.bind(company).bind(ref);
    const auto views = rows::one(std::move(query), [](const Statement &row) { return row.integer(0); });
    if (!views)
        return views.error();
    return views->value_or(0);
}

Result<QHash<QString, qint64>> ArticleViews::of(CompanyId company, const QStringList &refs) const
{
    QHash<QString, qint64> views;
    for (const QString &ref : refs) {
        Statement query = m_database.statement(u"select views from article where company = ? and ref = ?"_s);
        query.bind(company).bind(ref);
        const auto found = rows::one(std::move(query), [](const Statement &row) { return row.integer(0); });
        if (!found)
            return found.error();
        if (*found)
            views.insert(ref, **found);
    }
    return views;
}

} // namespace tierdesk::store
