#include "core/store/Shop.h"

#include "core/store/Rows.h"
#include "core/store/SearchIndex.h"
#include "core/store/ShopJson.h"

namespace tierdesk::store {

using base::Result;

template<class Io, Is<Customer> T>
void columns(Io &io, T &v)
{
    io.table("customer");
    io.unique("company, ref");
    io.key("id", v.id);
    io.fixed("company", v.company);
    io.fixed("ref", v.ref);
    io("name", v.name);
    io("email", v.email);
    io("phone", v.phone);
    io("tier", v.tier);
    io("lifetime_value", v.lifetimeValue.minor);
    io("lifetime_currency", v.lifetimeValue.currency);
    io("is_vip", v.isVip);
    io("language", v.language);
    io.fixed("created_at", v.createdAt);
    io.written("folded", [&v] { return folded(QStringList{v.ref, v.name, v.email, v.phone}.join(u' ')); });
    io.written("folded_email", [&v] { return folded(v.email); });
}
TIERDESK_COLUMNS(Customer)

template<class Io, Is<Order> T>
void columns(Io &io, T &v)
{
    io.table("orders");
    io.unique("company, upper(number)");
    io.key("id", v.id);
    io.fixed("company", v.company);
    io("customer", v.customer);
    io("number", v.number);
    io("status", v.status);
    io("placed_at", v.placedAt);
    io("total", v.total.minor);
    io("paid", v.paid.minor);
    io("refunded", v.refunded.minor);
    io("currency", v.total.currency);
    if constexpr (Io::isReader)
        v.paid.currency = v.refunded.currency = v.total.currency;
    io("items",
       Converted(v.items, itemsJson, [&v](const QJsonArray &json) { return itemsFrom(json, v.total.currency); }));
    io("payments", Converted(v.payments, paymentsJson,
                             [&v](const QJsonArray &json) { return paymentsFrom(json, v.total.currency); }));
    io("address", Converted(v.address, storedJson, storedAddress));
    io("shipments", Converted(v.shipments, shipmentsJson, shipmentsFrom));
    io("is_return_requested", v.isReturnRequested);
}
TIERDESK_COLUMNS(Order)

Result<CustomerId> Customers::upsert(const Customer &customer)
{
    const auto id = TRY(rows::upsert<CustomerId>(m_database, customer));
    Statement adopt = m_database.statement(
        u"update session set customer = ? where company = ? and customer_ref = ? and customer is null"_s);
    adopt.bind(id).bind(customer.company).bind(customer.ref);
    TRY(adopt.finish());
    return id;
}

Result<std::optional<Customer>> Customers::byId(CustomerId id) const
{
    static const QString text = rows::select<Customer>("where id = ?");
    return rows::one<Customer>(m_database.statement(text, id));
}

Result<std::optional<Customer>> Customers::byRef(CompanyId company, const QString &ref) const
{
    static const QString text = rows::select<Customer>("where company = ? and ref = ?");
    return rows::one<Customer>(m_database.statement(text, company, ref));
}

Result<std::optional<Customer>> Customers::byEmail(CompanyId company, const QString &email) const
{
    static const QString text = rows::select<Customer>("where company = ? and folded_email = ? order by id limit 1");
    const QString wanted = folded(email);
    if (wanted.isEmpty())
        return std::optional<Customer>();
    return rows::one<Customer>(m_database.statement(text, company, wanted));
}

Result<std::optional<Customer>> Customers::byPhone(CompanyId company, const QString &number) const
{
    // The expression is that of the index customer_phone.
    static const QString text =
        rows::select<Customer>("where company = ? and "
                               "replace(replace(replace(replace(replace(replace(phone, ' ', ''), '-', ''), "
                               "'(', ''), ')', ''), '.', ''), '/', '') in (?, ?) and phone <> '' order by id limit 2");
    if (!number.startsWith(u'+'))
        return std::optional<Customer>();
    auto found = TRY(rows::all<Customer>(m_database.statement(text, company, number, u"00"_s + number.mid(1))));
    return found.size() == 1 ? std::optional(std::move(found.front())) : std::nullopt;
}

Result<std::vector<Customer>> Customers::all(CompanyId company, int limit, int offset) const
{
    static const QString text = rows::select<Customer>("where company = ? order by ref limit ? offset ?");
    return rows::all<Customer>(m_database.statement(text, company, limit, offset));
}

Result<OrderId> Orders::upsert(const Order &order)
{
    m_database.countShopChange();
    return rows::upsert<OrderId>(m_database, order);
}

Result<void> Orders::update(const Order &order)
{
    m_database.countShopChange();
    return rows::update(m_database, order, order.number);
}

Result<std::optional<Order>> Orders::byId(OrderId id) const
{
    static const QString text = rows::select<Order>("where id = ?");
    return rows::one<Order>(m_database.statement(text, id));
}

Result<std::optional<Order>> Orders::byNumber(CompanyId company, const QString &number) const
{
    static const QString text = rows::select<Order>("where company = ? and upper(number) = upper(?)");
    return rows::one<Order>(m_database.statement(text, company, number));
}

Result<std::vector<Order>> Orders::ofCustomer(CustomerId customer, int limit) const
{
    static const QString text = rows::select<Order>("where customer = ? order by placed_at desc, id desc limit ?");
    return rows::all<Order>(m_database.statement(text, customer, limit));
}

Result<std::vector<Order>> Orders::all(CompanyId company, int limit, int offset) const
{
    static const QString text = rows::select<Order>("where company = ? order by upper(number) limit ? offset ?");
    return rows::all<Order>(m_database.statement(text, company, limit, offset));
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
    return rows::first<bool>(std::move(query));
}

Result<std::vector<Order>> Orders::provenIn(SessionKey session) const
{
    static const QString text =
        rows::select<Order>("where id in (select order_id from order_proof where session = ?) order by "
                            "placed_at desc, id desc");
    return rows::all<Order>(m_database.statement(text, session));
}

} // namespace tierdesk::store
