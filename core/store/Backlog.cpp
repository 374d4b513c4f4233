#include "core/store/Backlog.h"

#include "core/store/Database.h"
#include "core/store/Rows.h"

namespace tierdesk::store {

using base::Result;

namespace {

Result<int> count(Database &database, CompanyId company, OutboxChannel channel, OutboxState state)
{
    // The state stands in the text: it has an index of its own.
    Statement query = database.statement(
        QStringLiteral("select count(*) from outbox where company = ? and channel = ? and state = '%1'")
            .arg(word(state)));
    query.bind(company).bind(channel);
    const auto number = rows::number(std::move(query));
    if (!number)
        return number.error();
    return static_cast<int>(*number);
}

} // namespace

Result<Backlog> backlogOf(Database &database, CompanyId company, OutboxChannel channel)
{
    const auto pending = count(database, company, channel, OutboxState::Pending);
    if (!pending)
        return pending.error();
    const auto failed = count(database, company, channel, OutboxState::Failed);
    if (!failed)
        return failed.error();
    Statement query = database.statement(
        QStringLiteral("select last_error from outbox where company = ? and channel = ? and state = 'pending' and "
                       "last_error <> '' order by id desc limit 1"));
    query.bind(company).bind(channel);
    const auto error = rows::one(std::move(query), [](const Statement &row) { return row.text(0); });
    if (!error)
        return error.error();
    return Backlog{*pending, *failed, error->value_or(QString())};
}

} // namespace tierdesk::store
