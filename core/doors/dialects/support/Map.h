#pragma once

#include "core/doors/dialects/ClientWords.h"

/// support-api.md's words for what the one record has its own for, apart from those that other contracts have alike.
/// The tables are in docs/support.md too.
namespace tierdesk::dialects::support {

/// Its five reasons.
enum class SupportReason { NegativeSentiment, HighComplexity, RepeatedFailures, ManualRequest, PolicyViolation };

/// The record's reason for a ticket that is asked for with @p reason; reasonFor() of it gives @p reason back.
[[nodiscard]] Reason recordedAs(SupportReason reason);
/// The one of the five that stands for any of the record's twelve.
[[nodiscard]] SupportReason reasonFor(Reason reason);

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

} // namespace tierdesk
