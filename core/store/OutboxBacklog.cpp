#include "core/store/Database.h"
#include "core/store/Outbox.h"
#include "core/store/Rows.h"

namespace tierdesk::store {

using base::Result;

namespace {

/// In the words of the index outbox_account, which has nothing that was delivered.
constexpr const char *Outstanding =
    "from outbox where company = ? and channel = ? and state = ? and channel <> 'webhook' and state <> 'delivered'";

Result<int> outstanding(Database &database, CompanyId company, OutboxChannel channel, OutboxState state)
{
    Statement query = database.statement("select count(*) "_L1 + QLatin1String(Outstanding), company, channel, state);
    return rows::first<int>(std::move(query));
}

} // namespace

Result<Backlog> Outbox::backlog(CompanyId company, OutboxChannel channel) const
{
    const auto pending = TRY(outstanding(m_database, company, channel, OutboxState::Pending));
    const auto failed = TRY(outstanding(m_database, company, channel, OutboxState::Failed));
    Statement query = m_database.statement("select last_error "_L1 + QLatin1String(Outstanding) +
                                           " and last_error <> '' order by id desc limit 1"_L1);
    query.bind(company).bind(channel).bind(OutboxState::Pending);
    const auto error = TRY(rows::first<QString>(std::move(query)));
    return Backlog{pending, failed, error};
}

} // namespace tierdesk::store
