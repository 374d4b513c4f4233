#include "core/store/Sessions.h"

#include "core/store/Rows.h"

namespace tierdesk::store {

using base::Result;

namespace {

/// When the case goes back into the queue: only a closed one waits for that.
std::optional<Timestamp> followUpOf(const Session &session)
{
    if (session.status != Status::Resolved || !session.resolution || !session.resolution->isFollowUpRequired)
        return std::nullopt;
    return session.resolution->followUpAt;
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

} // namespace

template<class Io, Is<Session> T>
void columns(Io &io, T &v)
{
    io.table("session", "s");
    io.key("id", v.key);
    io.fixed("company", v.company);
    io.fixed("public_id", v.id);
    io.fixed("door", v.door);
    io.fixed("created_at", v.createdAt);
    io.fixed("customer", v.customer);
    io.fixed("customer_ref", v.customerRef);
    io.fixed("is_verified", v.isVerified);
    io.fixed("channel", v.channel);
    io.fixed("previous", v.previous);
    io.fixed("metadata", v.metadata);
    io("status", v.status);
    io("tier", v.tier);
    io("priority", v.priority);
    io("holder", v.holder);
    io("updated_at", v.updatedAt);
    io("resolved_at", v.resolvedAt);
    io("idle_at", v.idleAt);
    io("waiting_since", v.waitingSince);
    io("claimed_at", v.claimedAt);
    io("snoozed_until", v.snoozedUntil);
    io.written("follow_up_at", [&v] { return followUpOf(v); });
    io("first_response_due", v.firstResponseDue);
    io("resolution_due", v.resolutionDue);
    io("first_response_at", v.firstResponseAt);
    io("pending_message", v.pending);
    io("version", v.version);
    io("message_count", v.messageCount);
    io("score", v.score);
    io("sentiment", v.sentiment);
    io("rating", v.rating);
    io("category", v.category);
    io("language", v.language);
    io("complexity", v.complexity);
    io("irate_answers", v.irateAnswers);
    io("summary", v.summary);
    io("contact", v.contact);
    io("tags", v.tags);
    io("resolution", Converted(v.resolution, ToJson, resolutionFromJson));
    io("dialogue", v.dialogue);
    io("brief", v.brief);
}
TIERDESK_COLUMNS(Session)

Result<SessionKey> Sessions::insert(const Session &session)
{
    const auto key = rows::insert<SessionKey>(m_database, session);
    if (!key)
        return rows::taken(key.error(), u"the id is taken"_s, u"id"_s);
    m_places.note(session, *key);
    return key;
}

Result<void> Sessions::update(const Session &session)
{
    auto written = rows::update(m_database, session, session.id);
    if (written)
        m_places.note(session, session.key);
    return written;
}

Result<bool> Sessions::updateFrom(const Session &session, int version)
{
    static const QString text = rows::texts<Session>().update + " and version = ?"_L1;
    const auto changed = TRY(rows::updateIf(m_database, text, session, version));
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
        "version = ?"_s,
        session.updatedAt, session.idleAt, session.version, session.messageCount, session.score, session.sentiment,
        session.category, session.language, session.complexity, session.irateAnswers, session.summary, session.dialogue,
        session.key, before.version);
    return rows::hasMet(query.change());
}

Result<std::optional<Session>> Sessions::byKey(SessionKey key) const
{
    static const QString text = rows::select<Session>("where s.id = ?");
    return rows::one<Session>(m_database.statement(text, key));
}

Result<std::optional<Session>> Sessions::byPublicId(CompanyId company, const QString &id) const
{
    static const QString text = rows::select<Session>("where s.company = ? and s.public_id = ?");
    return rows::one<Session>(m_database.statement(text, company, id));
}

Result<std::optional<Session>> Sessions::following(CompanyId company, const QString &id) const
{
    static const QString text =
        rows::select<Session>("where s.company = ? and s.previous = ? and s.previous <> '' order by s.id desc limit 1");
    return rows::one<Session>(m_database.statement(text, company, id));
}

Result<std::vector<Session>> Sessions::idleBefore(Timestamp now, int limit) const
{
    static const QString text = rows::select<Session>("where s.idle_at <= ? order by s.idle_at limit ?");
    return rows::all<Session>(m_database.statement(text, now, limit));
}

Result<std::vector<Session>> Sessions::snoozedBefore(Timestamp now, int limit) const
{
    static const QString text = rows::select<Session>("where s.snoozed_until <= ? order by s.snoozed_until limit ?");
    return rows::all<Session>(m_database.statement(text, now, limit));
}

Result<std::vector<Session>> Sessions::followUpsBefore(Timestamp now, int limit) const
{
    static const QString text = rows::select<Session>("where s.follow_up_at <= ? order by s.follow_up_at limit ?");
    return rows::all<Session>(m_database.statement(text, now, limit));
}

Result<std::optional<Timestamp>> Sessions::nextDue() const
{
    // The ends of three small indexes.
    static const QString text =
        u"select min(due) from (select min(idle_at) as due from session where idle_at is not null "
        "union all select min(snoozed_until) from session where snoozed_until is not null "
        "union all select min(follow_up_at) from session where follow_up_at is not null) as dues"_s;
    return rows::first<std::optional<Timestamp>>(m_database.statement(text));
}

Result<std::vector<Session>> Sessions::heldBy(UserId user) const
{
    static const QString text = rows::select<Session>(
        "where s.status in ('ACTIVE', 'WAITING_CUSTOMER', 'ESCALATED') and s.holder = ? order by s.id");
    return rows::all<Session>(m_database.statement(text, user));
}

} // namespace tierdesk::store
