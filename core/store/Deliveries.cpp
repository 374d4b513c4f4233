#include "core/store/Deliveries.h"

#include "core/store/Rows.h"

namespace tierdesk::store {

using base::Result;

namespace {

constexpr const char *DeliveryColumns =
    "id, company, event, action, target, secret, body, state, attempts, created_at, next_at, "
    "done_at, last_error";

Delivery delivery(const Statement &row)
{
    Delivery d;
    d.id = row.id<DeliveryId>(0);
    d.company = row.id<CompanyId>(1);
    d.event = row.text(2);
    d.action = row.id<ActionId>(3);
    d.target = row.text(4);
    d.secret = row.id<CredentialId>(5);
    d.body = row.blob(6);
    d.state = row.enumerator<DeliveryState>(7);
    d.attempts = row.number(8);
    d.createdAt = row.time(9);
    d.nextAt = row.time(10);
    d.doneAt = row.maybeTime(11);
    d.lastError = row.text(12);
    return d;
}

} // namespace

Result<DeliveryId> Deliveries::append(const Delivery &delivery)
{
    Statement query = m_database.statement(
        u"insert into delivery (company, kind, event, action, target, secret, body, state, attempts, created_at, "
        "next_at, done_at, last_error) values (?, 'action', ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"_s);
    query.bind(delivery.company)
        .bind(delivery.event)
        .bind(delivery.action)
        .bind(delivery.target)
        .bind(delivery.secret)
        .bind(delivery.body)
        .bind(delivery.state)
        .bind(delivery.attempts)
        .bind(delivery.createdAt)
        .bind(delivery.nextAt)
        .bind(delivery.doneAt)
        .bind(delivery.lastError);
    const auto id = TRY(query.insert());
    return DeliveryId{id};
}

Result<void> Deliveries::update(const Delivery &delivery)
{
    Statement query = m_database.statement(
        u"update delivery set state = ?, attempts = ?, next_at = ?, done_at = ?, last_error = ? where id = ?"_s);
    query.bind(delivery.state)
        .bind(delivery.attempts)
        .bind(delivery.nextAt)
        .bind(delivery.doneAt)
        .bind(delivery.lastError)
        .bind(delivery.id);
    return rows::met(query.change(), u"delivery %1"_s.arg(delivery.id.value));
}

Result<std::optional<Delivery>> Deliveries::byId(DeliveryId id) const
{
    static const QString text = rows::select(DeliveryColumns, "from delivery where id = ? and kind = 'action'");
    Statement query = m_database.statement(text);
    query.bind(id);
    return rows::one(std::move(query), delivery);
}

Result<std::vector<Delivery>> Deliveries::due(Timestamp now, int limit) const
{
    static const QString text = rows::select(
        DeliveryColumns, "from delivery where kind = 'action' and state = 'waiting' and next_at <= ? order by "
                         "next_at, id limit ?");
    Statement query = m_database.statement(text);
    query.bind(now).bind(limit);
    return rows::all(std::move(query), delivery);
}

Result<std::optional<Timestamp>> Deliveries::nextDue() const
{
    auto due = rows::one(
        m_database.statement(u"select min(next_at) from delivery where kind = 'action' and state = 'waiting'"_s),
        [](const Statement &row) { return row.maybeTime(0); });
    if (!due)
        return due.error();
    return due->value_or(std::nullopt);
}

Result<std::vector<Delivery>> Deliveries::ofCompany(CompanyId company, int limit) const
{
    static const QString text =
        rows::select(DeliveryColumns, "from delivery where company = ? and kind = 'action' order by id desc limit ?");
    Statement query = m_database.statement(text);
    query.bind(company).bind(limit);
    return rows::all(std::move(query), delivery);
}

} // namespace tierdesk::store
