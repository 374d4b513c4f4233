#include "core/engine/Commands.h"

#include "core/engine/commands/SessionEdit.h"
#include "core/mind/policy/Escalation.h"
#include "core/store/Readers.h"

#include <algorithm>

namespace tierdesk::engine::commands {

namespace {

using base::Fault;
using base::Result;

/// Returns the ticket as of this transaction.
Result<Ticket> ticketOf(CommandContext &context, CompanyId company, const QString &number)
{
    auto escalation = TRY(context.store().escalations.byNumber(company, number));
    if (!escalation)
        return base::fail(Fault::NotFound, u"no such ticket"_s);
    auto session = TRY(context.store().sessions.byKey(escalation->session));
    if (!session)
        return base::fail(Fault::Internal, u"a ticket without its session"_s, number);
    auto agent = TRY(context.store().escalations.clientAgentOf(escalation->id));
    return Ticket{std::move(*session), std::move(*escalation), false, 0, std::nullopt, std::move(agent)};
}

Result<void> findPlace(CommandContext &context, Ticket &ticket)
{
    if (ticketStatus(ticket.escalation, ticket.session) != TicketStatus::Open)
        return {};
    const auto stand = TRY(standOf(context, ticket.session));
    ticket.queuePlace = stand.place;
    ticket.expectedWait = stand.wait;
    return {};
}

/// True if the ticket has ended.
bool isOver(const Ticket &ticket)
{
    return ticket.escalation.endedAt || ticket.escalation.closedAt;
}

/// Escalates a session that the AI has to the tier of @p step.
Result<Escalation> escalateTo(CommandContext &context, SessionEdit &edit, EscalationDetails step)
{
    const auto customer = TRY(customerOf(context, edit.session));
    step.from = edit.session.tier;
    step.by = context.actor().name;
    auto escalation = TRY(escalate(context, edit.session, edit.config(), customer ? &*customer : nullptr, step));
    edit.event.escalations.push_back(escalation);
    edit.event.notifies = step.to == Tier::HumanAgent && edit.config().humanAgent.notifyOnEscalation;
    return escalation;
}

/// Adds a client's notes and priority to a case that is already with people.
Result<Ticket> addTo(CommandContext &context, SessionEdit &edit, Escalation escalation, const OpenTicket &request)
{
    Session &session = edit.session;
    if (!request.notes.isEmpty())
        escalation.notes +=
            (escalation.notes.isEmpty() ? QString() : u"\n"_s) + Redaction(edit.config())(request.notes);
    if (request.priority < escalation.priority) { // urgent is the lowest value
        escalation.priority = request.priority;
        session.priority = request.priority;
        edit.event.raised.push_back(escalation);
        const SlaTarget &target = edit.config().slaFor(request.priority);
        if (!session.firstResponseAt)
            session.firstResponseDue = std::min(session.firstResponseDue.value_or(context.now() + target.firstResponse),
                                                context.now() + target.firstResponse);
    }
    TRY(context.store().escalations.update(escalation));
    auto finished = TRY(edit.finish("ticket.add", {"session.updated"}));
    return Ticket{std::move(finished), std::move(escalation), false, 0, std::nullopt};
}

/// Escalates the case of an open ticket to people, for @p reason, unless they have it.
Result<void> bringToPeople(CommandContext &context, SessionEdit &edit, const QString &reason)
{
    if (edit.session.tier == Tier::HumanAgent)
        return {};
    if (!policy::canEscalate(edit.config(), edit.session.tier, Tier::HumanAgent))
        return base::fail(Fault::Conflict, u"people are switched off for this company"_s);
    const auto escalated = escalateTo(
        context, edit, {.to = Tier::HumanAgent, .reasons = {{Reason::PolicyException, reason}}, .notes = {}, .by = {}});
    return escalated ? Result<void>() : escalated.error();
}

/// Assigns the ticket to the client's own employee. No agent holds the case then, and all of them see who has it.
Result<void> assignOutside(CommandContext &context, const ChangeTicket &request, const Ticket &ticket)
{
    if (isOver(ticket))
        return base::fail(Fault::Conflict, u"the ticket is over"_s, u"agent"_s);
    if (ticket.clientAgent == request.clientAgent && !ticket.session.holder.isSet())
        return {};
    SessionEdit edit(context, request.company, ticket.session.id);
    edit.mustBeOpen();
    if (edit.error())
        return *edit.error();
    const bool isNew = edit.session.tier != Tier::HumanAgent;
    const QString note = u"Given to %1 by %2"_s.arg(request.clientAgent, context.actor().name);
    if (const auto brought = bringToPeople(context, edit, note); !brought)
        return brought;
    if (edit.session.holder.isSet())
        putBack(edit.session, context.now());
    if (const auto set = context.store().escalations.setClientAgent(ticket.escalation.id, request.clientAgent); !set)
        return set;
    TRY(edit.append(Speaker::System, note, true));
    QByteArrayList kinds{"session.released", "note.created", "session.updated"};
    if (isNew)
        kinds.prepend("session.escalated");
    const auto finished = edit.finish("session.assign", std::move(kinds));
    return finished ? Result<void>() : finished.error();
}

Result<void> assign(CommandContext &context, const ChangeTicket &request, const Ticket &ticket)
{
    // What happened to the case since then does not belong to this ticket.
    if (isOver(ticket))
        return base::fail(Fault::Conflict, u"the ticket is over"_s, u"agent"_s);
    const User *user = context.directory().user(request.agent);
    if (!isOf(user, request.company))
        return base::fail(Fault::InvalidInput, u"is no user of this company's"_s, u"agent"_s);
    SessionEdit edit(context, request.company, ticket.session.id);
    edit.mustBeOpen();
    if (edit.error())
        return *edit.error();
    Session &session = edit.session;
    if (session.holder == user->id)
        return {};
    const bool isNew = session.tier != Tier::HumanAgent;
    const auto brought = bringToPeople(context, edit, u"given to %1 by %2"_s.arg(user->name, context.actor().name));
    if (!brought)
        return brought;
    QByteArrayList kinds{"session.claimed", "session.updated"};
    if (isNew)
        kinds.prepend("session.escalated");
    if (const auto set = context.store().escalations.setClientAgent(ticket.escalation.id, {}); !set)
        return set;
    giveTo(session, user->id, context.now());
    edit.event.user = user->id;
    edit.event.notifies = true;
    const auto finished = edit.finish("session.assign", std::move(kinds));
    return finished ? Result<void>() : finished.error();
}

/// Returns the ticket to the queue.
Result<void> reopen(CommandContext &context, const Ticket &ticket)
{
    if (!ticket.clientAgent.isEmpty()) {
        if (const auto set = context.store().escalations.setClientAgent(ticket.escalation.id, {}); !set)
            return set;
    }
    if (ticketStatus(ticket.escalation, ticket.session) == TicketStatus::Open)
        return {};
    SessionEdit edit(context, ticket.session.company, ticket.session.id);
    if (!edit.error() && (isOver(ticket) || !edit.session.holder.isSet()))
        return base::fail(Fault::Conflict,
                          u"only a ticket that a person has goes back to open; what is over is taken up "
                          "again by the customer's next message"_s,
                          u"status"_s);
    edit.mustBeOpen();
    if (edit.error())
        return *edit.error();
    putBack(edit.session, context.now());
    const auto finished = edit.finish("session.release", {"session.released", "session.updated"});
    return finished ? Result<void>() : finished.error();
}

/// Resolves the case unless it is resolved, or belongs to a later escalation now.
Result<void> end(CommandContext &context, const Ticket &ticket, ResolutionType type, const QString &notes)
{
    if (isOver(ticket) || ticket.session.status == Status::Resolved)
        return {};
    Resolution resolution;
    resolution.type = type;
    resolution.summary = notes;
    const auto resolved = resolve(context, {ticket.session.company, ticket.session.id, std::move(resolution)});
    return resolved ? Result<void>() : resolved.error();
}

Result<void> moveTo(CommandContext &context, const Ticket &ticket, TicketStatus status, const QString &notes)
{
    switch (status) {
    case TicketStatus::Open:
        return reopen(context, ticket);
    case TicketStatus::Assigned:
        if (ticketStatus(ticket.escalation, ticket.session) == TicketStatus::Assigned || !ticket.clientAgent.isEmpty())
            return {};
        return base::fail(Fault::InvalidInput, u"needs the agent who is to have the ticket"_s, u"agent"_s);
    case TicketStatus::Resolved:
        if (ticket.escalation.closedAt)
            return base::fail(Fault::Conflict, u"the ticket is closed"_s, u"status"_s);
        return end(context, ticket, ResolutionType::IssueResolved, notes);
    case TicketStatus::Closed:
        return end(context, ticket, ResolutionType::Unresolved, notes);
    }
    return base::fail(Fault::Internal, u"a status that is none"_s);
}

} // namespace

Result<Ticket> openTicket(CommandContext &context, const OpenTicket &request)
{
    SessionEdit edit(context, request.company, request.sessionId);
    edit.mustBeOpen();
    if (edit.error())
        return *edit.error();
    Session &session = edit.session;
    Result<Ticket> ticket = base::fail(Fault::Internal, u"no ticket"_s);
    auto open = TRY(context.store().escalations.openOf(session.key));
    if (session.tier == Tier::HumanAgent && open) {
        ticket = addTo(context, edit, std::move(*open), request);
    } else {
        // People may have a case without a ticket, if it began with them before such cases were given one.
        const UserId holder = session.holder;
        const auto target = session.tier == Tier::HumanAgent
                                ? std::optional(Tier::HumanAgent)
                                : policy::nextTier(edit.config(), session.tier, Tier::HumanAgent);
        const auto reached = target ? target : policy::nextTier(edit.config(), session.tier, Tier::AiManager);
        if (!reached)
            return base::fail(Fault::InvalidTarget, u"there is no higher tier"_s);
        auto escalation = TRY(escalateTo(context, edit,
                                         {.to = *reached,
                                          .reasons = {{request.reason, request.explanation}},
                                          .notes = request.notes,
                                          .by = {},
                                          .exactly = request.priority}));
        if (holder.isSet())
            giveTo(session, holder, context.now());
        auto finished = TRY(edit.finish("session.escalate", {"session.escalated", "session.updated"}));
        ticket = Ticket{std::move(finished), std::move(escalation), true, 0, std::nullopt};
    }
    if (!ticket)
        return ticket.error();
    ticket->clientAgent = TRY(context.store().escalations.clientAgentOf(ticket->escalation.id));
    TRY(findPlace(context, *ticket));
    return ticket;
}

Result<Ticket> changeTicket(CommandContext &context, const ChangeTicket &request)
{
    auto ticket = ticketOf(context, request.company, request.number);
    if (!ticket)
        return ticket;
    std::optional<QString> resolutionNotes = request.resolutionNotes;
    if (resolutionNotes)
        resolutionNotes = Redaction(context.directory(), request.company)(*resolutionNotes);
    if (request.agent.isSet()) {
        TRY(assign(context, request, *ticket));
    } else if (!request.clientAgent.isEmpty()) {
        TRY(assignOutside(context, request, *ticket));
    }
    if (request.satisfaction)
        TRY(rate(context, request.company, ticket->session.id, *request.satisfaction));
    // The status change depends on the current state.
    ticket = ticketOf(context, request.company, request.number);
    if (!ticket)
        return ticket;
    if (request.status) {
        const QString notes = resolutionNotes.value_or(ticket->escalation.resolutionNotes);
        TRY(moveTo(context, *ticket, *request.status, notes));
        ticket = ticketOf(context, request.company, request.number);
        if (!ticket)
            return ticket;
    }
    const bool closes = request.status == TicketStatus::Closed && !ticket->escalation.closedAt;
    if (resolutionNotes || closes) {
        Escalation &escalation = ticket->escalation;
        escalation.resolutionNotes = resolutionNotes.value_or(escalation.resolutionNotes);
        if (closes)
            escalation.closedAt = context.now();
        TRY(context.store().escalations.update(escalation));
        SessionEdit edit(context, request.company, ticket->session.id);
        if (edit.error())
            return *edit.error();
        ticket->session = TRY(edit.finish("ticket.change", {"session.updated"}));
    }
    TRY(findPlace(context, *ticket));
    return ticket;
}

} // namespace tierdesk::engine::commands
