#include "core/mind/policy/Sla.h"

namespace tierdesk::policy {

namespace {

/// The enum is ordered from best to worst, with Unknown last, which is neither better nor worse than the others.
bool isAtLeastAsBad(Sentiment sentiment, Sentiment bound)
{
    if (sentiment == Sentiment::Unknown || bound == Sentiment::Unknown)
        return sentiment == bound;
    return sentiment >= bound;
}

} // namespace

Priority priorityOf(const CompanyConfig &config, std::optional<Reason> reason, Sentiment sentiment, bool isVip,
                    Millis age)
{
    for (const PriorityRule &rule : config.priorities) {
        const bool holds = (!rule.reason || rule.reason == reason) &&
                           (!rule.sentiment || isAtLeastAsBad(sentiment, *rule.sentiment)) &&
                           (!rule.isVip || *rule.isVip == isVip) && (!rule.olderThan || age > *rule.olderThan);
        if (holds)
            return rule.priority;
    }
    return Priority::Normal;
}

} // namespace tierdesk::policy
