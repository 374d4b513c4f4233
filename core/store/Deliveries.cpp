#include "core/store/Deliveries.h"

#include "core/store/Rows.h"

namespace tierdesk::store {

using base::Result;

template<class Io, Is<Delivery> T>
void columns(Io &io, T &v)
{
    io.table("delivery");
    io.key("id", v.id);
    io.fixed("company", v.company);
    io.constant("kind", "'action'");
    io.fixed("event", v.event);
    io.fixed("action", v.action);
    io.fixed("target", v.target);
    io.fixed("secret", v.secret);
    io.fixed("body", v.body);
    io("state", v.state);
    io("attempts", v.attempts);
    io.fixed("created_at", v.createdAt);
    io("next_at", v.nextAt);
    io("done_at", v.doneAt);
    io("last_error", v.lastError);
}

Result<DeliveryId> Deliveries::append(const Delivery &delivery)
{
    return rows::insert<DeliveryId>(m_database, delivery);
}

Result<void> Deliveries::update(const Delivery &delivery)
{
    return rows::update(m_database, delivery, u"delivery %1"_s.arg(delivery.id.value));
}

Result<std::optional<Delivery>> Deliveries::byId(DeliveryId id) const
{
    static const QString text = rows::select<Delivery>("where id = ? and kind = 'action'");
    return rows::one<Delivery>(m_database.statement(text, id));
}

Result<std::vector<Delivery>> Deliveries::due(Timestamp now, int limit) const
{
    static const QString text =
        rows::select<Delivery>("where kind = 'action' and state = 'waiting' and next_at <= ? order by "
                               "next_at, id limit ?");
    return rows::all<Delivery>(m_database.statement(text, now, limit));
}

Result<std::optional<Timestamp>> Deliveries::nextDue() const
{
    return rows::first<std::optional<Timestamp>>(
        m_database.statement(u"select min(next_at) from delivery where kind = 'action' and state = 'waiting'"_s));
}

Result<std::vector<Delivery>> Deliveries::ofCompany(CompanyId company, int limit) const
{
    static const QString text =
        rows::select<Delivery>("where company = ? and kind = 'action' order by id desc limit ?");
    return rows::all<Delivery>(m_database.statement(text, company, limit));
}

} // namespace tierdesk::store
