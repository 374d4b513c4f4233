#include "core/store/Journal.h"

#include "core/store/Rows.h"

#include <algorithm>
#include <iterator>

namespace tierdesk::store {

using base::Result;

template<class Io, Is<JournalEntry> T>
void columns(Io &io, T &v)
{
    io.table("journal", "j");
    io.read("seq", v.seq);
    io.fixed("company", v.company.value); // zero of none
    io.fixed("at", v.at);
    io.fixed("actor_kind", v.actor.kind);
    io.fixed("actor_user", v.actor.user);
    io.fixed("actor", v.actor.name);
    io.fixed("origin", v.actor.from);
    io.fixed("command", v.command);
    io.fixed("session", v.session);
    io.read("s.public_id", v.sessionId);
    io.fixed("subject", v.subject);
    io.fixed("before", ReadyJson(v.before));
    io.fixed("after", ReadyJson(v.after));
    io.fixed("event", v.event);
    io.fixed("payload", ReadyJson(v.payload));
}

Result<qint64> Journal::append(const JournalEntry &entry)
{
    return rows::insert<qint64>(m_database, entry);
}

Result<std::vector<JournalEntry>> Journal::after(const std::vector<CompanyId> &companies, qint64 seq, int limit) const
{
    static const QString text = rows::select<JournalEntry>("left join session s on s.id = j.session where j.company = "
                                                           "? and j.seq > ? and j.event <> '' order by j.seq limit ?");
    std::vector<JournalEntry> entries;
    for (CompanyId company : companies) {
        auto found = TRY(rows::all<JournalEntry>(m_database.statement(text, company.value, seq, limit)));
        std::move(found.begin(), found.end(), std::back_inserter(entries));
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
    QString text = rows::select<JournalEntry>("left join session s on s.id = j.session where j.company = ?");
    if (filter.actorKind)
        text += u" and j.actor_kind = ?";
    if (filter.user.isSet())
        text += u" and j.actor_user = ?";
    if (!filter.command.isEmpty())
        text += u" and (j.command = ? or (j.command >= ? and j.command < ?))";
    if (filter.session.isSet())
        text += u" and j.session = ?";
    if (!filter.subject.isEmpty())
        text += u" and j.subject = ?";
    if (filter.from)
        text += u" and j.at >= ?";
    if (filter.to)
        text += u" and j.at < ?";
    if (filter.before > 0)
        text += u" and j.seq < ?";
    Statement query = m_database.oneTimeStatement(text + " order by j.seq desc limit ?"_L1);
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
    return rows::all<JournalEntry>(std::move(query));
}

} // namespace tierdesk::store
