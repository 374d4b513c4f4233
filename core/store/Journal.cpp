#include "core/store/Journal.h"

#include "core/store/Rows.h"

#include <algorithm>
#include <iterator>

namespace tierdesk::store {

using base::Result;

namespace {

constexpr const char *JournalColumns =
    "j.seq, j.company, j.at, j.actor_kind, j.actor_user, j.actor, j.origin, j.command, j.session, s.public_id, "
    "j.subject, j.before, j.after, j.event, j.payload from journal j left join session s on s.id = j.session";

JournalEntry entry(const Statement &row)
{
    JournalEntry e;
    e.seq = row.integer(0);
    e.company = row.id<CompanyId>(1);
    e.at = row.time(2);
    e.actor = {row.enumerator<Actor::Kind>(3), row.id<UserId>(4), row.text(5), row.text(6)};
    e.command = row.text(7);
    e.session = row.id<SessionKey>(8);
    e.sessionId = row.text(9);
    e.subject = row.text(10);
    e.before = row.utf8(11);
    e.after = row.utf8(12);
    e.event = row.text(13);
    e.payload = row.utf8(14);
    return e;
}

} // namespace

Result<qint64> Journal::append(const JournalEntry &entry)
{
    Statement query = m_database.statement(
        u"insert into journal (company, at, actor_kind, actor_user, actor, origin, command, session, subject, before, "
        "after, event, payload) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"_s);
    query.bind(entry.company.value)
        .bind(entry.at)
        .bind(entry.actor.kind)
        .bind(entry.actor.user)
        .bind(entry.actor.name)
        .bind(entry.actor.from)
        .bind(entry.command)
        .bind(entry.session)
        .bind(entry.subject)
        .json(entry.before)
        .json(entry.after)
        .bind(entry.event)
        .json(entry.payload);
    return query.insert();
}

Result<std::vector<JournalEntry>> Journal::after(const std::vector<CompanyId> &companies, qint64 seq, int limit) const
{
    static const QString text =
        rows::select(JournalColumns, "where j.company = ? and j.seq > ? and j.event <> '' order by j.seq limit ?");
    std::vector<JournalEntry> entries;
    for (CompanyId company : companies) {
        Statement query = m_database.statement(text);
        query.bind(company.value).bind(seq).bind(limit);
        auto found = rows::all(std::move(query), entry);
        if (!found)
            return found;
        std::move(found->begin(), found->end(), std::back_inserter(entries));
    }
    std::sort(entries.begin(), entries.end(),
              [](const JournalEntry &a, const JournalEntry &b) { return a.seq < b.seq; });
    // Each company gave its first rows, so the first of all of them have no gap.
    if (static_cast<qsizetype>(entries.size()) > limit)
        entries.resize(static_cast<size_t>(limit));
    return entries;
}

Result<qint64> Journal::last() const
{
    return rows::number(m_database.statement(u"select coalesce(max(seq), 0) from journal"_s));
}

Result<std::vector<JournalEntry>> Journal::list(const JournalFilter &filter) const
{
    QString where = u"where j.company = ?"_s;
    if (filter.actorKind)
        where += u" and j.actor_kind = ?";
    if (filter.user.isSet())
        where += u" and j.actor_user = ?";
    if (!filter.command.isEmpty())
        where += u" and (j.command = ? or (j.command >= ? and j.command < ?))";
    if (filter.session.isSet())
        where += u" and j.session = ?";
    if (!filter.subject.isEmpty())
        where += u" and j.subject = ?";
    if (filter.from)
        where += u" and j.at >= ?";
    if (filter.to)
        where += u" and j.at < ?";
    if (filter.before > 0)
        where += u" and j.seq < ?";
    Statement query = m_database.oneTimeStatement(u"select "_s + QLatin1String(JournalColumns) + u' ' + where +
                                                  " order by j.seq desc limit ?"_L1);
    query.bind(filter.company.value);
    if (filter.actorKind)
        query.bind(*filter.actorKind);
    if (filter.user.isSet())
        query.bind(filter.user);
    if (!filter.command.isEmpty()) // '/' comes right after '.'
        query.bind(filter.command).bind(filter.command + u'.').bind(filter.command + u'/');
    if (filter.session.isSet())
        query.bind(filter.session);
    if (!filter.subject.isEmpty())
        query.bind(filter.subject);
    if (filter.from)
        query.bind(*filter.from);
    if (filter.to)
        query.bind(*filter.to);
    if (filter.before > 0)
        query.bind(filter.before);
    query.bind(filter.limit);
    return rows::all(std::move(query), entry);
}

} // namespace tierdesk::store
