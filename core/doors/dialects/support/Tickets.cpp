#include "core/base/Json.h"
#include "core/base/Random.h"
#include "core/doors/dialects/support/Client.h"
#include "core/doors/dialects/support/SupportDialect.h"
#include "core/store/Readers.h"

// Escalation tickets, real and simulated.
namespace tierdesk::dialects::support {

using base::fail;
using base::Fault;
using engine::commands::Ticket;

void SupportDialect::open(const Call &call, const Entry &entry, const Done &done)
{
    auto post = posted(call, Scope);
    if (!post)
        return done(post.error());
    auto request = decodeEscalation(post->body);
    if (!request)
        return done(request.error());
    if (const auto enabled = checkEnabled(*entry); !enabled)
        return done(enabled.error());
    request->company = entry->company.id;
    KeyedCommand<Ticket> command;
    command.actor = actorOf(call);
    command.company = entry->company.id;
    command.keyed = std::move(post->keyed);
    // A case that agents already have keeps its ticket, and nothing is created.
    command.statusOf = [](const Ticket &ticket) { return ticket.isNew ? 201 : 200; };
    command.work = [request = std::move(*request)](engine::CommandContext &context) {
        return engine::commands::openTicket(context, request);
    };
    command.encode = [entry](const Ticket &ticket) { return base::toJson(openedJson(ticket, entry->company.config)); };
    submitKeyed(m_engine, std::move(command), &m_context, done);
}

void SupportDialect::showTicket(const Call &call, const Entry &entry, const Done &done)
{
    m_engine.read<QByteArray>(
        [company = entry->company.id, number = call.captures.value(0),
         directory = m_engine.directory()](store::Readers &readers) -> base::Result<QByteArray> {
            const auto escalation = TRY(readers.rows.escalations.byNumber(company, number));
            if (!escalation)
                return fail(Fault::NotFound, u"there is no such ticket"_s);
            const auto session = TRY(readers.rows.sessions.byKey(escalation->session));
            if (!session)
                return fail(Fault::Internal, u"a ticket without its session"_s);
            const auto agent = TRY(readers.rows.escalations.clientAgentOf(escalation->id));
            return base::toJson(ticketJson(*escalation, *session, directory->userName(session->holder), agent));
        },
        &m_context, asAnswer(done));
}

void SupportDialect::change(const Call &call, const Entry &entry, const Done &done)
{
    const auto post = posted(call, Scope);
    if (!post)
        return done(post.error());
    auto request = decodeChange(post->body, *m_engine.directory(), entry->company.id);
    if (!request)
        return done(request.error());
    request->company = entry->company.id;
    request->number = call.captures.value(0);
    m_engine.submit<Ticket>(
        actorOf(call),
        [request = std::move(*request)](engine::CommandContext &context) {
            return engine::commands::changeTicket(context, request);
        },
        &m_context,
        [this, done](const base::Result<Ticket> &ticket) {
            if (ticket)
                return done(jsonAnswer(base::toJson(ticketJson(ticket->escalation, ticket->session,
                                                               m_engine.directory()->userName(ticket->session.holder),
                                                               ticket->clientAgent))));
            base::Error error = ticket.error();
            if (error.where == u"agent")
                error.where = u"assigned_agent"_s;
            done(error);
        });
}

void SupportDialect::testOpen(const Call &call, const Entry &entry, const Done &done)
{
    const auto post = posted(call, Scope);
    if (!post)
        return done(post.error());
    const auto request = decodeEscalation(post->body);
    if (!request)
        return done(request.error());
    Ticket ticket;
    ticket.session.id = request->sessionId;
    ticket.session.tier = Tier::HumanAgent;
    ticket.escalation.ticket = u"TKT-TEST-"_s + base::randomToken(6);
    ticket.escalation.priority = request->priority;
    ticket.escalation.at = m_engine.clock().now();
    QJsonObject json = openedJson(ticket, entry->company.config);
    json.insert(u"simulated"_s, true);
    done(jsonAnswer(base::toJson(json), 201));
}

} // namespace tierdesk::dialects::support
