#include "core/doors/dialects/support/Codec.h"

#include <QtCore/QJsonArray>

#include <algorithm>
#include <cmath>

namespace tierdesk::dialects::support {

namespace {

/// Models in the document; they are printed whichever model answered.
constexpr std::array PrintedModels{"llama-3.3-70b-versatile", "openai/gpt-oss-120b", "llama-3.1-8b-instant"};
/// The first two have a cost in the document.
constexpr size_t PrintedCosts = 2;

/// The document has numbers only: without data the ratio is 0, and the counts show that.
double ratio(double of, qint64 count)
{
    return count > 0 ? of / static_cast<double>(count) : 0;
}

double rounded(double value, double unit)
{
    return std::round(value * unit) / unit;
}

double usd(double nano)
{
    return rounded(nano / 1e9, 1e9);
}

} // namespace

double averageLatency(const std::vector<store::AnswerSum> &answers)
{
    qint64 count = 0, ms = 0;
    for (const store::AnswerSum &each : answers) {
        count += each.answers;
        ms += each.latencyMs;
    }
    return rounded(ratio(static_cast<double>(ms), count), 10);
}

QJsonObject metricsJson(const Figures &figures, const Span &span)
{
    qint64 answers = 0, cached = 0, cost = 0;
    QJsonObject usage, costs;
    for (size_t i = 0; i < PrintedModels.size(); ++i) {
        usage.insert(QLatin1String(PrintedModels[i]), 0);
        if (i < PrintedCosts)
            costs.insert(QLatin1String(PrintedModels[i]), 0);
    }
    for (const store::AnswerSum &each : figures.answers) {
        answers += each.answers;
        cached += each.cached;
        cost += each.costNanoUsd;
        usage.insert(each.model, each.answers);
        costs.insert(each.model, usd(static_cast<double>(each.costNanoUsd)));
    }
    std::array<qint64, 3> polarities{};
    qint64 unread = 0;
    for (const auto &[sentiment, count] : figures.moods.words) {
        if (const auto polarity = polarityOf(sentiment))
            polarities.at(static_cast<size_t>(*polarity)) += count;
        else
            unread += count;
    }
    QJsonObject distribution;
    for (const auto &[polarity, name] : Words<Polarity>::table)
        distribution.insert(QLatin1String(name), polarities.at(static_cast<size_t>(polarity)));
    if (unread > 0)
        distribution.insert(u"unknown"_s, unread);

    const qint64 queries = figures.moods.messages;
    return {{u"timeframe"_s, span.name},
            {u"start_date"_s, base::isoText(span.from)},
            {u"end_date"_s, base::isoText(span.to)},
            {u"total_queries"_s, queries},
            {u"avg_response_time_ms"_s, averageLatency(figures.answers)},
            {u"model_usage"_s, usage},
            {u"sentiment_distribution"_s, distribution},
            {u"escalation_rate"_s,
             rounded(ratio(static_cast<double>(figures.escalations.escalated), figures.escalations.sessions), 1e4)},
            {u"cache_hit_rate"_s, rounded(ratio(static_cast<double>(cached), answers), 1e4)},
            {u"cost_metrics"_s, QJsonObject{{u"total_cost"_s, usd(static_cast<double>(cost))},
                                            {u"cost_per_query"_s, usd(ratio(static_cast<double>(cost), queries))},
                                            {u"cost_by_model"_s, costs}}}};
}

QJsonObject sessionMetricsJson(const store::SessionDetail &detail)
{
    qint64 messages = 0, scored = 0, read = 0, latency = 0;
    double score = 0, complexity = 0;
    QStringList models;
    for (const Message &message : detail.messages) {
        if (message.isInternal)
            continue;
        ++messages;
        if (message.score) {
            ++scored;
            score += *message.score;
        }
        if (message.complexity) {
            ++read;
            complexity += *message.complexity;
        }
        if (message.answer) {
            latency += message.answer->latencyMs;
            if (!models.contains(message.answer->model))
                models.append(message.answer->model);
        } else if (message.speaker == Speaker::HumanAgent && !models.contains(u"human")) {
            models.append(u"human"_s);
        }
    }
    const std::optional<int> &rating = detail.session.rating;
    return {{u"session_id"_s, detail.session.id},
            {u"total_messages"_s, messages},
            {u"avg_sentiment"_s, printedScore(ratio(score, scored))},
            {u"avg_complexity"_s, printedScore(ratio(complexity, read))},
            {u"models_used"_s, QJsonArray::fromStringList(models)},
            {u"total_response_time_ms"_s, latency},
            {u"escalated"_s, !detail.escalations.empty()},
            {u"satisfaction_score"_s, rating ? QJsonValue(*rating) : QJsonValue(QJsonValue::Null)}};
}

} // namespace tierdesk::dialects::support
