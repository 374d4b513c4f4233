#include "core/store/SessionQueries.h"

#include "core/domain/DoorTraits.h"
#include "core/store/Actions.h"
#include "core/store/Escalations.h"
#include "core/store/Messages.h"
#include "core/store/Rows.h"
#include "core/store/SearchWords.h"
#include "core/store/SessionListing.h"
#include "core/store/SessionRows.h"
#include "core/store/Sessions.h"
#include "core/store/Shop.h"
#include "core/store/Snapshot.h"

namespace tierdesk::store {

using base::Result;

namespace {

Result<std::optional<Customer>> customerOf(Database &database, const Session &session)
{
    if (!session.customer.isSet())
        return std::optional<Customer>();
    return Customers(database).byId(session.customer);
}

} // namespace

Result<std::optional<StoredTurnInput>> SessionQueries::turnInput(CompanyId company, const QString &id, int messages,
                                                                 int actions) const
{
    const Snapshot snapshot(m_database);
    auto session = TRY(Sessions(m_database).byPublicId(company, id));
    if (!session.has_value())
        return std::optional<StoredTurnInput>();
    const SessionKey key = session->key;
    auto customer = TRY(customerOf(m_database, *session));
    auto said = TRY(Messages(m_database).lastOf(key, messages));
    auto done = TRY(Actions(m_database).lastOf(key, actions));
    return std::optional(StoredTurnInput{std::move(*session), std::move(customer), std::move(said), std::move(done)});
}

Result<std::optional<SessionDetail>> SessionQueries::detail(CompanyId company, const QString &id) const
{
    const Snapshot snapshot(m_database);
    auto session = TRY(Sessions(m_database).byPublicId(company, id));
    if (!session.has_value())
        return std::optional<SessionDetail>();
    SessionDetail detail;
    detail.session = std::move(*session);
    const SessionKey key = detail.session.key;
    auto customer = TRY(customerOf(m_database, detail.session));
    detail.customer = std::move(customer);
    if (detail.session.holder.isSet()) {
        Statement name = m_database.statement(u"select name from desk_user where id = ?"_s, detail.session.holder);
        detail.holderName = TRY(rows::first<QString>(std::move(name)));
    }
    auto messages = TRY(Messages(m_database).of(key));
    detail.messages = std::move(messages);
    auto escalations = TRY(Escalations(m_database).ofSession(key));
    detail.escalations = std::move(escalations);
    auto actions = TRY(Actions(m_database).ofSession(key));
    detail.actions = std::move(actions);
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
        auto found = TRY(sessionsWith(m_database, filter.company, filter.text));
        if (found.empty())
            return SessionPage{};
        keys = std::move(found);
    }
    const QString where = conditionsOf(filter, hasText ? &keys : nullptr);
    Statement count = m_database.oneTimeStatement(u"select count(*) from session s "_s + where);
    bindConditions(count, filter);
    const auto total = TRY(rows::number(std::move(count)));
    const QString after = filter.after ? afterClause(filter.order) : QString();
    Statement query = m_database.oneTimeStatement(rows::sessionRowText() + where + after + orderClause(filter.order) +
                                                  " limit ? offset ?"_L1);
    bindConditions(query, filter);
    if (filter.after)
        bindCursor(query, filter.order, *filter.after);
    query.bind(filter.limit + 1).bind(filter.offset); // one more tells whether there is another page
    auto found = TRY(rows::all<SessionRow>(std::move(query)));
    SessionPage page{std::move(found), total, std::nullopt};
    if (static_cast<int>(page.rows.size()) <= filter.limit)
        return page;
    page.rows.pop_back();
    auto next = TRY(cursorAt(m_database, filter.order, page.rows.back().session));
    page.next = std::move(next);
    return page;
}

Result<int> SessionQueries::recentContacts(CustomerId customer, Timestamp since) const
{
    // Who writes a hundred times a week writes often; counting further would cost every turn of theirs.
    Statement query = m_database.statement(
        u"select count(*) from (select 1 from session where customer = ? and created_at >= ? limit 100) recent"_s);
    query.bind(customer).bind(since);
    return rows::first<int>(std::move(query));
}

Result<std::vector<Session>> SessionQueries::othersOf(const Session &session, int limit) const
{
    static const QString known =
        rows::select<Session>("where s.customer = ? and s.id <> ? order by s.created_at desc, s.id desc limit ?");
    static const QString unknown = rows::select<Session>("where s.company = ? and s.customer_ref = ? and s.door = ? "
                                                         "and s.id <> ? order by s.created_at desc, s.id desc limit ?");
    const bool isKnown = session.customer.isSet();
    if (!isKnown && traitsOf(session.door).hasClient)
        return std::vector<Session>();
    Statement query = m_database.statement(isKnown ? known : unknown);
    if (isKnown)
        query.bind(session.customer);
    else
        query.bind(session.company).bind(session.customerRef).bind(session.door);
    query.bind(session.key).bind(limit);
    return rows::all<Session>(std::move(query));
}

Result<std::optional<Session>> SessionQueries::openOf(CompanyId company, const QString &customerRef, Door door) const
{
    static const QString text =
        rows::select<Session>("where s.company = ? and s.customer_ref = ? and s.door = ? and s.status in "
                              "('ACTIVE', 'WAITING_CUSTOMER', 'ESCALATED') order by s.created_at desc limit 1");
    return rows::one<Session>(m_database.statement(text, company, customerRef, door));
}

} // namespace tierdesk::store
