#include "core/store/SessionRows.h"

#include "core/store/Rows.h"

namespace tierdesk::store::rows {

const QString &sessionRowText()
{
    static const QString text =
        u"select %1, coalesce(c.name, ''), coalesce(c.is_vip, 0), coalesce(c.tier, ''), "
        "coalesce(u.name, '') from session s left join customer c on c.id = s.customer left join "
        "desk_user u on u.id = s.holder "_s.arg(QLatin1String(SessionColumns));
    return text;
}

SessionRow sessionRow(const Statement &row)
{
    return {session(row), row.text(SessionWidth), row.boolean(SessionWidth + 1), row.text(SessionWidth + 2),
            row.text(SessionWidth + 3)};
}

} // namespace tierdesk::store::rows
