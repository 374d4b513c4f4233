#include "core/store/SessionListing.h"

#include "core/store/Rows.h"
#include "core/store/SessionRows.h"

namespace tierdesk::store {

namespace {

constexpr const char *IsOpen = "s.status in ('ACTIVE', 'WAITING_CUSTOMER', 'ESCALATED')";

QString traitCondition(SessionTrait trait)
{
    switch (trait) {
    case SessionTrait::Escalated:
        return u"exists (select 1 from escalation e where e.session = s.id)"_s;
    case SessionTrait::Ai:
        return u"s.tier <> 'HUMAN_AGENT'"_s;
    case SessionTrait::Rated:
        return u"s.rating is not null"_s;
    case SessionTrait::Improved:
        // As the figure counts: with one score the first is the last.
        return u"(select m.score from message m where m.session = s.id and m.score is not null order by "
               "m.id desc limit 1) > (select m.score from message m where m.session = s.id and m.score "
               "is not null order by m.id limit 1)"_s;
    case SessionTrait::Irate:
        return u"exists (select 1 from message m where m.session = s.id and m.score <= -0.8)"_s;
    case SessionTrait::Open:
        return QLatin1String(IsOpen);
    case SessionTrait::Waiting:
        return u"s.waiting_since is not null and s.holder is null and "_s + QLatin1String(IsOpen);
    case SessionTrait::Held:
        return u"s.holder is not null and "_s + QLatin1String(IsOpen);
    }
    return {};
}

/// The place of each of E's words, so that an enum is ordered as people know it and not by its letters.
template<class E>
QString rank(const QString &column)
{
    QString text = u"case "_s + column;
    int place = 0;
    for (const auto &[value, name] : Words<E>::table)
        text += u" when '%1' then %2"_s.arg(QLatin1String(name)).arg(place++);
    return text + u" else -1 end"_s;
}

/// Never null: databases differ in where a null stands.
QString keyOf(SessionSort by)
{
    switch (by) {
    case SessionSort::CreatedAt:
        return u"s.created_at"_s;
    case SessionSort::UpdatedAt:
        return u"s.updated_at"_s;
    case SessionSort::CustomerName:
        return u"lower(coalesce(nullif(c.name, ''), s.customer_ref))"_s;
    case SessionSort::Status:
        return rank<Status>(u"s.status"_s);
    case SessionSort::Tier:
        return rank<Tier>(u"s.tier"_s);
    case SessionSort::Score:
        return u"s.score"_s;
    case SessionSort::Category:
        return rank<Category>(u"s.category"_s);
    case SessionSort::Channel:
        return rank<Channel>(u"s.channel"_s);
    case SessionSort::HolderName:
        return u"lower(coalesce(u.name, ''))"_s;
    case SessionSort::Reason:
        return rank<Reason>(u"(select e.reason from escalation e where e.session = s.id order by e.id desc limit 1)"_s);
    case SessionSort::Priority:
        return rank<Priority>(u"s.priority"_s);
    case SessionSort::MessageCount:
        return u"s.message_count"_s;
    case SessionSort::Rating:
        return u"coalesce(s.rating, 0)"_s;
    case SessionSort::Id:
        return u"s.public_id"_s;
    }
    return {};
}

bool isText(SessionSort by)
{
    return by == SessionSort::CustomerName || by == SessionSort::HolderName || by == SessionSort::Id;
}

void bindKey(Statement &query, SessionSort by, const SessionCursor &cursor)
{
    if (isText(by))
        query.bind(cursor.text);
    else if (by == SessionSort::Score)
        query.bind(cursor.number);
    else
        query.bind(static_cast<qint64>(cursor.number));
}

} // namespace

QString conditionsOf(const SessionFilter &filter, const std::vector<qint64> *keys)
{
    QString where = u"where s.company = ?"_s;
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
    if (filter.isVerifiedOnly)
        where += u" and s.is_verified";
    if (filter.reason)
        where += u" and (select e.reason from escalation e where e.session = s.id order by e.id limit 1) = ?";
    if (filter.resolution)
        where += u" and s.status = 'RESOLVED' and s.resolution ->> 'type' = ?";
    for (const auto &[trait, name] : Words<SessionTrait>::table) {
        if (filter.only.has(trait))
            where += " and "_L1 + traitCondition(trait);
    }
    if (filter.from)
        where += u" and s.created_at >= ?";
    if (filter.to)
        where += u" and s.created_at < ?";
    if (keys) {
        // Row numbers of our own, so that thousands need no placeholder each.
        QStringList list;
        for (qint64 key : *keys)
            list += QString::number(key);
        where += " and s.id in ("_L1 + list.join(u',') + u')';
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
    if (filter.resolution)
        query.bind(*filter.resolution);
    if (filter.from)
        query.bind(*filter.from);
    if (filter.to)
        query.bind(*filter.to);
}

QString orderClause(const SessionOrder &order)
{
    const QLatin1String direction(order.isDescending ? " desc" : "");
    const QString newestFirst =
        order.by == SessionSort::CreatedAt ? u", s.id desc"_s : u", s.created_at desc, s.id desc"_s;
    return u" order by "_s + keyOf(order.by) + direction + newestFirst;
}

QString afterClause(const SessionOrder &order)
{
    const QLatin1String beyond(order.isDescending ? " < ?" : " > ?");
    const QString key = keyOf(order.by);
    if (order.by == SessionSort::CreatedAt) // so that the index bounds it
        return u" and %1%2= ? and (%1%3 or s.id < ?)"_s.arg(key, QLatin1String(order.isDescending ? " <" : " >"),
                                                            beyond);
    return u" and (%1%2 or (%1 = ? and (s.created_at < ? or (s.created_at = ? and s.id < ?))))"_s.arg(key, beyond);
}

void bindCursor(Statement &query, const SessionOrder &order, const SessionCursor &after)
{
    bindKey(query, order.by, after);
    bindKey(query, order.by, after);
    if (order.by != SessionSort::CreatedAt)
        query.bind(after.createdAt).bind(after.createdAt);
    query.bind(after.row);
}

base::Result<SessionCursor> cursorAt(Database &database, const SessionOrder &order, const Session &session)
{
    SessionCursor cursor;
    cursor.createdAt = session.createdAt;
    cursor.row = session.key.value;
    Statement query = database.oneTimeStatement(
        u"select %1 from session s left join customer c on c.id = s.customer left join desk_user u on "
        "u.id = s.holder where s.id = ?"_s.arg(keyOf(order.by)));
    query.bind(session.key.value);
    const auto found = rows::one(std::move(query), [&](const Statement &row) {
        if (isText(order.by))
            cursor.text = row.text(0);
        else
            cursor.number = row.real(0);
        return true;
    });
    if (!found)
        return found.error();
    return cursor;
}

} // namespace tierdesk::store
