#include "core/store/SessionQueries.h"

#include "core/store/Actions.h"
#include "core/store/Escalations.h"
#include "core/store/Messages.h"
#include "core/store/Rows.h"
#include "core/store/SearchWords.h"
#include "core/store/SessionRows.h"
#include "core/store/Sessions.h"
#include "core/store/Shop.h"

namespace tierdesk::store {

using base::Result;

namespace {

/// The conditions of a filter, and their values in the same order.
QString conditions(const SessionFilter &filter, const std::vector<qint64> *keys)
{
    QString where = QStringLiteral("where s.company = ?");
    if (filter.status)
        where += u" and s.status = ?";
    if (filter.tier)
        where += u" and s.tier = ?";
    if (filter.category)
        where += u" and s.category = ?";
    if (filter.sentiment)
        where += u" and s.sentiment = ?";
    if (filter.channel)
        where += u" and s.channel = ?";
    if (filter.door)
        where += u" and s.door = ?";
    if (filter.holder.isSet())
        where += u" and s.holder = ?";
    if (!filter.customerRef.isEmpty())
        where += u" and s.customer_ref = ?";
    if (filter.reason)
        where += u" and (select e.reason from escalation e where e.session = s.id order by e.id limit 1) = ?";
    if (filter.isEscalated)
        where += u" and exists (select 1 from escalation e where e.session = s.id)";
    if (filter.isWithAi)
        where += u" and s.tier <> 'HUMAN_AGENT'";
    if (filter.isRated)
        where += u" and s.rating is not null";
    if (filter.from)
        where += u" and s.created_at >= ?";
    if (filter.to)
        where += u" and s.created_at < ?";
    if (keys) {
        // Row numbers of our own, so that thousands need no placeholder each.
        QStringList list;
        for (qint64 key : *keys)
            list += QString::number(key);
        where += QLatin1String(" and s.id in (") + list.join(u',') + u')';
    }
    return where;
}

void bindConditions(Statement &query, const SessionFilter &filter)
{
    query.bind(filter.company);
    if (filter.status)
        query.bind(*filter.status);
    if (filter.tier)
        query.bind(*filter.tier);
    if (filter.category)
        query.bind(*filter.category);
    if (filter.sentiment)
        query.bind(*filter.sentiment);
    if (filter.channel)
        query.bind(*filter.channel);
    if (filter.door)
        query.bind(*filter.door);
    if (filter.holder.isSet())
        query.bind(filter.holder);
    if (!filter.customerRef.isEmpty())
        query.bind(filter.customerRef);
    if (filter.reason)
        query.bind(*filter.reason);
    if (filter.from)
        query.bind(*filter.from);
    if (filter.to)
        query.bind(*filter.to);
}

Result<std::optional<Customer>> customerOf(Database &database, const Session &session)
{
    if (!session.customer.isSet())
        return std::optional<Customer>();
    return Customers(database).byId(session.customer);
}

} // namespace

Result<std::optional<TurnMaterial>> SessionQueries::turnMaterial(CompanyId company, const QString &id, int count) const
{
    const Snapshot snapshot(m_database);
    auto session = Sessions(m_database).byPublicId(company, id);
    if (!session)
        return session.error();
    if (!session->has_value())
        return std::optional<TurnMaterial>();
    const SessionKey key = (*session)->key;
    auto customer = customerOf(m_database, **session);
    if (!customer)
        return customer.error();
    auto messages = Messages(m_database).lastOf(key, count);
    if (!messages)
        return messages.error();
    auto actions = Actions(m_database).ofSession(key);
    if (!actions)
        return actions.error();
    return std::optional(
        TurnMaterial{std::move(**session), std::move(*customer), std::move(*messages), std::move(*actions)});
}

Result<std::optional<SessionDetail>> SessionQueries::detail(CompanyId company, const QString &id) const
{
    const Snapshot snapshot(m_database);
    auto session = Sessions(m_database).byPublicId(company, id);
    if (!session)
        return session.error();
    if (!session->has_value())
        return std::optional<SessionDetail>();
    SessionDetail detail;
    detail.session = std::move(**session);
    const SessionKey key = detail.session.key;
    auto customer = customerOf(m_database, detail.session);
    if (!customer)
        return customer.error();
    detail.customer = std::move(*customer);
    if (detail.session.holder.isSet()) {
        Statement name = m_database.statement(QStringLiteral("select name from desk_user where id = ?"));
        name.bind(detail.session.holder);
        const auto found = rows::one(std::move(name), [](const Statement &row) { return row.text(0); });
        if (!found)
            return found.error();
        detail.holderName = found->value_or(QString());
    }
    auto messages = Messages(m_database).of(key);
    if (!messages)
        return messages.error();
    detail.messages = std::move(*messages);
    auto escalations = Escalations(m_database).ofSession(key);
    if (!escalations)
        return escalations.error();
    detail.escalations = std::move(*escalations);
    auto actions = Actions(m_database).ofSession(key);
    if (!actions)
        return actions.error();
    detail.actions = std::move(*actions);
    for (const Message &each : detail.messages) {
        if (each.score)
            detail.sentiments.push_back({each.id, *each.score, each.sentiment, each.trigger, each.at});
    }
    return std::optional(std::move(detail));
}

Result<SessionPage> SessionQueries::list(const SessionFilter &filter) const
{
    const Snapshot snapshot(m_database);
    std::vector<qint64> keys;
    const bool hasText = !filter.text.trimmed().isEmpty();
    if (hasText) {
        auto found = sessionsWith(m_database, filter.company, filter.text);
        if (!found)
            return found.error();
        if (found->empty())
            return SessionPage{};
        keys = std::move(*found);
    }
    const QString where = conditions(filter, hasText ? &keys : nullptr);
    Statement count = m_database.oneTimeStatement(QStringLiteral("select count(*) from session s ") + where);
    bindConditions(count, filter);
    const auto total = rows::number(std::move(count));
    if (!total)
        return total.error();
    Statement page = m_database.oneTimeStatement(
        rows::sessionRowText() + where + QLatin1String(" order by s.created_at desc, s.id desc limit ? offset ?"));
    bindConditions(page, filter);
    page.bind(filter.limit).bind(filter.offset);
    auto found = rows::all(std::move(page), rows::sessionRow);
    if (!found)
        return found.error();
    return SessionPage{std::move(*found), *total};
}

Result<int> SessionQueries::recentContacts(CustomerId customer, Timestamp since) const
{
    // Who writes a hundred times a week writes often; counting further would cost every turn of theirs.
    Statement query = m_database.statement(QStringLiteral(
        "select count(*) from (select 1 from session where customer = ? and created_at >= ? limit 100) recent"));
    query.bind(customer).bind(since);
    const auto count = rows::number(std::move(query));
    if (!count)
        return count.error();
    return static_cast<int>(*count);
}

Result<std::vector<Session>> SessionQueries::earlier(CustomerId customer, SessionKey except, int limit) const
{
    static const QString text =
        rows::select(rows::SessionColumns,
                     "from session s where s.customer = ? and s.id <> ? order by s.created_at desc, s.id desc limit ?");
    Statement query = m_database.statement(text);
    query.bind(customer).bind(except.value).bind(limit);
    return rows::all(std::move(query), rows::session);
}

Result<std::optional<Session>> SessionQueries::openOf(CompanyId company, const QString &customerRef, Door door) const
{
    static const QString text =
        rows::select(rows::SessionColumns,
                     "from session s where s.company = ? and s.customer_ref = ? and s.door = ? and s.status in "
                     "('ACTIVE', 'WAITING_CUSTOMER', 'ESCALATED') order by s.created_at desc limit 1");
    Statement query = m_database.statement(text);
    query.bind(company).bind(customerRef).bind(door);
    return rows::one(std::move(query), rows::session);
}

} // namespace tierdesk::store
