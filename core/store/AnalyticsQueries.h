#pragma once

#include "core/base/Result.h"
#include "core/domain/Enums.h"
#include "core/domain/Ids.h"

#include <array>
#include <optional>
#include <utility>
#include <vector>

namespace tierdesk::store {

class Database;

/// Sums over sessions; rates and averages of nothing are absent, not zero.
struct SessionSums {
    qint64 sessions = 0;
    qint64 resolved = 0;
    std::optional<double> averageSeconds; ///< from createdAt to resolvedAt, of the resolved ones
    /// 100 · resolved / sessions, not rounded.
    [[nodiscard]] std::optional<double> resolutionRate() const
    {
        if (sessions == 0)
            return std::nullopt;
        return 100.0 * static_cast<double>(resolved) / static_cast<double>(sessions);
    }
};

enum class GroupBy { Day, Week, Month };

/// One bucket of a series: UTC days, ISO weeks (from Monday), months. Empty buckets are there too.
struct AnalyticsBucket {
    Timestamp start;
    SessionSums sums;
    qint64 escalated = 0;
    std::optional<double> averageScore; ///< of the sessions' last scores, −1…1
    std::array<qint64, 3> byTier{};     ///< sessions by Tier: where they ended or are now
};

/// The figures of sessions that were created within [from, to).
struct Analytics {
    SessionSums overview;
    std::optional<double> averageMessages;
    std::optional<double> averageRating; ///< 1…5, of the rated ones
    qint64 rated = 0;
    std::vector<std::pair<Tier, SessionSums>> byTier;       ///< at the tier that ended it or holds it now; all three
    std::vector<std::pair<Channel, SessionSums>> byChannel; ///< channels that occur
    qint64 escalated = 0;                                   ///< sessions with at least one escalation
    std::vector<std::pair<Reason, qint64>> byReason;        ///< of each session's first escalation; reasons that occur
    std::optional<double> averageEscalationSeconds;         ///< from createdAt to the first escalation
    std::optional<double> escalationRate;                   ///< percent
    std::vector<std::pair<Sentiment, qint64>> bySentiment;  ///< last sentiment of sessions with a read message; six
                                                            ///< words, and Unknown when it occurs
    qint64 irateIncidents = 0;                              ///< customers' messages with a score ≤ −.8
    std::optional<double> sentimentImprovement; ///< percent of the sessions with two scores or more whose last is
                                                ///< higher than their first
    std::vector<std::pair<ResolutionType, qint64>> byResolution; ///< of the resolved sessions; types that occur
    std::vector<AnalyticsBucket> series;                         ///< with a groupBy
};

struct ActiveCounts {
    qint64 open = 0; ///< neither RESOLVED nor ABANDONED
    qint64 waiting = 0;
    qint64 held = 0;
    std::vector<std::pair<Tier, qint64>> byTier; ///< of the open ones
};

/// The first human answers of cases that reached a person within a period: in time, or late.
struct FirstAnswers {
    qint64 met = 0, missed = 0;
    /// 0…1; none when none is decided yet.
    [[nodiscard]] std::optional<double> share() const
    {
        const qint64 all = met + missed;
        return all > 0 ? std::optional(static_cast<double>(met) / static_cast<double>(all)) : std::nullopt;
    }
};

/// Of the sessions created within a period: how many there are, and how many have escalated since.
struct EscalationShare {
    qint64 sessions = 0, escalated = 0;
};

/// Reading figures; reader connections. Every function fails with StorageFailed.
class AnalyticsQueries final
{
public:
    explicit AnalyticsQueries(Database &database)
        : m_database(database)
    {}

    [[nodiscard]] base::Result<Analytics> analytics(CompanyId company, Timestamp from, Timestamp to,
                                                    std::optional<GroupBy> groupBy = std::nullopt) const;
    /// What analytics() says of escalations alone, without its other figures.
    [[nodiscard]] base::Result<EscalationShare> escalationShare(CompanyId company, Timestamp from, Timestamp to) const;
    [[nodiscard]] base::Result<ActiveCounts> active(CompanyId company) const;
    /// Of the sessions that escalated to a person, or began with one, at or after @p since. One that still waits and is
    /// not overdue at @p now is neither.
    [[nodiscard]] base::Result<FirstAnswers> firstAnswers(CompanyId company, Timestamp since, Timestamp now) const;

private:
    Database &m_database;
};

} // namespace tierdesk::store
