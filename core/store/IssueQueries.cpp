#include "core/store/IssueQueries.h"

#include "core/store/Rows.h"

namespace tierdesk::store {

base::Result<std::vector<std::pair<Category, qint64>>> IssueQueries::counts(CompanyId company, Timestamp from,
                                                                            Timestamp to) const
{
    Statement query = m_database.statement(
        u"select category, count(*) as sessions from session where company = ? and created_at >= ? and "
        "created_at < ? and category <> '' group by category order by sessions desc, category"_s);
    query.bind(company).bind(from).bind(to);
    return rows::all(std::move(query),
                     [](const Statement &row) { return std::pair(row.enumerator<Category>(0), row.integer(1)); });
}

} // namespace tierdesk::store
