#include "core/store/Outbox.h"

#include "core/store/Rows.h"

namespace tierdesk::store {

using base::Result;

/// append() inserts by itself.
template<class Io, Is<OutboxRow> T>
void columns(Io &io, T &v)
{
    io.table("outbox");
    io.key("id", v.id);
    io.fixed("company", v.company);
    io.fixed("session", v.session);
    io.fixed("channel", v.channel);
    io.fixed("endpoint", v.endpoint);
    io("target", v.target);
    io.fixed("event", v.event);
    io.fixed("body", Utf8(v.body));
    io("reference", v.reference);
    io("state", v.state);
    io("attempts", v.attempts);
    io.fixed("created_at", v.createdAt);
    io("next_at", NullIf(v.state != OutboxState::Pending, v.nextAt));
    io("give_up_at", v.giveUpAt);
    io("done_at", v.doneAt);
    io("last_error", v.lastError);
}

template<class Io, Is<OutboxAttempt> T>
void columns(Io &io, T &v)
{
    io.table("outbox_attempt");
    io.fixed("message", v.row);
    io.fixed("at", v.at);
    io.fixed("status", v.status);
    io.fixed("error", v.error);
    io.fixed("took_ms", v.took);
}

namespace {

/// Empty for a row that waits for nobody.
QString laneOf(const OutboxRow &row)
{
    if (!row.session.isSet())
        return {};
    const QString whither = row.endpoint.isSet() ? QString::number(row.endpoint.value) : row.target;
    return u"%1 %2 %3"_s.arg(row.session.value).arg(word(row.channel), whither);
}

} // namespace

Result<OutboxId> Outbox::append(const OutboxRow &row, Millis life)
{
    const QString lane = laneOf(row);
    Statement query = m_database.statement(
        u"insert into outbox (company, session, channel, endpoint, target, lane, event, body, reference, state, "
        "attempts, created_at, next_at, give_up_at, last_error) select ?, ?, ?, ?, ?, ?, ?, ?, ?, 'pending', 0, ?, "
        "case when ? <> '' and exists (select 1 from outbox where lane = ? and state = 'pending') then null else ? "
        "end, "
        "?, ''"_s,
        row.company, row.session, row.channel, row.endpoint, row.target, lane, row.event, Utf8(row.body), row.reference,
        row.createdAt, lane, lane, row.createdAt, row.createdAt + life);
    const auto id = TRY(query.insert());
    return OutboxId{id};
}

Result<void> Outbox::update(const OutboxRow &row)
{
    const auto met = rows::update(m_database, row, u"outbox row %1"_s.arg(row.id.value));
    const QString lane = laneOf(row);
    if (!met || row.state == OutboxState::Pending || lane.isEmpty())
        return met;
    Statement next = m_database.statement(
        u"update outbox set next_at = ? where next_at is null and id = (select min(id) from outbox where "
        "lane = ? and state = 'pending')"_s);
    next.bind(row.doneAt).bind(lane);
    return next.finish();
}

Result<void> Outbox::note(const OutboxAttempt &attempt)
{
    return rows::insert(m_database, attempt);
}

Result<bool> Outbox::sendAgain(OutboxId id, Timestamp now)
{
    // Behind whatever of its lane has a time already: that one may be under way.
    Statement query = m_database.statement(
        u"update outbox set state = 'pending', attempts = 0, done_at = null, give_up_at = ?, next_at = case when lane "
        "<> '' and "
        "exists "
        "(select 1 from outbox o where o.lane = outbox.lane and o.state = 'pending') then null else ? end where id = ? "
        "and state = 'failed'"_s);
    query.bind(now + OutboxLife).bind(now).bind(id);
    return rows::hasMet(query.change());
}

Result<int> Outbox::sendAllAgain(EndpointId endpoint, Timestamp now, int limit)
{
    Statement query =
        m_database.statement(u"select id from outbox where endpoint = ? and state = 'failed' order by id limit ?"_s);
    query.bind(endpoint).bind(limit);
    const auto failed = TRY(rows::all<OutboxId>(std::move(query)));
    for (const OutboxId id : failed)
        TRY(sendAgain(id, now));
    return static_cast<int>(failed.size());
}

Result<int> Outbox::failPending(EndpointId endpoint, const QString &reason, Timestamp now, int limit)
{
    // The first of a lane has a time and goes last: what is left can still go its way.
    Statement query = m_database.statement(
        u"update outbox set state = 'failed', next_at = null, done_at = ?, last_error = ? where id in (select id from "
        "outbox where endpoint = ? and state = 'pending' order by next_at nulls first limit ?)"_s);
    query.bind(now).bind(reason).bind(endpoint).bind(limit);
    return query.change();
}

Result<int> Outbox::failPendingTo(CompanyId company, const QString &number, const QString &reason, Timestamp now)
{
    // The channel stands in the text: only so does its partial index serve. Whole lanes fail, so none waits for
    // another.
    static const QString text = u"update outbox set state = 'failed', next_at = null, done_at = ?, "
                                "last_error = ? where company = ? and target = ? and channel = '%1' and "
                                "state = 'pending'"_s.arg(word(OutboxChannel::Sms));
    return m_database.statement(text, now, reason, company, number).change();
}

Result<int> Outbox::prune(OutboxState state, Timestamp before, int limit)
{
    Statement query = m_database.statement(
        u"delete from outbox where id in (select id from outbox where state = ? and done_at < ? limit ?)"_s);
    query.bind(state).bind(before).bind(limit);
    return query.change();
}

Result<std::vector<OutboxRow>> Outbox::due(OutboxChannel channel, Timestamp now, int perEndpoint, int limit) const
{
    static const QString text = rows::select<OutboxRow>(
        "where id in (select id from (select id, row_number() over (partition by company, endpoint "
        "order by next_at, id) as place from outbox where state = 'pending' and channel = ? and next_at <= ?) as "
        "ranked "
        "where place <= ?) order by next_at, id limit ?");
    return rows::all<OutboxRow>(m_database.statement(text, channel, now, perEndpoint, limit));
}

Result<std::optional<Timestamp>> Outbox::nextDue(OutboxChannel channel, Timestamp after) const
{
    Statement query = m_database.statement(
        u"select min(next_at) from outbox where state = 'pending' and channel = ? and next_at > ?"_s, channel, after);
    return rows::first<std::optional<Timestamp>>(std::move(query));
}

Result<std::optional<OutboxRow>> Outbox::byId(OutboxId id) const
{
    static const QString text = rows::select<OutboxRow>("where id = ?");
    return rows::one<OutboxRow>(m_database.statement(text, id));
}

Result<std::optional<OutboxRow>> Outbox::byReference(OutboxChannel channel, const QString &reference) const
{
    static const QString text =
        rows::select<OutboxRow>("where reference = ? and reference <> '' and channel = ? order by id desc "
                                "limit 1");
    return rows::one<OutboxRow>(m_database.statement(text, reference, channel));
}

Result<std::vector<OutboxRow>> Outbox::list(const OutboxFilter &filter) const
{
    QString text = rows::select<OutboxRow>("where company = ?");
    if (filter.channel)
        text += " and channel = ?"_L1;
    if (filter.endpoint.isSet())
        text += " and endpoint = ?"_L1;
    if (filter.state)
        text += u" and state = '%1'"_s.arg(word(*filter.state));
    if (filter.session.isSet())
        text += " and session = ?"_L1;
    if (filter.before.isSet())
        text += " and id < ?"_L1;
    text += " order by id desc limit ?"_L1;
    Statement query = m_database.oneTimeStatement(text);
    query.bind(filter.company);
    if (filter.channel)
        query.bind(*filter.channel);
    if (filter.endpoint.isSet())
        query.bind(filter.endpoint);
    if (filter.session.isSet())
        query.bind(filter.session);
    if (filter.before.isSet())
        query.bind(filter.before);
    query.bind(filter.limit);
    return rows::all<OutboxRow>(std::move(query));
}

Result<std::vector<OutboxAttempt>> Outbox::attempts(OutboxId id) const
{
    static const QString text = rows::select<OutboxAttempt>("where message = ? order by id");
    return rows::all<OutboxAttempt>(m_database.statement(text, id));
}

Result<std::vector<EndpointId>> Outbox::stranded(OutboxChannel channel) const
{
    Statement query =
        m_database.statement(u"select e.id from endpoint e where e.channel = ? and (e.is_enabled = 0 or e.removed_at "
                             u"is not null) and exists "
                             "(select 1 from outbox o where o.endpoint = e.id and o.state = 'pending')"_s);
    query.bind(channel);
    return rows::all<EndpointId>(std::move(query));
}

Result<int> Outbox::count(EndpointId endpoint, OutboxState state) const
{
    // With the word in it, so that the index of what is in that state can answer.
    Statement query =
        m_database.statement(u"select count(*) from outbox where endpoint = ? and state = '%1'"_s.arg(word(state)));
    query.bind(endpoint);
    return rows::first<int>(std::move(query));
}

} // namespace tierdesk::store
