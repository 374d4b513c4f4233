#pragma once

#include "core/domain/Enums.h"

#include <QtCore/QString>

#include <optional>

namespace tierdesk {
struct Escalation;
}

/// Words that several contracts have alike for what the record has its own for.
namespace tierdesk::dialects {

/// How urgent a case is, as ticketing systems say it.
enum class TicketPriority { Low, Medium, High, Urgent };

[[nodiscard]] Priority recordedAs(TicketPriority priority);
[[nodiscard]] TicketPriority priorityFor(Priority priority);

/// Three words for the record's six; none for a language that is not read.
enum class Polarity { Positive, Neutral, Negative };
[[nodiscard]] std::optional<Polarity> polarityOf(Sentiment sentiment);

/// What clients wrote to the case. Of a case that a colleague took over nothing: what was noted there is the desk's.
[[nodiscard]] QString notesForClients(const Escalation &escalation);

} // namespace tierdesk::dialects

namespace tierdesk {

template<>
struct Words<dialects::TicketPriority> {
    using E = dialects::TicketPriority;
    static constexpr std::array table{std::pair{E::Low, "low"}, std::pair{E::Medium, "medium"},
                                      std::pair{E::High, "high"}, std::pair{E::Urgent, "urgent"}};
};

template<>
struct Words<dialects::Polarity> {
    using E = dialects::Polarity;
    static constexpr std::array table{std::pair{E::Positive, "positive"}, std::pair{E::Neutral, "neutral"},
                                      std::pair{E::Negative, "negative"}};
};

} // namespace tierdesk
