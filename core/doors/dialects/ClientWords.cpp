#include "core/doors/dialects/ClientWords.h"

#include "core/domain/Session.h"

#include <algorithm>
#include <array>

namespace tierdesk::dialects {

namespace {

struct PriorityRow {
    Priority recorded;
    TicketPriority printed;
};

constexpr std::array Priorities{
    PriorityRow{Priority::Low, TicketPriority::Low}, PriorityRow{Priority::Normal, TicketPriority::Medium},
    PriorityRow{Priority::High, TicketPriority::High}, PriorityRow{Priority::Urgent, TicketPriority::Urgent}};

static_assert(Priorities.size() == Words<Priority>::table.size());

} // namespace

Priority recordedAs(TicketPriority priority)
{
    return std::find_if(Priorities.begin(), Priorities.end(),
                        [priority](const PriorityRow &row) { return row.printed == priority; })
        ->recorded;
}

TicketPriority priorityFor(Priority priority)
{
    return std::find_if(Priorities.begin(), Priorities.end(),
                        [priority](const PriorityRow &row) { return row.recorded == priority; })
        ->printed;
}

std::optional<Polarity> polarityOf(Sentiment sentiment)
{
    switch (sentiment) {
    case Sentiment::Happy:
    case Sentiment::Satisfied:
        return Polarity::Positive;
    case Sentiment::Neutral:
        return Polarity::Neutral;
    case Sentiment::Frustrated:
    case Sentiment::Angry:
    case Sentiment::Irate:
        return Polarity::Negative;
    case Sentiment::Unknown:
        break;
    }
    return std::nullopt;
}

QString notesForClients(const Escalation &escalation)
{
    // Agents' and clients' notes are stored in one text. The explanation names the agent who took the case over, even
    // if that agent is no longer a user.
    const bool isTakenOver =
        escalation.reason == Reason::PolicyException && escalation.explanations.value(0).startsWith(u"taken over by ");
    return isTakenOver ? QString() : escalation.notes;
}

} // namespace tierdesk::dialects
