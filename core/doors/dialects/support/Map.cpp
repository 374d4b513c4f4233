#include "core/doors/dialects/support/Map.h"

#include <algorithm>

namespace tierdesk::dialects::support {

namespace {

struct ReasonRow {
    Reason recorded;
    SupportReason printed;
};

/// All twelve. The first row with a printed reason is what a ticket that is asked for with it is recorded as.
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

struct PriorityRow {
    Priority recorded;
    SupportPriority printed;
};

constexpr std::array Priorities{
    PriorityRow{Priority::Low, SupportPriority::Low}, PriorityRow{Priority::Normal, SupportPriority::Medium},
    PriorityRow{Priority::High, SupportPriority::High}, PriorityRow{Priority::Urgent, SupportPriority::Urgent}};

// A reason that is added to the record must be given its word here.
static_assert(Reasons.size() == Words<Reason>::table.size());
static_assert(Priorities.size() == Words<Priority>::table.size());

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

Priority recordedAs(SupportPriority priority)
{
    return std::find_if(Priorities.begin(), Priorities.end(),
                        [priority](const PriorityRow &row) { return row.printed == priority; })
        ->recorded;
}

SupportPriority priorityFor(Priority priority)
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

} // namespace tierdesk::dialects::support
