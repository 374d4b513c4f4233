#include "core/store/Rows.h"

namespace tierdesk::store::rows {

using base::Result;

base::Error taken(base::Error error, const QString &message, const QString &where)
{
    if (error.fault == base::Fault::Conflict) {
        error.message = message;
        error.where = where;
    }
    return error;
}

Result<void> met(Result<int> changed, const QString &what)
{
    const auto count = TRY(std::move(changed));
    if (count == 0)
        return base::fail(base::Fault::NotFound, u"no such row"_s, what);
    return {};
}

Result<bool> hasMet(Result<int> changed)
{
    const auto count = TRY(std::move(changed));
    return count > 0;
}

} // namespace tierdesk::store::rows
