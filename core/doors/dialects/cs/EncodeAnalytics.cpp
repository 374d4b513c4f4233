#include "core/doors/dialects/cs/Codec.h"

#include <algorithm>
#include <cmath>

namespace tierdesk::dialects::cs {

namespace {

/// The document's figures are numbers, so nothing is printed as 0; the counts beside say that it is nothing.
double toTenths(const std::optional<double> &value)
{
    return value ? std::round(*value * 10) / 10 : 0;
}

double wholeSeconds(const std::optional<double> &value)
{
    return value ? std::round(*value) : 0;
}

QJsonObject sumsJson(const store::SessionSums &sums)
{
    return {{QStringLiteral("sessions"), sums.sessions},
            {QStringLiteral("resolved"), sums.resolved},
            {QStringLiteral("resolutionRate"), toTenths(sums.resolutionRate())},
            {QStringLiteral("avgTime"), wholeSeconds(sums.averageSeconds)}};
}

template<class E>
QJsonArray breakdownJson(const std::vector<std::pair<E, store::SessionSums>> &rows, const QString &key)
{
    QJsonArray array;
    for (const auto &[value, sums] : rows) {
        QJsonObject row = sumsJson(sums);
        row.insert(key, word(value));
        array.append(row);
    }
    return array;
}

QJsonObject distributionJson(const std::vector<std::pair<Sentiment, qint64>> &rows)
{
    QJsonObject json;
    for (const auto &[sentiment, text] : Words<Sentiment>::table) {
        if (sentiment != Sentiment::Unknown)
            json.insert(QLatin1String(text), 0);
    }
    for (const auto &[sentiment, count] : rows) {
        if (sentiment != Sentiment::Unknown || count > 0)
            json.insert(word(sentiment), count);
    }
    return json;
}

QJsonObject bucketJson(const store::AnalyticsBucket &bucket)
{
    QJsonObject json = sumsJson(bucket.sums);
    json.insert(QStringLiteral("start"), base::isoText(bucket.start));
    json.insert(QStringLiteral("escalated"), bucket.escalated);
    QJsonObject byTier;
    for (const auto &[tier, name] : Words<Tier>::table)
        byTier.insert(QLatin1String(name), bucket.byTier.at(static_cast<size_t>(tier)));
    json.insert(QStringLiteral("byTier"), byTier);
    json.insert(QStringLiteral("avgSentiment"),
                bucket.averageScore ? QJsonValue(printedScore(*bucket.averageScore)) : QJsonValue(QJsonValue::Null));
    return json;
}

} // namespace

QJsonObject analyticsJson(const store::Analytics &analytics, const Period &period)
{
    QJsonObject byReason;
    for (const auto &[reason, count] : analytics.byReason)
        byReason.insert(word(reason), count);

    // The end is printed as it was covered: a period to midnight ends at 23:59:59.
    const Timestamp end = period.to - (period.to.ms % 1000 == 0 ? Millis::seconds(1) : Millis{1});
    QJsonObject json{
        {QStringLiteral("period"), QJsonObject{{QStringLiteral("start"), base::isoText(period.from)},
                                               {QStringLiteral("end"), base::isoText(end)}}},
        {QStringLiteral("overview"),
         QJsonObject{{QStringLiteral("totalSessions"), analytics.overview.sessions},
                     {QStringLiteral("resolvedSessions"), analytics.overview.resolved},
                     {QStringLiteral("resolutionRate"), toTenths(analytics.overview.resolutionRate())},
                     {QStringLiteral("avgResolutionTime"), wholeSeconds(analytics.overview.averageSeconds)},
                     {QStringLiteral("avgMessagesPerSession"), toTenths(analytics.averageMessages)},
                     {QStringLiteral("customerSatisfactionAvg"), toTenths(analytics.averageRating)},
                     {QStringLiteral("ratedSessions"), analytics.rated}}},
        {QStringLiteral("byTier"), breakdownJson(analytics.byTier, QStringLiteral("tier"))},
        {QStringLiteral("byChannel"), breakdownJson(analytics.byChannel, QStringLiteral("channel"))},
        {QStringLiteral("escalations"),
         QJsonObject{{QStringLiteral("total"), analytics.escalated},
                     {QStringLiteral("byReason"), byReason},
                     {QStringLiteral("avgEscalationTime"), wholeSeconds(analytics.averageEscalationSeconds)},
                     {QStringLiteral("escalationRate"), toTenths(analytics.escalationRate)}}},
        {QStringLiteral("sentiment"),
         QJsonObject{{QStringLiteral("distribution"), distributionJson(analytics.bySentiment)},
                     {QStringLiteral("irateIncidents"), analytics.irateIncidents},
                     {QStringLiteral("sentimentImprovement"), toTenths(analytics.sentimentImprovement)}}}};
    if (period.groupBy) {
        QJsonArray series;
        for (const store::AnalyticsBucket &bucket : analytics.series)
            series.append(bucketJson(bucket));
        json.insert(QStringLiteral("groupBy"), word(*period.groupBy));
        json.insert(QStringLiteral("series"), series);
    }
    return json;
}

} // namespace tierdesk::dialects::cs
