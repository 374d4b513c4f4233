#include "core/store/ArticleViews.h"

#include "core/store/Rows.h"

namespace tierdesk::store {

using base::Result;

Result<qint64> ArticleViews::add(CompanyId company, const QString &ref)
{
    Statement query =
        m_database.statement(u"update article set views = views + 1 where company = ? and ref = ? returning views"_s);
    query.bind(company).bind(ref);
    return rows::first<qint64>(std::move(query));
}

Result<QHash<QString, qint64>> ArticleViews::of(CompanyId company, const QStringList &refs) const
{
    QHash<QString, qint64> views;
    for (const QString &ref : refs) {
        Statement query = m_database.statement(u"select views from article where company = ? and ref = ?"_s);
        query.bind(company).bind(ref);
        if (const auto found = TRY(rows::one<qint64>(std::move(query))))
            views.insert(ref, *found);
    }
    return views;
}

} // namespace tierdesk::store
