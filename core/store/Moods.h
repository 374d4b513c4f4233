#pragma once

#include "core/base/Result.h"
#include "core/domain/Enums.h"
#include "core/domain/Ids.h"

#include <optional>
#include <utility>
#include <vector>

namespace tierdesk::store {

class Database;

/// How some messages of customers felt.
struct MoodSums {
    qint64 messages = 0;
    qint64 scored = 0;                               ///< the rest is in a language that is not read
    double score = 0;                                ///< sum over the scored ones
    std::vector<std::pair<Sentiment, qint64>> words; ///< those that occur

    void add(Sentiment sentiment, qint64 count, qint64 countScored, double sum);
    [[nodiscard]] std::optional<double> mean() const
    {
        return scored > 0 ? std::optional(score / static_cast<double>(scored)) : std::nullopt;
    }
};

struct MoodSeries {
    Timestamp from, to; ///< the period that was asked for, widened to whole minutes
    MoodSums all;
    std::vector<std::pair<Timestamp, MoodSums>> buckets; ///< by their start, also the empty ones
};

/// The table `mood`: sums of customers' messages by minute. A message counts from its commit on, whether or not
/// advance() has taken it in yet: the tail is read through. Every function fails with StorageFailed.
class Moods final
{
public:
    explicit Moods(Database &database)
        : m_database(database)
    {}

    /// Takes up to @p limit more messages into the sums; gives how many. Inside a transaction of the writer; 10,000
    /// take about 10 ms.
    [[nodiscard]] base::Result<int> advance(int limit = 10'000);
    /// Buckets of @p minutes (1 or more), counted from @p from.
    [[nodiscard]] base::Result<MoodSeries> series(CompanyId company, Timestamp from, Timestamp to, int minutes) const;

private:
    Database &m_database;
};

} // namespace tierdesk::store
