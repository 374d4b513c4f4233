#pragma once

#include "core/base/Time.h"
#include "core/domain/Enums.h"

#include <QtCore/QString>
#include <QtCore/QStringList>

#include <optional>
#include <utility>
#include <vector>

/// Figures: of a period's sessions, of its customers' moods, of the server itself.
namespace tierdesk::deskapi {

enum class GroupBy { Day, Week, Month };

/// How often each of an enum's words occurs, in the order of the words; those that never do may be left out.
/// JSON {"WORD": 12, …}.
template<class E>
struct Tally {
    std::vector<std::pair<E, qint64>> counts;

    [[nodiscard]] qint64 of(E value) const
    {
        for (const auto &[each, count] : counts) {
            if (each == value)
                return count;
        }
        return 0;
    }
    [[nodiscard]] qint64 total() const
    {
        qint64 sum = 0;
        for (const auto &each : counts)
            sum += each.second;
        return sum;
    }
};

/// Where nothing was counted, rates and averages are 0: the count beside tells.
struct SessionFigures {
    qint64 sessions = 0;
    qint64 resolved = 0;
    double resolutionRate = 0; ///< percent, one decimal
    qint64 averageSeconds = 0; ///< JSON `avgTime`: from the first message to the resolution
};
struct TierFigures {
    Tier tier = Tier::AiRep;
    SessionFigures figures;
};
struct ChannelFigures {
    Channel channel = Channel::Chat;
    SessionFigures figures;
};

/// A day, week or month of the series.
struct FiguresBucket {
    Timestamp start;
    SessionFigures figures;
    qint64 escalated = 0;
    std::optional<double> averageScore; ///< JSON `avgSentiment`: −1…1; none without a session
    Tally<Tier> byTier;                 ///< where they ended or are now
};

/// Sessions as they are at this moment.
struct ActiveFigures {
    qint64 open = 0; ///< neither RESOLVED nor ABANDONED
    qint64 waiting = 0;
    qint64 held = 0;
    Tally<Tier> byTier; ///< of the open ones
};

/// Of the sessions created within a period.
struct Analytics {
    struct Period {
        Timestamp start, end; ///< both within it
    };
    struct Overview {
        qint64 sessions = 0; ///< JSON `totalSessions`
        qint64 resolved = 0; ///< JSON `resolvedSessions`
        double resolutionRate = 0;
        qint64 averageSeconds = 0;  ///< JSON `avgResolutionTime`
        double averageMessages = 0; ///< JSON `avgMessagesPerSession`
        double averageRating = 0;   ///< JSON `customerSatisfactionAvg`, 1…5
        qint64 rated = 0;           ///< JSON `ratedSessions`
    };
    struct Escalations {
        qint64 sessions = 0; ///< JSON `total`: sessions that escalated at least once
        Tally<Reason> byReason;
        qint64 averageSeconds = 0; ///< JSON `avgEscalationTime`: from the start to the first escalation
        double rate = 0;           ///< JSON `escalationRate`, percent
    };
    struct Moods {
        Tally<Sentiment> distribution;
        qint64 irateIncidents = 0;
        double improvement = 0; ///< JSON `sentimentImprovement`, percent
    };

    Period period;
    Overview overview;
    std::vector<TierFigures> byTier;
    std::vector<ChannelFigures> byChannel;
    Escalations escalations;
    Moods sentiment;
    Tally<ResolutionType> byResolution; ///< how the resolved ones ended
    ActiveFigures active;
    std::optional<GroupBy> groupBy;
    std::vector<FiguresBucket> series; ///< empty without groupBy
};

/// Of what customers wrote within a period.
struct SentimentSeries {
    struct Bucket {
        Timestamp at; ///< its start
        qint64 count = 0;
        std::optional<double> score; ///< mean, −1…1; none when nobody wrote
        Tally<Sentiment> words;
    };
    Timestamp from, to; ///< from ≤ a message < to
    int bucketMinutes = 0;
    qint64 count = 0;
    std::optional<double> score;
    Tally<Sentiment> words;
    std::vector<Bucket> buckets; ///< all of the period's, also the empty ones
};

/// What a console's status line shows.
struct ServerStatus {
    enum class ModelState {
        Ready,
        Degraded, ///< its last calls failed, or it cannot write down what it says
        Off,      ///< the tier is switched off
    };
    struct Model {
        Tier tier = Tier::AiRep;
        QString name;
        ModelState state = ModelState::Ready;
    };
    QString version;
    QStringList listen; ///< "http://127.0.0.1:8080"
    bool isTls = false; ///< JSON `tls`
    std::vector<Model> models;
    qint64 activeSessions = 0; ///< of the company: neither RESOLVED nor ABANDONED
    std::optional<double>
        p95TurnMs; ///< from the message's arrival to its answer, since the start; none before the first
    std::optional<double> slaMetToday; ///< 0…1 of the first answers that were due today, by UTC; none if none was
    Timestamp startedAt;
};

} // namespace tierdesk::deskapi

namespace tierdesk {
template<>
struct Words<deskapi::GroupBy> {
    static constexpr std::array table{std::pair{deskapi::GroupBy::Day, "day"},
                                      std::pair{deskapi::GroupBy::Week, "week"},
                                      std::pair{deskapi::GroupBy::Month, "month"}};
};
template<>
struct Words<deskapi::ServerStatus::ModelState> {
    static constexpr std::array table{std::pair{deskapi::ServerStatus::ModelState::Ready, "ready"},
                                      std::pair{deskapi::ServerStatus::ModelState::Degraded, "degraded"},
                                      std::pair{deskapi::ServerStatus::ModelState::Off, "off"}};
};
} // namespace tierdesk
