#include "core/store/Shop.h"

#include "core/store/Rows.h"
#include "core/store/SearchIndex.h"
#include "core/store/ShopJson.h"

namespace tierdesk::store {

using base::Result;

Result<CustomerId> Customers::upsert(const Customer &customer)
{
    Statement query = m_database.statement(
        u"insert into customer (company, ref, name, email, phone, tier, lifetime_value, lifetime_currency, is_vip, "
        "language, created_at, folded, folded_email) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict "
        "(company, ref) do update set name = excluded.name, email = excluded.email, phone = excluded.phone, tier = "
        "excluded.tier, lifetime_value = excluded.lifetime_value, lifetime_currency = excluded.lifetime_currency, "
        "is_vip = excluded.is_vip, language = excluded.language, folded = excluded.folded, folded_email = "
        "excluded.folded_email returning id"_s);
    const QString words = QStringList{customer.ref, customer.name, customer.email, customer.phone}.join(u' ');
    query.bind(customer.company)
        .bind(customer.ref)
        .bind(customer.name)
        .bind(customer.email)
        .bind(customer.phone)
        .bind(customer.tier)
        .bind(customer.lifetimeValue.minor)
        .bind(customer.lifetimeValue.code())
        .bind(customer.isVip)
        .bind(customer.language)
        .bind(customer.createdAt)
        .bind(folded(words))
        .bind(folded(customer.email));
    const auto id = TRY(rows::number(std::move(query)));
    Statement adopt = m_database.statement(
        u"update session set customer = ? where company = ? and customer_ref = ? and customer is null"_s);
    adopt.bind(id).bind(customer.company).bind(customer.ref);
    TRY(adopt.finish());
    return CustomerId{id};
}

Result<std::optional<Customer>> Customers::byId(CustomerId id) const
{
    static const QString text = rows::select(rows::CustomerColumns, "from customer where id = ?");
    Statement query = m_database.statement(text);
    query.bind(id);
    return rows::one(std::move(query), rows::customer);
}

Result<std::optional<Customer>> Customers::byRef(CompanyId company, const QString &ref) const
{
    static const QString text = rows::select(rows::CustomerColumns, "from customer where company = ? and ref = ?");
    Statement query = m_database.statement(text);
    query.bind(company).bind(ref);
    return rows::one(std::move(query), rows::customer);
}

Result<std::optional<Customer>> Customers::byEmail(CompanyId company, const QString &email) const
{
    static const QString text =
        rows::select(rows::CustomerColumns, "from customer where company = ? and folded_email = ? order by id limit 1");
    const QString wanted = folded(email);
    if (wanted.isEmpty())
        return std::optional<Customer>();
    Statement query = m_database.statement(text);
    query.bind(company).bind(wanted);
    return rows::one(std::move(query), rows::customer);
}

Result<std::optional<Customer>> Customers::byPhone(CompanyId company, const QString &number) const
{
    // The expression is that of the index customer_phone.
    static const QString text = rows::select(
        rows::CustomerColumns, "from customer where company = ? and "
                               "replace(replace(replace(replace(replace(replace(phone, ' ', ''), '-', ''), "
                               "'(', ''), ')', ''), '.', ''), '/', '') in (?, ?) and phone <> '' order by id limit 2");
    if (!number.startsWith(u'+'))
        return std::optional<Customer>();
    Statement query = m_database.statement(text);
    query.bind(company).bind(number).bind(u"00"_s + number.mid(1));
    auto found = TRY(rows::all(std::move(query), rows::customer));
    return found.size() == 1 ? std::optional(std::move(found.front())) : std::nullopt;
}

Result<std::vector<Customer>> Customers::all(CompanyId company, int limit, int offset) const
{
    static const QString text =
        rows::select(rows::CustomerColumns, "from customer where company = ? order by ref limit ? offset ?");
    Statement query = m_database.statement(text);
    query.bind(company).bind(limit).bind(offset);
    return rows::all(std::move(query), rows::customer);
}

namespace {

/// From status on: what an upsert and an update both write.
void bindOrder(Statement &query, const Order &order)
{
    query.bind(order.customer)
        .bind(order.number)
        .bind(order.status)
        .bind(order.placedAt)
        .json(itemsText(order.items))
        .bind(order.total.minor)
        .bind(order.paid.minor)
        .bind(order.refunded.minor)
        .bind(order.total.code())
        .json(paymentsText(order.payments))
        .bind(storedJson(order.address))
        .json(shipmentsText(order.shipments))
        .bind(order.isReturnRequested);
}

} // namespace

Result<OrderId> Orders::upsert(const Order &order)
{
    m_database.countShopChange();
    Statement query = m_database.statement(
        u"insert into orders (company, customer, number, status, placed_at, items, total, paid, refunded, currency, "
        "payments, address, shipments, is_return_requested) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on "
        "conflict (company, upper(number)) do update set customer = excluded.customer, number = excluded.number, "
        "status = excluded.status, placed_at = excluded.placed_at, items = excluded.items, total = excluded.total, "
        "paid = excluded.paid, refunded = excluded.refunded, currency = excluded.currency, payments = "
        "excluded.payments, address = excluded.address, shipments = excluded.shipments, is_return_requested = "
        "excluded.is_return_requested returning id"_s);
    query.bind(order.company);
    bindOrder(query, order);
    const auto id = TRY(rows::number(std::move(query)));
    return OrderId{id};
}

Result<void> Orders::update(const Order &order)
{
    m_database.countShopChange();
    Statement query = m_database.statement(
        u"update orders set customer = ?, number = ?, status = ?, placed_at = ?, items = ?, total = ?, paid = ?, "
        "refunded = ?, currency = ?, payments = ?, address = ?, shipments = ?, is_return_requested = ? where id = ?"_s);
    bindOrder(query, order);
    query.bind(order.id);
    return rows::met(query.change(), order.number);
}

Result<std::optional<Order>> Orders::byId(OrderId id) const
{
    static const QString text = rows::select(rows::OrderColumns, "from orders where id = ?");
    Statement query = m_database.statement(text);
    query.bind(id);
    return rows::one(std::move(query), rows::order);
}

Result<std::optional<Order>> Orders::byNumber(CompanyId company, const QString &number) const
{
    static const QString text =
        rows::select(rows::OrderColumns, "from orders where company = ? and upper(number) = upper(?)");
    Statement query = m_database.statement(text);
    query.bind(company).bind(number);
    return rows::one(std::move(query), rows::order);
}

Result<std::vector<Order>> Orders::ofCustomer(CustomerId customer, int limit) const
{
    static const QString text =
        rows::select(rows::OrderColumns, "from orders where customer = ? order by placed_at desc, id desc limit ?");
    Statement query = m_database.statement(text);
    query.bind(customer).bind(limit);
    return rows::all(std::move(query), rows::order);
}

Result<std::vector<Order>> Orders::all(CompanyId company, int limit, int offset) const
{
    static const QString text =
        rows::select(rows::OrderColumns, "from orders where company = ? order by upper(number) limit ? offset ?");
    Statement query = m_database.statement(text);
    query.bind(company).bind(limit).bind(offset);
    return rows::all(std::move(query), rows::order);
}

Result<void> Orders::prove(SessionKey session, OrderId order, Timestamp at)
{
    Statement query = m_database.statement(
        u"insert into order_proof (session, order_id, proven_at) values (?, ?, ?) on conflict (session, order_id) do "
        "nothing"_s);
    query.bind(session).bind(order).bind(at);
    m_database.countShopChange(); // what was looked up for the session before is not all any more
    return query.finish();
}

Result<bool> Orders::isProvenIn(SessionKey session, OrderId order) const
{
    Statement query = m_database.statement(u"select count(*) from order_proof where session = ? and order_id = ?"_s);
    query.bind(session).bind(order);
    const auto count = TRY(rows::number(std::move(query)));
    return count > 0;
}

Result<std::vector<Order>> Orders::provenIn(SessionKey session) const
{
    static const QString text = rows::select(
        rows::OrderColumns, "from orders where id in (select order_id from order_proof where session = ?) order by "
                            "placed_at desc, id desc");
    Statement query = m_database.statement(text);
    query.bind(session);
    return rows::all(std::move(query), rows::order);
}

} // namespace tierdesk::store
