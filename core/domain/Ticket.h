#pragma once

#include "core/domain/Session.h"

namespace tierdesk {

/// A ticket's status as ticketing clients see it. It is derived from the case, not stored.
enum class TicketStatus { Open, Assigned, Resolved, Closed };
template<>
struct Words<TicketStatus> {
    static constexpr std::array table{
        std::pair{TicketStatus::Open, "open"}, std::pair{TicketStatus::Assigned, "assigned"},
        std::pair{TicketStatus::Resolved, "resolved"}, std::pair{TicketStatus::Closed, "closed"}};
};

/// Returns the status of @p escalation, which belongs to @p session. Open: waiting for an agent. Assigned: an agent
/// holds the case, or the AI manager has it. Resolved: the case is resolved or was handed back. Closed: a client closed
/// the ticket, or the case ended without a resolution.
[[nodiscard]] TicketStatus ticketStatus(const Escalation &escalation, const Session &session);

} // namespace tierdesk
