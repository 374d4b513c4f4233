#include "core/store/Endpoints.h"

#include "core/store/Rows.h"

namespace tierdesk::store {

using base::Result;

template<class Io, Is<Endpoint> T>
void columns(Io &io, T &v)
{
    const auto joined = [](const QStringList &events) { return events.join(u' '); };
    const auto split = [](const QString &events) { return events.split(u' ', Qt::SkipEmptyParts); };
    io.table("endpoint");
    io.key("id", v.id);
    io.fixed("company", v.company);
    io.fixed("channel", v.channel);
    io("target", v.target);
    io("events", Converted(v.events, joined, split));
    io("format", v.format);
    io("secret", v.secret);
    io("old_secret", v.oldSecret);
    io("old_secret_until", v.oldSecretUntil);
    io("is_enabled", v.isEnabled);
    io("disabled_reason", v.disabledReason);
    io.fixed("created_at", v.createdAt);
    io("updated_at", v.updatedAt);
    io("removed_at", v.removedAt);
}

Result<EndpointId> Endpoints::insert(const Endpoint &endpoint)
{
    return rows::insert<EndpointId>(m_database, endpoint);
}

Result<void> Endpoints::update(const Endpoint &endpoint)
{
    return rows::update(m_database, endpoint, u"endpoint %1"_s.arg(endpoint.id.value));
}

Result<std::optional<Endpoint>> Endpoints::byId(EndpointId id) const
{
    static const QString text = rows::select<Endpoint>("where id = ?");
    return rows::one<Endpoint>(m_database.statement(text, id));
}

Result<std::vector<Endpoint>> Endpoints::all() const
{
    static const QString text = rows::select<Endpoint>("where removed_at is null order by id");
    return rows::all<Endpoint>(m_database.statement(text));
}

} // namespace tierdesk::store
