#include "core/store/Outbox.h"

#include "core/store/Rows.h"

namespace tierdesk::store {

using base::Result;

namespace {

constexpr const char *OutboxColumns = "id, company, session, channel, endpoint, target, event, body, reference, state, "
                                      "attempts, created_at, next_at, give_up_at, done_at, last_error";

OutboxRow outboxRow(const Statement &row)
{
    OutboxRow r;
    r.id = row.id<OutboxId>(0);
    r.company = row.id<CompanyId>(1);
    r.session = row.id<SessionKey>(2);
    r.channel = row.enumerator<OutboxChannel>(3);
    r.endpoint = row.id<EndpointId>(4);
    r.target = row.text(5);
    r.event = row.text(6);
    r.body = row.utf8(7);
    r.reference = row.text(8);
    r.state = row.enumerator<OutboxState>(9);
    r.attempts = row.number(10);
    r.createdAt = row.time(11);
    r.nextAt = row.maybeTime(12);
    r.giveUpAt = row.time(13);
    r.doneAt = row.maybeTime(14);
    r.lastError = row.text(15);
    return r;
}

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
        "?, ''"_s);
    query.bind(row.company)
        .bind(row.session)
        .bind(row.channel)
        .bind(row.endpoint)
        .bind(row.target)
        .bind(lane)
        .bind(row.event)
        .bindUtf8(row.body)
        .bind(row.reference)
        .bind(row.createdAt)
        .bind(lane)
        .bind(lane)
        .bind(row.createdAt)
        .bind(row.createdAt + life);
    const auto id = TRY(query.insert());
    return OutboxId{id};
}

Result<void> Outbox::update(const OutboxRow &row)
{
    Statement query =
        m_database.statement(u"update outbox set state = ?, attempts = ?, next_at = ?, give_up_at = ?, done_at = ?, "
                             "last_error = ?, reference = ?, target = ? where id = ?"_s);
    query.bind(row.state)
        .bind(row.attempts)
        .bind(row.state == OutboxState::Pending ? row.nextAt : std::nullopt)
        .bind(row.giveUpAt)
        .bind(row.doneAt)
        .bind(row.lastError)
        .bind(row.reference)
        .bind(row.target)
        .bind(row.id);
    const auto met = rows::met(query.change(), u"outbox row %1"_s.arg(row.id.value));
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
    Statement query = m_database.statement(
        u"insert into outbox_attempt (message, at, status, error, took_ms) values (?, ?, ?, ?, ?)"_s);
    query.bind(attempt.row).bind(attempt.at).bind(attempt.status).bind(attempt.error).bind(attempt.took.count);
    return query.finish();
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
    const auto changed = TRY(query.change());
    return changed > 0;
}

Result<int> Outbox::sendAllAgain(EndpointId endpoint, Timestamp now, int limit)
{
    Statement query =
        m_database.statement(u"select id from outbox where endpoint = ? and state = 'failed' order by id limit ?"_s);
    query.bind(endpoint).bind(limit);
    const auto failed = rows::all(std::move(query), [](const Statement &row) { return row.id<OutboxId>(0); });
    if (!failed)
        return failed.error();
    for (const OutboxId id : *failed)
        TRY(sendAgain(id, now));
    return static_cast<int>(failed->size());
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
    Statement query = m_database.statement(text);
    query.bind(now).bind(reason).bind(company).bind(number);
    return query.change();
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
    static const QString text = rows::select(
        OutboxColumns,
        "from outbox where id in (select id from (select id, row_number() over (partition by company, endpoint "
        "order by next_at, id) as place from outbox where state = 'pending' and channel = ? and next_at <= ?) as "
        "ranked "
        "where place <= ?) order by next_at, id limit ?");
    Statement query = m_database.statement(text);
    query.bind(channel).bind(now).bind(perEndpoint).bind(limit);
    return rows::all(std::move(query), outboxRow);
}

Result<std::optional<Timestamp>> Outbox::nextDue(OutboxChannel channel, Timestamp after) const
{
    Statement query = m_database.statement(
        u"select min(next_at) from outbox where state = 'pending' and channel = ? and next_at > ?"_s);
    query.bind(channel).bind(after);
    auto due = rows::one(std::move(query), [](const Statement &row) { return row.maybeTime(0); });
    if (!due)
        return due.error();
    return due->value_or(std::nullopt);
}

Result<std::optional<OutboxRow>> Outbox::byId(OutboxId id) const
{
    static const QString text = rows::select(OutboxColumns, "from outbox where id = ?");
    Statement query = m_database.statement(text);
    query.bind(id);
    return rows::one(std::move(query), outboxRow);
}

Result<std::optional<OutboxRow>> Outbox::byReference(OutboxChannel channel, const QString &reference) const
{
    static const QString text = rows::select(
        OutboxColumns, "from outbox where reference = ? and reference <> '' and channel = ? order by id desc "
                       "limit 1");
    Statement query = m_database.statement(text);
    query.bind(reference).bind(channel);
    return rows::one(std::move(query), outboxRow);
}

Result<std::vector<OutboxRow>> Outbox::list(const OutboxFilter &filter) const
{
    QString text = rows::select(OutboxColumns, "from outbox where company = ?");
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
    return rows::all(std::move(query), outboxRow);
}

Result<std::vector<OutboxAttempt>> Outbox::attempts(OutboxId id) const
{
    Statement query = m_database.statement(
        u"select message, at, status, error, took_ms from outbox_attempt where message = ? order by id"_s);
    query.bind(id);
    return rows::all(std::move(query), [](const Statement &row) {
        OutboxAttempt attempt;
        attempt.row = row.id<OutboxId>(0);
        attempt.at = row.time(1);
        if (!row.isNull(2))
            attempt.status = row.number(2);
        attempt.error = row.text(3);
        attempt.took = Millis{row.integer(4)};
        return attempt;
    });
}

Result<std::vector<EndpointId>> Outbox::stranded(OutboxChannel channel) const
{
    Statement query =
        m_database.statement(u"select e.id from endpoint e where e.channel = ? and (e.is_enabled = 0 or e.removed_at "
                             u"is not null) and exists "
                             "(select 1 from outbox o where o.endpoint = e.id and o.state = 'pending')"_s);
    query.bind(channel);
    return rows::all(std::move(query), [](const Statement &row) { return row.id<EndpointId>(0); });
}

Result<int> Outbox::count(EndpointId endpoint, OutboxState state) const
{
    // With the word in it, so that the index of what is in that state can answer.
    Statement query =
        m_database.statement(u"select count(*) from outbox where endpoint = ? and state = '%1'"_s.arg(word(state)));
    query.bind(endpoint);
    const auto number = TRY(rows::number(std::move(query)));
    return static_cast<int>(number);
}

} // namespace tierdesk::store
