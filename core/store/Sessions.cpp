#include "core/store/Sessions.h"

#include "core/store/Rows.h"

namespace tierdesk::store {

using base::Result;

namespace {

const QString &selectBy(int which)
{
    static const QString byKey = rows::select(rows::SessionColumns, "from session s where s.id = ?");
    static const QString byPublicId =
        rows::select(rows::SessionColumns, "from session s where s.company = ? and s.public_id = ?");
    return which == 0 ? byKey : byPublicId;
}

/// When the case goes back into the queue: only a closed one waits for that.
std::optional<Timestamp> followUpOf(const Session &session)
{
    if (session.status != Status::Resolved || !session.resolution || !session.resolution->isFollowUpRequired)
        return std::nullopt;
    return session.resolution->followUpAt;
}

/// The changing columns, in the order in which insert() and ChangeText name them.
void bindChanging(Statement &query, const Session &s)
{
    query.bind(s.status)
        .bind(s.tier)
        .bind(s.priority)
        .bind(s.holder)
        .bind(s.updatedAt)
        .bind(s.resolvedAt)
        .bind(s.idleAt)
        .bind(s.waitingSince)
        .bind(s.claimedAt)
        .bind(s.snoozedUntil)
        .bind(followUpOf(s))
        .bind(s.firstResponseDue)
        .bind(s.resolutionDue)
        .bind(s.firstResponseAt)
        .bind(s.pending)
        .bind(s.version)
        .bind(s.messageCount)
        .bind(s.score)
        .bind(s.sentiment)
        .bind(s.rating)
        .bind(s.category)
        .bind(s.language)
        .bind(s.complexity)
        .bind(s.irateAnswers)
        .bind(s.summary)
        .bind(s.contact)
        .bind(s.tags)
        .bind(s.resolution ? toJson(*s.resolution) : QJsonObject())
        .bind(s.dialogue)
        .bind(s.brief);
}

/// Only what every message changes.
bool hasOnlyTalked(const Session &a, const Session &b)
{
    return a.status == b.status && a.tier == b.tier && a.priority == b.priority && a.holder == b.holder &&
           a.resolvedAt == b.resolvedAt && a.waitingSince == b.waitingSince && a.claimedAt == b.claimedAt &&
           a.snoozedUntil == b.snoozedUntil && a.firstResponseDue == b.firstResponseDue &&
           a.resolutionDue == b.resolutionDue && a.firstResponseAt == b.firstResponseAt && a.pending == b.pending &&
           a.rating == b.rating && a.contact == b.contact && a.tags == b.tags && !a.resolution && !b.resolution &&
           a.brief == b.brief;
}

const QString &changeText(bool isConditional)
{
    static const QString text =
        u"update session set status = ?, tier = ?, priority = ?, holder = ?, updated_at = ?, resolved_at = ?, idle_at "
        "= ?, waiting_since = ?, claimed_at = ?, snoozed_until = ?, follow_up_at = ?, first_response_due = ?, "
        "resolution_due = ?, first_response_at = ?, pending_message = ?, version = ?, message_count = ?, score = ?, "
        "sentiment = ?, rating = ?, category = ?, language = ?, complexity = ?, irate_answers = ?, summary = ?, "
        "contact = ?, tags = ?, resolution = ?, dialogue = ?, brief = ? where id = ?"_s;
    static const QString conditional = text + " and version = ?"_L1;
    return isConditional ? conditional : text;
}

} // namespace

Result<SessionKey> Sessions::insert(const Session &session)
{
    Statement query = m_database.statement(
        u"insert into session (company, public_id, door, created_at, customer, customer_ref, is_verified, channel, "
        "previous, metadata, status, tier, priority, holder, updated_at, resolved_at, idle_at, waiting_since, "
        "claimed_at, snoozed_until, follow_up_at, first_response_due, resolution_due, first_response_at, "
        "pending_message, version, message_count, score, sentiment, rating, category, language, complexity, "
        "irate_answers, summary, contact, tags, resolution, dialogue, brief) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, "
        "?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"_s);
    query.bind(session.company)
        .bind(session.id)
        .bind(session.door)
        .bind(session.createdAt)
        .bind(session.customer)
        .bind(session.customerRef)
        .bind(session.isVerified)
        .bind(session.channel)
        .bind(session.previous)
        .bind(session.metadata);
    bindChanging(query, session);
    const auto key = query.insert();
    if (!key)
        return rows::taken(key.error(), u"the id is taken"_s, u"id"_s);
    m_places.note(session, SessionKey{*key});
    return SessionKey{*key};
}

Result<void> Sessions::update(const Session &session)
{
    Statement query = m_database.statement(changeText(false));
    bindChanging(query, session);
    query.bind(session.key);
    auto written = rows::met(query.change(), session.id);
    if (written)
        m_places.note(session, session.key);
    return written;
}

Result<bool> Sessions::updateFrom(const Session &session, int version)
{
    Statement query = m_database.statement(changeText(true));
    bindChanging(query, session);
    query.bind(session.key).bind(version);
    const auto changed = TRY(query.change());
    if (changed > 0)
        m_places.note(session, session.key);
    return changed > 0;
}

Result<bool> Sessions::updateFrom(const Session &session, const Session &before)
{
    if (!hasOnlyTalked(before, session))
        return updateFrom(session, before.version);
    Statement query = m_database.statement(
        u"update session set updated_at = ?, idle_at = ?, version = ?, message_count = ?, score = ?, sentiment = ?, "
        "category = ?, language = ?, complexity = ?, irate_answers = ?, summary = ?, dialogue = ? where id = ? and "
        "version = ?"_s);
    query.bind(session.updatedAt)
        .bind(session.idleAt)
        .bind(session.version)
        .bind(session.messageCount)
        .bind(session.score)
        .bind(session.sentiment)
        .bind(session.category)
        .bind(session.language)
        .bind(session.complexity)
        .bind(session.irateAnswers)
        .bind(session.summary)
        .bind(session.dialogue)
        .bind(session.key)
        .bind(before.version);
    const auto changed = TRY(query.change());
    return changed > 0;
}

Result<std::optional<Session>> Sessions::byKey(SessionKey key) const
{
    Statement query = m_database.statement(selectBy(0));
    query.bind(key);
    return rows::one(std::move(query), rows::session);
}

Result<std::optional<Session>> Sessions::byPublicId(CompanyId company, const QString &id) const
{
    Statement query = m_database.statement(selectBy(1));
    query.bind(company).bind(id);
    return rows::one(std::move(query), rows::session);
}

Result<std::optional<Session>> Sessions::following(CompanyId company, const QString &id) const
{
    static const QString text = rows::select(
        rows::SessionColumns,
        "from session s where s.company = ? and s.previous = ? and s.previous <> '' order by s.id desc limit 1");
    Statement query = m_database.statement(text);
    query.bind(company).bind(id);
    return rows::one(std::move(query), rows::session);
}

Result<std::vector<Session>> Sessions::idleBefore(Timestamp now, int limit) const
{
    static const QString text =
        rows::select(rows::SessionColumns, "from session s where s.idle_at <= ? order by s.idle_at limit ?");
    Statement query = m_database.statement(text);
    query.bind(now).bind(limit);
    return rows::all(std::move(query), rows::session);
}

Result<std::vector<Session>> Sessions::snoozedBefore(Timestamp now, int limit) const
{
    static const QString text = rows::select(
        rows::SessionColumns, "from session s where s.snoozed_until <= ? order by s.snoozed_until limit ?");
    Statement query = m_database.statement(text);
    query.bind(now).bind(limit);
    return rows::all(std::move(query), rows::session);
}

Result<std::vector<Session>> Sessions::followUpsBefore(Timestamp now, int limit) const
{
    static const QString text =
        rows::select(rows::SessionColumns, "from session s where s.follow_up_at <= ? order by s.follow_up_at limit ?");
    Statement query = m_database.statement(text);
    query.bind(now).bind(limit);
    return rows::all(std::move(query), rows::session);
}

Result<std::optional<Timestamp>> Sessions::nextDue() const
{
    // The ends of three small indexes.
    static const QString text =
        u"select min(due) from (select min(idle_at) as due from session where idle_at is not null "
        "union all select min(snoozed_until) from session where snoozed_until is not null "
        "union all select min(follow_up_at) from session where follow_up_at is not null) as dues"_s;
    auto due = rows::one(m_database.statement(text), [](const Statement &row) { return row.maybeTime(0); });
    if (!due)
        return due.error();
    return due->value_or(std::nullopt);
}

Result<std::vector<Session>> Sessions::heldBy(UserId user) const
{
    static const QString text = rows::select(
        rows::SessionColumns,
        "from session s where s.status in ('ACTIVE', 'WAITING_CUSTOMER', 'ESCALATED') and s.holder = ? order by s.id");
    Statement query = m_database.statement(text);
    query.bind(user);
    return rows::all(std::move(query), rows::session);
}

} // namespace tierdesk::store
