#pragma once

#include "core/doors/client/Resource.h"
#include "core/doors/deskapi/Reports.h"

namespace tierdesk::client {

/// Figures: a supervisor's, but the server's status is everybody's.
class Reports final : public Resource
{
public:
    /// Sessions created from `from` on and before `to`; without them the thirty days up to now. At most three years.
    struct Period {
        std::optional<Timestamp> from, to;
        std::optional<deskapi::GroupBy> groupBy;
    };

    using Resource::Resource;

    void analytics(const Period &period, QObject *context, Done<deskapi::Analytics> done);
    /// At most 31 days, in at most 2,000 buckets of 1 to 1,440 minutes, counted from @p from.
    void sentiment(Timestamp from, Timestamp to, int bucketMinutes, QObject *context,
                   Done<deskapi::SentimentSeries> done);
    void status(QObject *context, Done<deskapi::ServerStatus> done);
};

} // namespace tierdesk::client
