#include "core/store/Escalations.h"

#include "core/store/Rows.h"

namespace tierdesk::store {

using base::Result;

Result<EscalationId> Escalations::insert(const Escalation &escalation)
{
    Statement query = m_database.statement(
        u"insert into escalation (company, session, public_id, ticket, from_tier, to_tier, reason, reasons, notes, "
        "explanations, priority, at, answered_at, ended_at, made_by, resolution_notes, closed_at) values (?, ?, ?, ?, "
        "?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"_s);
    query.bind(escalation.company)
        .bind(escalation.session)
        .bind(escalation.publicId)
        .bind(escalation.ticket)
        .bind(escalation.from)
        .bind(escalation.to)
        .bind(escalation.reason)
        .bind(rows::words(escalation.reasons))
        .bind(escalation.notes)
        .bind(escalation.explanations)
        .bind(escalation.priority)
        .bind(escalation.at)
        .bind(escalation.answeredAt)
        .bind(escalation.endedAt)
        .bind(escalation.by)
        .bind(escalation.resolutionNotes)
        .bind(escalation.closedAt);
    const auto id = TRY(query.insert());
    return EscalationId{id};
}

Result<void> Escalations::update(const Escalation &escalation)
{
    Statement query =
        m_database.statement(u"update escalation set notes = ?, priority = ?, answered_at = ?, ended_at = ?, "
                             "resolution_notes = ?, closed_at = ? where id = ?"_s);
    query.bind(escalation.notes)
        .bind(escalation.priority)
        .bind(escalation.answeredAt)
        .bind(escalation.endedAt)
        .bind(escalation.resolutionNotes)
        .bind(escalation.closedAt)
        .bind(escalation.id);
    return rows::met(query.change(), escalation.publicId);
}

Result<std::vector<Escalation>> Escalations::ofSession(SessionKey session) const
{
    static const QString text = rows::select(rows::EscalationColumns, "from escalation where session = ? order by id");
    Statement query = m_database.statement(text);
    query.bind(session);
    return rows::all(std::move(query), rows::escalation);
}

Result<std::optional<Escalation>> Escalations::openOf(SessionKey session) const
{
    static const QString text = rows::select(
        rows::EscalationColumns, "from escalation where session = ? and ended_at is null order by id desc limit 1");
    Statement query = m_database.statement(text);
    query.bind(session);
    return rows::one(std::move(query), rows::escalation);
}

Result<std::optional<Escalation>> Escalations::byNumber(CompanyId company, const QString &number) const
{
    static const QString byPublicId =
        rows::select(rows::EscalationColumns, "from escalation where company = ? and public_id = ?");
    static const QString byTicket =
        rows::select(rows::EscalationColumns, "from escalation where company = ? and ticket = ?");
    Statement query = m_database.statement(number.startsWith(u"TKT-") ? byTicket : byPublicId);
    query.bind(company).bind(number);
    return rows::one(std::move(query), rows::escalation);
}

Result<QString> Escalations::clientAgentOf(EscalationId escalation) const
{
    Statement query = m_database.statement(u"select client_agent from escalation where id = ?"_s);
    query.bind(escalation);
    const auto found = rows::one(std::move(query), [](const Statement &row) { return row.text(0); });
    if (!found)
        return found.error();
    return found->value_or(QString());
}

Result<void> Escalations::setClientAgent(EscalationId escalation, const QString &agent)
{
    Statement query = m_database.statement(u"update escalation set client_agent = ? where id = ?"_s);
    query.bind(agent).bind(escalation);
    return rows::met(query.change(), QString::number(escalation.value));
}

Result<bool> Escalations::hasEarlier(CustomerId customer, SessionKey except) const
{
    Statement query = m_database.statement(QStringLiteral(
        // The index alone names the sessions; only those that escalated are looked at.
        "select 1 from (select id from session where customer = ? and id <> ? order by created_at desc limit 20) "
        "recent "
        "where exists (select 1 from escalation e where e.session = recent.id and e.to_tier = 'HUMAN_AGENT' and "
        "(e.ended_at is not null or exists (select 1 from session s where s.id = recent.id and s.status in "
        "('RESOLVED', 'ABANDONED')))) limit 1"));
    query.bind(customer).bind(except.value);
    const auto found = TRY(rows::number(std::move(query)));
    return found != 0;
}

Result<QString> Tickets::next(CompanyId company, int year)
{
    Statement query = m_database.statement(
        u"insert into ticket_counter (company, year, last) values (?, ?, 1) on conflict (company, year) "
        "do update set last = ticket_counter.last + 1 returning last"_s);
    query.bind(company).bind(year);
    const auto number = TRY(rows::number(std::move(query)));
    return u"TKT-%1-%2"_s.arg(year, 4, 10, QLatin1Char('0')).arg(number, 6, 10, QLatin1Char('0'));
}

} // namespace tierdesk::store
