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
    found.row.actor = {row.enumerator(2, Actor::Kind::System), {}, row.text(3), row.text(4)};
    found.row.command = row.text(5);
    found.row.sessionId = row.text(6);
    found.row.customerRef = row.text(7);
    found.row.subject = row.text(8);
    found.payload = row.utf8(9);
    return found;
}

QString conditions(const AuditFilter &filter)
{
    QString where = QStringLiteral(" where j.company = ?");
    if (!filter.person.isEmpty())
        // Two looks at two indices; an `or` of both would walk through all that the company has.
        where += u" and j.seq in (select seq from journal where company = ? and actor = ? union select own.seq from "
                 u"session theirs join journal own on own.session = theirs.id where theirs.company = ? and "
                 u"theirs.customer_ref = ?)";
    if (!filter.session.isEmpty())
        where += u" and j.session = (select id from session where company = ? and public_id = ?)";
    if (!filter.commands.isEmpty())
        where += QStringLiteral(" and replace(j.command, '.', '_') in (?%1)")
                     .arg(QStringLiteral(", ?").repeated(filter.commands.size() - 1));
    if (filter.from)
        where += u" and j.at >= ?";
    if (filter.to)
        where += u" and j.at < ?";
    return where;
}

void bind(Statement &query, const AuditFilter &filter)
{
    query.bind(filter.company.value);
    if (!filter.person.isEmpty())
        query.bind(filter.company.value).bind(filter.person).bind(filter.company.value).bind(filter.person);
    if (!filter.session.isEmpty())
        query.bind(filter.company.value).bind(filter.session);
    for (const QString &command : filter.commands)
        query.bind(QString(command).replace(u'.', u'_'));
    if (filter.from)
        query.bind(*filter.from);
    if (filter.to)
        query.bind(*filter.to);
}

} // namespace

Result<AuditPage> AuditQueries::page(const AuditFilter &filter) const
{
    const QString where = conditions(filter);
    Statement counted = m_database.oneTimeStatement(QStringLiteral("select count(*) from journal j") + where);
    bind(counted, filter);
    const auto total = rows::number(std::move(counted));
    if (!total)
        return total.error();
    Statement query = m_database.oneTimeStatement(
        QStringLiteral("select j.seq, j.at, j.actor_kind, j.actor, j.origin, j.command, s.public_id, s.customer_ref, "
                       "j.subject, j.payload from journal j left join session s on s.id = j.session") +
        where + QStringLiteral(" order by j.seq desc limit ? offset ?"));
    bind(query, filter);
    query.bind(filter.limit).bind(filter.offset);
    auto found = rows::all(std::move(query), foundIn);
    if (!found)
        return found.error();
    AuditPage page;
    page.total = *total;
    const Messages messages(m_database);
    for (Found &each : *found) {
        const auto payload = base::parseJsonObject(each.payload);
        const QJsonArray ids = payload ? (*payload)[u"m"].toArray() : QJsonArray();
        if (!ids.isEmpty()) {
            auto message = messages.byId({ids[0].toInteger()});
            if (!message)
                return message.error();
            each.row.message = std::move(*message);
        }
        page.rows.push_back(std::move(each.row));
    }
    return page;
}

} // namespace tierdesk::store
