#pragma once

#include "core/domain/Enums.h"

/// support-api.md's words for what the one record has its own for. The tables are in docs/support.md too.
namespace tierdesk::dialects::support {

/// Its five reasons.
enum class SupportReason { NegativeSentiment, HighComplexity, RepeatedFailures, ManualRequest, PolicyViolation };

/// Its four priorities.
enum class SupportPriority { Low, Medium, High, Urgent };

/// The record's reason for a ticket that is asked for with @p reason; reasonFor() of it gives @p reason back.
[[nodiscard]] Reason recordedAs(SupportReason reason);
/// The one of the five that stands for any of the record's twelve.
[[nodiscard]] SupportReason reasonFor(Reason reason);

[[nodiscard]] Priority recordedAs(SupportPriority priority);
[[nodiscard]] SupportPriority priorityFor(Priority priority);

/// Its three words for the record's six; none for a language that is not read.
enum class Polarity { Positive, Neutral, Negative };
[[nodiscard]] std::optional<Polarity> polarityOf(Sentiment sentiment);

} // namespace tierdesk::dialects::support

namespace tierdesk {

template<>
struct Words<dialects::support::SupportReason> {
    using E = dialects::support::SupportReason;
    static constexpr std::array table{
        std::pair{E::NegativeSentiment, "negative_sentiment"}, std::pair{E::HighComplexity, "high_complexity"},
        std::pair{E::RepeatedFailures, "repeated_failures"}, std::pair{E::ManualRequest, "manual_request"},
        std::pair{E::PolicyViolation, "policy_violation"}};
};

template<>
struct Words<dialects::support::SupportPriority> {
    using E = dialects::support::SupportPriority;
    static constexpr std::array table{std::pair{E::Low, "low"}, std::pair{E::Medium, "medium"},
                                      std::pair{E::High, "high"}, std::pair{E::Urgent, "urgent"}};
};

template<>
struct Words<dialects::support::Polarity> {
    using E = dialects::support::Polarity;
    static constexpr std::array table{std::pair{E::Positive, "positive"}, std::pair{E::Neutral, "neutral"},
                                      std::pair{E::Negative, "negative"}};
};

} // namespace tierdesk
