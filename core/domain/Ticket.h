#pragma once

#include "core/domain/Session.h"

namespace tierdesk {

/// Where a ticket stands, as clients of ticketing systems see it. It is read from the case, not kept beside it.
enum class TicketStatus { Open, Assigned, Resolved, Closed };
template<>
struct Words<TicketStatus> {
    static constexpr std::array table{
        std::pair{TicketStatus::Open, "open"}, std::pair{TicketStatus::Assigned, "assigned"},
        std::pair{TicketStatus::Resolved, "resolved"}, std::pair{TicketStatus::Closed, "closed"}};
};

/// The status of @p escalation, which is one of @p session's. Open: it waits for a person. Assigned: a person holds the
/// case, or the AI manager has it. Resolved: the case is resolved, or came back from whom it had escalated to. Closed:
/// a client closed the ticket, or the case ended without a resolution.
[[nodiscard]] TicketStatus ticketStatus(const Escalation &escalation, const Session &session);

} // namespace tierdesk
