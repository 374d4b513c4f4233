#include "core/store/Endpoints.h"

#include "core/store/Rows.h"

namespace tierdesk::store {

using base::Result;

namespace {

constexpr const char *EndpointColumns =
    "id, company, channel, target, events, format, secret, old_secret, old_secret_until, "
    "is_enabled, disabled_reason, created_at, updated_at, removed_at";

Endpoint endpoint(const Statement &row)
{
    Endpoint e;
    e.id = row.id<EndpointId>(0);
    e.company = row.id<CompanyId>(1);
    e.channel = row.enumerator<OutboxChannel>(2);
    e.target = row.text(3);
    e.events = row.text(4).split(u' ', Qt::SkipEmptyParts);
    e.format = row.enumerator<NoticeFormat>(5);
    e.secret = row.blob(6);
    e.oldSecret = row.blob(7);
    e.oldSecretUntil = row.maybeTime(8);
    e.isEnabled = row.boolean(9);
    e.disabledReason = row.text(10);
    e.createdAt = row.time(11);
    e.updatedAt = row.time(12);
    e.removedAt = row.maybeTime(13);
    return e;
}

} // namespace

Result<EndpointId> Endpoints::insert(const Endpoint &endpoint)
{
    Statement query = m_database.statement(
        u"insert into endpoint (company, channel, target, events, format, secret, old_secret, old_secret_until, "
        "is_enabled, disabled_reason, created_at, updated_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"_s);
    query.bind(endpoint.company)
        .bind(endpoint.channel)
        .bind(endpoint.target)
        .bind(endpoint.events.join(u' '))
        .bind(endpoint.format)
        .bind(endpoint.secret)
        .bind(endpoint.oldSecret)
        .bind(endpoint.oldSecretUntil)
        .bind(endpoint.isEnabled)
        .bind(endpoint.disabledReason)
        .bind(endpoint.createdAt)
        .bind(endpoint.updatedAt);
    const auto id = TRY(query.insert());
    return EndpointId{id};
}

Result<void> Endpoints::update(const Endpoint &endpoint)
{
    Statement query = m_database.statement(
        u"update endpoint set target = ?, events = ?, format = ?, secret = ?, old_secret = ?, old_secret_until = ?, "
        "is_enabled = ?, disabled_reason = ?, updated_at = ?, removed_at = ? where id = ?"_s);
    query.bind(endpoint.target)
        .bind(endpoint.events.join(u' '))
        .bind(endpoint.format)
        .bind(endpoint.secret)
        .bind(endpoint.oldSecret)
        .bind(endpoint.oldSecretUntil)
        .bind(endpoint.isEnabled)
        .bind(endpoint.disabledReason)
        .bind(endpoint.updatedAt)
        .bind(endpoint.removedAt)
        .bind(endpoint.id);
    return rows::met(query.change(), u"endpoint %1"_s.arg(endpoint.id.value));
}

Result<std::optional<Endpoint>> Endpoints::byId(EndpointId id) const
{
    static const QString text = rows::select(EndpointColumns, "from endpoint where id = ?");
    Statement query = m_database.statement(text);
    query.bind(id);
    return rows::one(std::move(query), endpoint);
}

Result<std::vector<Endpoint>> Endpoints::all() const
{
    static const QString text = rows::select(EndpointColumns, "from endpoint where removed_at is null order by id");
    return rows::all(m_database.statement(text), endpoint);
}

} // namespace tierdesk::store
