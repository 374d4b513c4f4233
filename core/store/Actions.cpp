#include "core/store/Actions.h"

#include "core/store/Rows.h"

#include <algorithm>

namespace tierdesk::store {

using base::Result;

Result<ActionId> Actions::insert(const Action &action)
{
    Statement query = m_database.statement(
        u"insert into action (company, session, customer, message, kind, order_number, subscription, amount, currency, "
        "arguments, idempotency_key, verdict, state, tier, desk_user, reference, failure, at, settled_at) values (?, "
        "?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"_s);
    const ActionRequest &request = action.request;
    query.bind(action.company)
        .bind(action.session)
        .bind(action.customer)
        .bind(action.message)
        .bind(request.kind)
        .bind(request.orderNumber)
        .bind(request.subscription);
    if (request.amount)
        query.bind(request.amount->minor).bind(request.amount->code());
    else
        query.null().null();
    query.bind(request.arguments)
        .bind(request.idempotencyKey)
        .bind(toJson(action.verdict))
        .bind(action.state)
        .bind(action.tier)
        .bind(action.user)
        .bind(action.reference)
        .bind(action.failure)
        .bind(action.at)
        .bind(action.settledAt);
    const auto id = TRY(query.insert());
    return ActionId{id};
}

Result<void> Actions::update(const Action &action)
{
    Statement query = m_database.statement(u"update action set message = ?, verdict = ?, state = ?, reference = ?, "
                                           "failure = ?, settled_at = ? where id = ?"_s);
    query.bind(action.message)
        .bind(toJson(action.verdict))
        .bind(action.state)
        .bind(action.reference)
        .bind(action.failure)
        .bind(action.settledAt)
        .bind(action.id);
    return rows::met(query.change(), u"action %1"_s.arg(action.id.value));
}

Result<std::optional<Action>> Actions::byId(ActionId id) const
{
    static const QString text = rows::select(rows::ActionColumns, "from action where id = ?");
    Statement query = m_database.statement(text);
    query.bind(id);
    return rows::one(std::move(query), rows::action);
}

Result<std::optional<Action>> Actions::byIdempotencyKey(CompanyId company, const QString &key) const
{
    static const QString text = rows::select(
        rows::ActionColumns, "from action where company = ? and idempotency_key = ? and idempotency_key <> ''");
    Statement query = m_database.statement(text);
    query.bind(company).bind(key);
    return rows::one(std::move(query), rows::action);
}

Result<std::vector<Action>> Actions::ofSession(SessionKey session) const
{
    static const QString text = rows::select(rows::ActionColumns, "from action where session = ? order by id");
    Statement query = m_database.statement(text);
    query.bind(session);
    return rows::all(std::move(query), rows::action);
}

Result<std::vector<Action>> Actions::lastOf(SessionKey session, int count) const
{
    static const QString text =
        rows::select(rows::ActionColumns, "from action where session = ? order by id desc limit ?");
    Statement query = m_database.statement(text);
    query.bind(session).bind(count);
    auto actions = rows::all(std::move(query), rows::action);
    if (actions)
        std::reverse(actions->begin(), actions->end());
    return actions;
}

Result<std::vector<Action>> Actions::pending() const
{
    static const QString text =
        rows::select(rows::ActionColumns, "from action where state = 'pending' order by at, id");
    return rows::all(m_database.statement(text), rows::action);
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
