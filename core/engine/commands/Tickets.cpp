#include "core/engine/Commands.h"

#include "core/engine/commands/Handling.h"
#include "core/mind/policy/Escalation.h"
#include "core/store/Readers.h"

#include <algorithm>

namespace tierdesk::engine::commands {

namespace {

using base::Fault;
using base::Result;

/// The ticket as it stands in this transaction.
Result<Ticket> ticketOf(Unit &unit, CompanyId company, const QString &number)
{
    auto escalation = unit.store().escalations.byNumber(company, number);
    if (!escalation)
        return escalation.error();
    if (!*escalation)
        return base::fail(Fault::NotFound, QStringLiteral("no such ticket"));
    auto session = unit.store().sessions.byKey((*escalation)->session);
    if (!session)
        return session.error();
    if (!*session)
        return base::fail(Fault::Internal, QStringLiteral("a ticket without its session"), number);
    auto agent = unit.store().escalations.clientAgentOf((*escalation)->id);
    if (!agent)
        return agent.error();
    return Ticket{std::move(**session), std::move(**escalation), false, 0, std::nullopt, *std::move(agent)};
}

Result<void> findPlace(Unit &unit, Ticket &ticket)
{
    if (ticketStatus(ticket.escalation, ticket.session) != TicketStatus::Open)
        return {};
    const auto stand = standOf(unit, ticket.session);
    if (!stand)
        return stand.error();
    ticket.queuePlace = stand->place;
    ticket.expectedWait = stand->wait;
    return {};
}

/// True when nobody has the case by this ticket any more.
bool isOver(const Ticket &ticket)
{
    return ticket.escalation.endedAt || ticket.escalation.closedAt;
}

/// Moves a session that the AI holds to @p target.
Result<Escalation> climbTo(Unit &unit, Handling &handling, ClimbStep step)
{
    const auto customer = customerOf(unit, handling.session);
    if (!customer)
        return customer.error();
    step.from = handling.session.tier;
    step.by = unit.actor().name;
    auto escalation = climb(unit, handling.session, handling.config(), *customer ? &**customer : nullptr, step);
    if (!escalation)
        return escalation.error();
    handling.event.escalations.push_back(*escalation);
    handling.event.notifies = step.to == Tier::HumanAgent && handling.config().humanAgent.notifyOnEscalation;
    return escalation;
}

/// What a client adds to a case that people have already.
Result<Ticket> addTo(Unit &unit, Handling &handling, Escalation escalation, const OpenTicket &request)
{
    Session &session = handling.session;
    if (!request.notes.isEmpty())
        escalation.notes += (escalation.notes.isEmpty() ? QString() : QStringLiteral("\n")) +
                            Redaction(handling.config())(request.notes);
    if (request.priority < escalation.priority) { // urgent is the first of the words
        escalation.priority = request.priority;
        session.priority = request.priority;
        handling.event.raised.push_back(escalation);
        const SlaTarget &target = handling.config().sla[static_cast<size_t>(request.priority)];
        if (!session.firstResponseAt)
            session.firstResponseDue = std::min(session.firstResponseDue.value_or(unit.now() + target.firstResponse),
                                                unit.now() + target.firstResponse);
    }
    if (const auto updated = unit.store().escalations.update(escalation); !updated)
        return updated.error();
    auto finished = handling.finish("ticket.add", {"session.updated"});
    if (!finished)
        return finished.error();
    return Ticket{std::move(*finished), std::move(escalation), false, 0, std::nullopt};
}

/// Puts the case of a ticket that is not over where people have it, for @p reason.
Result<void> bringToPeople(Unit &unit, Handling &handling, const QString &reason)
{
    if (handling.session.tier == Tier::HumanAgent)
        return {};
    if (!policy::canClimb(handling.config(), handling.session.tier, Tier::HumanAgent))
        return base::fail(Fault::Conflict, QStringLiteral("people are switched off for this company"));
    const auto climbed =
        climbTo(unit, handling,
                {.to = Tier::HumanAgent, .reasons = {{Reason::PolicyException, reason}}, .notes = {}, .by = {}});
    return climbed ? Result<void>() : climbed.error();
}

/// Gives the ticket to one of the client's own people. Nobody at the desk has it from then on, and everybody there sees
/// who does.
Result<void> assignOutside(Unit &unit, const ChangeTicket &request, const Ticket &ticket)
{
    if (isOver(ticket))
        return base::fail(Fault::Conflict, QStringLiteral("the ticket is over"), QStringLiteral("agent"));
    if (ticket.clientAgent == request.clientAgent && !ticket.session.holder.isSet())
        return {};
    Handling handling(unit, request.company, ticket.session.id);
    handling.mustBeOpen();
    if (handling.error())
        return *handling.error();
    const bool isNew = handling.session.tier != Tier::HumanAgent;
    const QString note = QStringLiteral("Given to %1 by %2").arg(request.clientAgent, unit.actor().name);
    if (const auto brought = bringToPeople(unit, handling, note); !brought)
        return brought;
    if (handling.session.holder.isSet())
        putBack(handling.session, unit.now());
    if (const auto set = unit.store().escalations.setClientAgent(ticket.escalation.id, request.clientAgent); !set)
        return set;
    if (const auto noted = handling.append(Speaker::System, note, true); !noted)
        return noted.error();
    QByteArrayList kinds{"session.released", "note.created", "session.updated"};
    if (isNew)
        kinds.prepend("session.escalated");
    const auto finished = handling.finish("session.assign", std::move(kinds));
    return finished ? Result<void>() : finished.error();
}

Result<void> assign(Unit &unit, const ChangeTicket &request, const Ticket &ticket)
{
    // What the case has become since then is not this ticket's.
    if (isOver(ticket))
        return base::fail(Fault::Conflict, QStringLiteral("the ticket is over"), QStringLiteral("agent"));
    const User *user = unit.directory().user(request.agent);
    if (!isOf(user, request.company))
        return base::fail(Fault::InvalidInput, QStringLiteral("is no user of this company's"), QStringLiteral("agent"));
    Handling handling(unit, request.company, ticket.session.id);
    handling.mustBeOpen();
    if (handling.error())
        return *handling.error();
    Session &session = handling.session;
    if (session.holder == user->id)
        return {};
    const bool isNew = session.tier != Tier::HumanAgent;
    const auto brought =
        bringToPeople(unit, handling, QStringLiteral("given to %1 by %2").arg(user->name, unit.actor().name));
    if (!brought)
        return brought;
    QByteArrayList kinds{"session.claimed", "session.updated"};
    if (isNew)
        kinds.prepend("session.escalated");
    if (const auto set = unit.store().escalations.setClientAgent(ticket.escalation.id, {}); !set)
        return set;
    giveTo(session, user->id, unit.now());
    handling.event.user = user->id;
    handling.event.notifies = true;
    const auto finished = handling.finish("session.assign", std::move(kinds));
    return finished ? Result<void>() : finished.error();
}

/// Back from whoever has it into the queue.
Result<void> reopen(Unit &unit, const Ticket &ticket)
{
    if (!ticket.clientAgent.isEmpty()) {
        if (const auto set = unit.store().escalations.setClientAgent(ticket.escalation.id, {}); !set)
            return set;
    }
    if (ticketStatus(ticket.escalation, ticket.session) == TicketStatus::Open)
        return {};
    Handling handling(unit, ticket.session.company, ticket.session.id);
    if (!handling.error() && (isOver(ticket) || !handling.session.holder.isSet()))
        return base::fail(Fault::Conflict,
                          QStringLiteral("only a ticket that a person has goes back to open; what is over is taken up "
                                         "again by the customer's next message"),
                          QStringLiteral("status"));
    handling.mustBeOpen();
    if (handling.error())
        return *handling.error();
    putBack(handling.session, unit.now());
    const auto finished = handling.finish("session.release", {"session.released", "session.updated"});
    return finished ? Result<void>() : finished.error();
}

/// Resolves the case, unless it is, or is the case of a later climb now.
Result<void> end(Unit &unit, const Ticket &ticket, ResolutionType type, const QString &notes)
{
    if (isOver(ticket) || ticket.session.status == Status::Resolved)
        return {};
    Resolution resolution;
    resolution.type = type;
    resolution.summary = notes;
    const auto resolved = resolve(unit, {ticket.session.company, ticket.session.id, std::move(resolution)});
    return resolved ? Result<void>() : resolved.error();
}

Result<void> moveTo(Unit &unit, const Ticket &ticket, TicketStatus status, const QString &notes)
{
    switch (status) {
    case TicketStatus::Open:
        return reopen(unit, ticket);
    case TicketStatus::Assigned:
        if (ticketStatus(ticket.escalation, ticket.session) == TicketStatus::Assigned || !ticket.clientAgent.isEmpty())
            return {};
        return base::fail(Fault::InvalidInput, QStringLiteral("needs the agent who is to have the ticket"),
                          QStringLiteral("agent"));
    case TicketStatus::Resolved:
        if (ticket.escalation.closedAt)
            return base::fail(Fault::Conflict, QStringLiteral("the ticket is closed"), QStringLiteral("status"));
        return end(unit, ticket, ResolutionType::IssueResolved, notes);
    case TicketStatus::Closed:
        return end(unit, ticket, ResolutionType::Unresolved, notes);
    }
    return base::fail(Fault::Internal, QStringLiteral("a status that is none"));
}

} // namespace

Result<Ticket> openTicket(Unit &unit, const OpenTicket &request)
{
    Handling handling(unit, request.company, request.sessionId);
    handling.mustBeOpen();
    if (handling.error())
        return *handling.error();
    Session &session = handling.session;
    Result<Ticket> ticket = base::fail(Fault::Internal, QStringLiteral("no ticket"));
    auto open = unit.store().escalations.openOf(session.key);
    if (!open)
        return open.error();
    if (session.tier == Tier::HumanAgent && *open) {
        ticket = addTo(unit, handling, std::move(**open), request);
    } else {
        // People may have a case without a ticket: one that began with them before such cases were given theirs.
        const UserId holder = session.holder;
        const auto target = session.tier == Tier::HumanAgent
                                ? std::optional(Tier::HumanAgent)
                                : policy::nextTier(handling.config(), session.tier, Tier::HumanAgent);
        const auto reached = target ? target : policy::nextTier(handling.config(), session.tier, Tier::AiManager);
        if (!reached)
            return base::fail(Fault::InvalidTarget, QStringLiteral("there is no higher tier"));
        auto escalation = climbTo(unit, handling,
                                  {.to = *reached,
                                   .reasons = {{request.reason, request.explanation}},
                                   .notes = request.notes,
                                   .by = {},
                                   .exactly = request.priority});
        if (!escalation)
            return escalation.error();
        if (holder.isSet())
            giveTo(session, holder, unit.now());
        auto finished = handling.finish("session.escalate", {"session.escalated", "session.updated"});
        if (!finished)
            return finished.error();
        ticket = Ticket{std::move(*finished), std::move(*escalation), true, 0, std::nullopt};
    }
    if (!ticket)
        return ticket.error();
    auto agent = unit.store().escalations.clientAgentOf(ticket->escalation.id);
    if (!agent)
        return agent.error();
    ticket->clientAgent = *std::move(agent);
    if (const auto placed = findPlace(unit, *ticket); !placed)
        return placed.error();
    return ticket;
}

Result<Ticket> changeTicket(Unit &unit, const ChangeTicket &request)
{
    auto ticket = ticketOf(unit, request.company, request.number);
    if (!ticket)
        return ticket;
    std::optional<QString> resolutionNotes = request.resolutionNotes;
    if (resolutionNotes)
        resolutionNotes = Redaction(unit.directory(), request.company)(*resolutionNotes);
    if (request.agent.isSet()) {
        if (const auto assigned = assign(unit, request, *ticket); !assigned)
            return assigned.error();
    } else if (!request.clientAgent.isEmpty()) {
        if (const auto assigned = assignOutside(unit, request, *ticket); !assigned)
            return assigned.error();
    }
    if (request.satisfaction) {
        if (const auto rated = rate(unit, request.company, ticket->session.id, *request.satisfaction); !rated)
            return rated.error();
    }
    // What stands now is what the status follows from.
    ticket = ticketOf(unit, request.company, request.number);
    if (!ticket)
        return ticket;
    if (request.status) {
        const QString notes = resolutionNotes.value_or(ticket->escalation.resolutionNotes);
        if (const auto moved = moveTo(unit, *ticket, *request.status, notes); !moved)
            return moved.error();
        ticket = ticketOf(unit, request.company, request.number);
        if (!ticket)
            return ticket;
    }
    const bool closes = request.status == TicketStatus::Closed && !ticket->escalation.closedAt;
    if (resolutionNotes || closes) {
        Escalation &escalation = ticket->escalation;
        escalation.resolutionNotes = resolutionNotes.value_or(escalation.resolutionNotes);
        if (closes)
            escalation.closedAt = unit.now();
        if (const auto updated = unit.store().escalations.update(escalation); !updated)
            return updated.error();
        Handling handling(unit, request.company, ticket->session.id);
        if (handling.error())
            return *handling.error();
        auto finished = handling.finish("ticket.change", {"session.updated"});
        if (!finished)
            return finished.error();
        ticket->session = std::move(*finished);
    }
    if (const auto placed = findPlace(unit, *ticket); !placed)
        return placed.error();
    return ticket;
}

} // namespace tierdesk::engine::commands
