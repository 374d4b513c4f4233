#pragma once

#include "core/domain/Enums.h"

#include <QtCore/QString>

#include <optional>

namespace tierdesk {
struct Escalation;
}

/// Words that several contracts share and that differ from those of the domain.
namespace tierdesk::dialects {

/// A case's priority as ticketing systems name it.
enum class TicketPriority { Low, Medium, High, Urgent };

[[nodiscard]] Priority recordedAs(TicketPriority priority);
[[nodiscard]] TicketPriority priorityFor(Priority priority);

/// Three values for the domain's six sentiments; none for a language that is not analysed.
enum class Polarity { Positive, Neutral, Negative };
[[nodiscard]] std::optional<Polarity> polarityOf(Sentiment sentiment);

/// Returns what clients noted on the case; empty after an agent took it over, as notes are then internal.
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
