#include "core/store/SessionRows.h"

#include "core/store/Rows.h"

namespace tierdesk::store {

template<class Io, Is<SessionRow> T>
void columns(Io &io, T &v)
{
    columns(io, v.session);
    io.read("coalesce(c.name, '')", v.customerName);
    io.read("coalesce(c.is_vip, 0)", v.isVip);
    io.read("coalesce(c.tier, '')", v.customerTier);
    io.read("coalesce(u.name, '')", v.holderName);
}
TIERDESK_COLUMNS(SessionRow)

const QString &rows::sessionRowText()
{
    static const QString text =
        select<SessionRow>("left join customer c on c.id = s.customer left join desk_user u on u.id = s.holder ");
    return text;
}

} // namespace tierdesk::store
