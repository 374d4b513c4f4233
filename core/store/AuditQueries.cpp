#include "core/store/AuditQueries.h"

#include "core/base/Json.h"
#include "core/store/Messages.h"
#include "core/store/Rows.h"

#include <QtCore/QJsonArray>

namespace tierdesk::store {

using base::Result;

namespace {

struct Found {
    AuditRow row;
    QByteArray payload;
};

Found foundIn(const Statement &row)
{
    Found found;
    found.row.seq = row.integer(0);
    found.row.at = row.time(1);
    found.row.actor = {row.enumerator<Actor::Kind>(2), {}, row.text(3), row.text(4)};
    found.row.command = row.text(5);
    found.row.sessionId = row.text(6);
    found.row.customerRef = row.text(7);
    found.row.subject = row.text(8);
    found.payload = row.utf8(9);
    return found;
}

/// Whose rows a part of the query looks for.
enum class Who { Anybody, Actor, Customer };

/// One walk along one index, which has the rows in their order: it ends after as many as are wanted. An `or`, or an
/// `in` of several values, would gather all that there are and sort them. A `+` keeps SQLite from an index that it
/// would take for the better one.
class Part final
{
public:
    Part(Who who, const AuditFilter &filter, const QString &command)
        : m_who(who)
        , m_filter(filter)
        , m_command(command)
    {}

    [[nodiscard]] QString text() const
    {
        const bool isOfSession = m_who == Who::Customer || !m_filter.session.isEmpty();
        QString text = u"select j.seq as seq, j.at as at from "_s;
        if (m_who == Who::Customer)
            text += u"session theirs join journal j on j.session = theirs.id where theirs.company = ? and "
                    u"theirs.customer_ref = ? and j.actor <> ? and ";
        else if (m_who == Who::Anybody)
            text += u"journal j where ";
        else // the commands' index has the actor as well, the actors' has no command
            text += m_command.isEmpty() ? u"journal j where j.actor = ? and " : u"journal j where +j.actor = ? and ";
        // A session's few rows are found by it, not among all of the company's.
        text += isOfSession ? u"+j.company = ?" : u"j.company = ?";
        if (!m_filter.session.isEmpty())
            text += u" and j.session = (select id from session where company = ? and public_id = ?)";
        if (!m_command.isEmpty())
            text += u" and j.command = ?";
        if (m_filter.from)
            text += u" and j.at >= ?";
        if (m_filter.to)
            text += u" and j.at < ?";
        text += u" order by j.at desc, j.seq desc limit ?";
        return text;
    }

    void bind(Statement &query, qint64 limit) const
    {
        if (m_who == Who::Customer)
            query.bind(m_filter.company).bind(m_filter.person);
        if (m_who != Who::Anybody)
            query.bind(m_filter.person);
        query.bind(m_filter.company);
        if (!m_filter.session.isEmpty())
            query.bind(m_filter.company).bind(m_filter.session);
        if (!m_command.isEmpty())
            query.bind(m_command);
        if (m_filter.from)
            query.bind(*m_filter.from);
        if (m_filter.to)
            query.bind(*m_filter.to);
        query.bind(limit);
    }

private:
    Who m_who;
    const AuditFilter &m_filter;
    QString m_command;
};

/// Together they find each row once.
std::vector<Part> partsOf(const AuditFilter &filter)
{
    const std::vector<Who> whose =
        filter.person.isEmpty() ? std::vector{Who::Anybody} : std::vector{Who::Actor, Who::Customer};
    QStringList commands = filter.commands;
    commands.removeDuplicates();
    if (commands.isEmpty())
        commands.append(QString());
    std::vector<Part> parts;
    for (Who who : whose) {
        for (const QString &command : commands)
            parts.emplace_back(who, filter, command);
    }
    return parts;
}

/// All of @p parts in one order; of several, with a limit of its own at the end.
QString textOf(const std::vector<Part> &parts)
{
    if (parts.size() == 1)
        return parts.front().text();
    QStringList texts;
    for (const Part &each : parts)
        texts.append(u"select seq, at from ("_s + each.text() + u") as part"_s);
    return u"select seq from ("_s + texts.join(u" union all "_s) + u") as found order by at desc, seq desc limit ?"_s;
}

} // namespace

Result<AuditPage> AuditQueries::page(const AuditFilter &filter) const
{
    const std::vector<Part> parts = partsOf(filter);
    const qint64 counted = qint64{filter.offset} + filter.limit + CountedBeyond;
    Statement query = m_database.oneTimeStatement(textOf(parts));
    for (const Part &each : parts)
        each.bind(query, counted + 1);
    if (parts.size() > 1)
        query.bind(counted + 1);
    TRY(query.run());
    AuditPage page;
    std::vector<qint64> shown;
    for (; query.next(); ++page.total) {
        if (page.total >= filter.offset && page.total < filter.offset + filter.limit)
            shown.push_back(query.integer(0));
    }
    TRY(query.error());
    page.isTotalExact = page.total <= counted;
    for (qint64 seq : shown) {
        auto found = TRY(row(seq));
        page.rows.push_back(std::move(found));
    }
    return page;
}

Result<AuditRow> AuditQueries::row(qint64 seq) const
{
    Statement query = m_database.statement(
        u"select j.seq, j.at, j.actor_kind, j.actor, j.origin, j.command, s.public_id, s.customer_ref, j.subject, "
        "j.payload from journal j left join session s on s.id = j.session where j.seq = ?"_s);
    query.bind(seq);
    auto found = TRY(rows::one(std::move(query), foundIn));
    if (!found)
        return base::fail(base::Fault::StorageFailed, u"the journal has lost its row %1"_s.arg(seq));
    const auto payload = base::parseJsonObject(found->payload);
    const QJsonArray ids = payload ? (*payload)[u"m"].toArray() : QJsonArray();
    if (!ids.isEmpty()) {
        auto message = TRY(Messages(m_database).byId({ids[0].toInteger()}));
        found->row.message = std::move(message);
    }
    return std::move(found->row);
}

} // namespace tierdesk::store
