#include "core/store/Rows.h"
#include "core/store/SessionListing.h"
#include "core/store/SessionQueries.h"
#include "core/store/SessionRows.h"
#include "core/store/Snapshot.h"

namespace tierdesk::store {

base::Result<SessionPage> SessionQueries::scan(const SessionFilter &filter) const
{
    const Snapshot snapshot(m_database);
    const QString after = filter.after ? afterClause(filter.order) : QString();
    Statement query = m_database.oneTimeStatement(rows::sessionRowText() + conditionsOf(filter, nullptr) + after +
                                                  orderClause(filter.order) + " limit ?"_L1);
    bindConditions(query, filter);
    if (filter.after)
        bindCursor(query, filter.order, *filter.after);
    query.bind(filter.limit + 1); // one more tells whether there is another page
    auto found = TRY(rows::all<SessionRow>(std::move(query)));
    SessionPage page{std::move(found), 0, std::nullopt};
    if (static_cast<int>(page.rows.size()) <= filter.limit)
        return page;
    page.rows.pop_back();
    auto next = TRY(cursorAt(m_database, filter.order, page.rows.back().session));
    page.next = std::move(next);
    return page;
}

} // namespace tierdesk::store
