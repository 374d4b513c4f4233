#include "core/store/Actions.h"

#include "core/store/Rows.h"

#include <algorithm>

namespace tierdesk::store {

using base::Result;

template<class Io, Is<Action> T>
void columns(Io &io, T &v)
{
    io.table("action");
    io.key("id", v.id);
    io.fixed("company", v.company);
    io.fixed("session", v.session);
    io.fixed("customer", v.customer);
    if constexpr (Io::isReader)
        v.request.customer = v.customer;
    io("message", v.message);
    io.fixed("kind", v.request.kind);
    io.fixed("order_number", v.request.orderNumber);
    io.fixed("subscription", v.request.subscription);
    io.optional(v.request.amount, [](auto &sum, auto &amount) {
        sum.fixed("amount", amount.minor);
        sum.fixed("currency", amount.currency);
    });
    io.fixed("arguments", v.request.arguments);
    io.fixed("idempotency_key", v.request.idempotencyKey);
    io("verdict", Converted(v.verdict, ToJson, verdictFromJson));
    io("state", v.state);
    io.fixed("tier", v.tier);
    io.fixed("desk_user", v.user);
    io("reference", v.reference);
    io("failure", v.failure);
    io.fixed("at", v.at);
    io("settled_at", v.settledAt);
}

Result<ActionId> Actions::insert(const Action &action)
{
    return rows::insert<ActionId>(m_database, action);
}

Result<void> Actions::update(const Action &action)
{
    return rows::update(m_database, action, u"action %1"_s.arg(action.id.value));
}

Result<std::optional<Action>> Actions::byId(ActionId id) const
{
    static const QString text = rows::select<Action>("where id = ?");
    return rows::one<Action>(m_database.statement(text, id));
}

Result<std::optional<Action>> Actions::byIdempotencyKey(CompanyId company, const QString &key) const
{
    static const QString text =
        rows::select<Action>("where company = ? and idempotency_key = ? and idempotency_key <> ''");
    return rows::one<Action>(m_database.statement(text, company, key));
}

Result<std::vector<Action>> Actions::ofSession(SessionKey session) const
{
    static const QString text = rows::select<Action>("where session = ? order by id");
    return rows::all<Action>(m_database.statement(text, session));
}

Result<std::vector<Action>> Actions::lastOf(SessionKey session, int count) const
{
    static const QString text = rows::select<Action>("where session = ? order by id desc limit ?");
    auto actions = rows::all<Action>(m_database.statement(text, session, count));
    if (actions)
        std::reverse(actions->begin(), actions->end());
    return actions;
}

Result<std::vector<Action>> Actions::pending() const
{
    static const QString text = rows::select<Action>("where state = 'pending' order by at, id");
    return rows::all<Action>(m_database.statement(text));
}

Result<qint64> Actions::grantedSum(CustomerId customer, ActionKind kind, Timestamp since) const
{
    Statement query = m_database.statement(
        u"select coalesce(sum(amount), 0) from action where customer = ? and kind = ? and at >= ? and "
        "state in ('pending', 'confirmed')"_s);
    query.bind(customer).bind(kind).bind(since);
    return rows::number(std::move(query));
}

} // namespace tierdesk::store
