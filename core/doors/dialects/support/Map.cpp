#include "core/doors/dialects/support/Map.h"

#include <algorithm>

namespace tierdesk::dialects::support {

namespace {

struct ReasonRow {
    Reason recorded;
    SupportReason printed;
};

/// All twelve reasons. The first row with a printed reason is the one that recordedAs() returns.
constexpr std::array Reasons{
    ReasonRow{Reason::IrateCustomer, SupportReason::NegativeSentiment},
    ReasonRow{Reason::SocialMediaThreat, SupportReason::NegativeSentiment},
    ReasonRow{Reason::ComplexIssue, SupportReason::HighComplexity},
    ReasonRow{Reason::TechnicalLimitation, SupportReason::HighComplexity},
    ReasonRow{Reason::HighValueCustomer, SupportReason::HighComplexity},
    ReasonRow{Reason::RepeatContact, SupportReason::RepeatedFailures},
    ReasonRow{Reason::EscalatedComplaint, SupportReason::RepeatedFailures},
    ReasonRow{Reason::CustomerRequest, SupportReason::ManualRequest},
    ReasonRow{Reason::PolicyException, SupportReason::PolicyViolation},
    ReasonRow{Reason::RefundRequest, SupportReason::PolicyViolation},
    ReasonRow{Reason::RefundOverThreshold, SupportReason::PolicyViolation},
    ReasonRow{Reason::LegalMention, SupportReason::PolicyViolation},
};

// A reason that is added to the domain needs a row here.
static_assert(Reasons.size() == Words<Reason>::table.size());

} // namespace

Reason recordedAs(SupportReason reason)
{
    return std::find_if(Reasons.begin(), Reasons.end(),
                        [reason](const ReasonRow &row) { return row.printed == reason; })
        ->recorded;
}

SupportReason reasonFor(Reason reason)
{
    return std::find_if(Reasons.begin(), Reasons.end(),
                        [reason](const ReasonRow &row) { return row.recorded == reason; })
        ->printed;
}

} // namespace tierdesk::dialects::support
