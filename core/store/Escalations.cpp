#include "core/store/Escalations.h"

#include "core/store/Rows.h"

namespace tierdesk::store {

using base::Result;

template<class Io, Is<Escalation> T>
void columns(Io &io, T &v)
{
    io.table("escalation");
    io.key("id", v.id);
    io.fixed("company", v.company);
    io.fixed("session", v.session);
    io.fixed("public_id", v.publicId);
    io.fixed("ticket", v.ticket);
    io.fixed("from_tier", v.from);
    io.fixed("to_tier", v.to);
    io.fixed("reason", v.reason);
    io.fixed("reasons", v.reasons);
    io("notes", v.notes);
    io.fixed("explanations", v.explanations);
    io("priority", v.priority);
    io.fixed("at", v.at);
    io("answered_at", v.answeredAt);
    io("ended_at", v.endedAt);
    io.fixed("made_by", v.by);
    io("resolution_notes", v.resolutionNotes);
    io("closed_at", v.closedAt);
}

Result<EscalationId> Escalations::insert(const Escalation &escalation)
{
    return rows::insert<EscalationId>(m_database, escalation);
}

Result<void> Escalations::update(const Escalation &escalation)
{
    return rows::update(m_database, escalation, escalation.publicId);
}

Result<std::vector<Escalation>> Escalations::ofSession(SessionKey session) const
{
    static const QString text = rows::select<Escalation>("where session = ? order by id");
    return rows::all<Escalation>(m_database.statement(text, session));
}

Result<std::optional<Escalation>> Escalations::openOf(SessionKey session) const
{
    static const QString text =
        rows::select<Escalation>("where session = ? and ended_at is null order by id desc limit 1");
    return rows::one<Escalation>(m_database.statement(text, session));
}

Result<std::optional<Escalation>> Escalations::byNumber(CompanyId company, const QString &number) const
{
    static const QString byPublicId = rows::select<Escalation>("where company = ? and public_id = ?");
    static const QString byTicket = rows::select<Escalation>("where company = ? and ticket = ?");
    Statement query = m_database.statement(number.startsWith(u"TKT-") ? byTicket : byPublicId, company, number);
    return rows::one<Escalation>(std::move(query));
}

Result<QString> Escalations::clientAgentOf(EscalationId escalation) const
{
    Statement query = m_database.statement(u"select client_agent from escalation where id = ?"_s, escalation);
    return rows::first<QString>(std::move(query));
}

Result<void> Escalations::setClientAgent(EscalationId escalation, const QString &agent)
{
    Statement query = m_database.statement(u"update escalation set client_agent = ? where id = ?"_s, agent, escalation);
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
    return rows::first<bool>(std::move(query));
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
