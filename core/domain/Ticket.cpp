#include "core/domain/Ticket.h"

namespace tierdesk {

TicketStatus ticketStatus(const Escalation &escalation, const Session &session)
{
    if (escalation.closedAt || session.status == Status::Abandoned)
        return TicketStatus::Closed;
    if (session.status == Status::Resolved) {
        const bool isUnresolved = session.resolution && session.resolution->type == ResolutionType::Unresolved;
        return isUnresolved ? TicketStatus::Closed : TicketStatus::Resolved;
    }
    if (escalation.endedAt || session.tier == Tier::AiRep)
        return TicketStatus::Resolved;
    if (session.tier == Tier::AiManager)
        return TicketStatus::Assigned;
    return session.holder.isSet() ? TicketStatus::Assigned : TicketStatus::Open;
}

} // namespace tierdesk
