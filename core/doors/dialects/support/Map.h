#pragma once

#include "core/doors/dialects/ClientWords.h"

/// Maps words of support-api.md that no other contract shares to those of the domain. The tables are in docs/support.md
/// too.
namespace tierdesk::dialects::support {

/// The contract's five reasons.
enum class SupportReason { NegativeSentiment, HighComplexity, RepeatedFailures, ManualRequest, PolicyViolation };

/// Returns the domain's reason for a ticket requested with @p reason; reasonFor() maps it back.
[[nodiscard]] Reason recordedAs(SupportReason reason);
/// Returns the one of the five that covers any of the domain's twelve.
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
