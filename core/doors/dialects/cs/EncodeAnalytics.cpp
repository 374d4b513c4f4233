#include "core/doors/dialects/cs/Codec.h"

#include <algorithm>
#include <cmath>

namespace tierdesk::dialects::cs {

namespace {

/// Rounds to tenths. The document has numbers only, so no value is printed as 0; the counts show that.
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
    return {{u"sessions"_s, sums.sessions},
            {u"resolved"_s, sums.resolved},
            {u"resolutionRate"_s, toTenths(sums.resolutionRate())},
            {u"avgTime"_s, wholeSeconds(sums.averageSeconds)}};
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
    json.insert(u"start"_s, base::isoText(bucket.start));
    json.insert(u"escalated"_s, bucket.escalated);
    QJsonObject byTier;
    for (const auto &[tier, name] : Words<Tier>::table)
        byTier.insert(QLatin1String(name), bucket.byTier.at(static_cast<size_t>(tier)));
    json.insert(u"byTier"_s, byTier);
    json.insert(u"avgSentiment"_s,
                bucket.averageScore ? QJsonValue(printedScore(*bucket.averageScore)) : QJsonValue(QJsonValue::Null));
    return json;
}

} // namespace

QJsonObject analyticsJson(const store::Analytics &analytics, const Period &period)
{
    QJsonObject byReason;
    for (const auto &[reason, count] : analytics.byReason)
        byReason.insert(word(reason), count);

    // The printed end is inclusive: a period to midnight ends at 23:59:59.
    const Timestamp end = period.to - (period.to.ms % 1000 == 0 ? Millis::seconds(1) : Millis{1});
    QJsonObject json{
        {u"period"_s, QJsonObject{{u"start"_s, base::isoText(period.from)}, {u"end"_s, base::isoText(end)}}},
        {u"overview"_s, QJsonObject{{u"totalSessions"_s, analytics.overview.sessions},
                                    {u"resolvedSessions"_s, analytics.overview.resolved},
                                    {u"resolutionRate"_s, toTenths(analytics.overview.resolutionRate())},
                                    {u"avgResolutionTime"_s, wholeSeconds(analytics.overview.averageSeconds)},
                                    {u"avgMessagesPerSession"_s, toTenths(analytics.averageMessages)},
                                    {u"customerSatisfactionAvg"_s, toTenths(analytics.averageRating)},
                                    {u"ratedSessions"_s, analytics.rated}}},
        {u"byTier"_s, breakdownJson(analytics.byTier, u"tier"_s)},
        {u"byChannel"_s, breakdownJson(analytics.byChannel, u"channel"_s)},
        {u"escalations"_s, QJsonObject{{u"total"_s, analytics.escalated},
                                       {u"byReason"_s, byReason},
                                       {u"avgEscalationTime"_s, wholeSeconds(analytics.averageEscalationSeconds)},
                                       {u"escalationRate"_s, toTenths(analytics.escalationRate)}}},
        {u"sentiment"_s, QJsonObject{{u"distribution"_s, distributionJson(analytics.bySentiment)},
                                     {u"irateIncidents"_s, analytics.irateIncidents},
                                     {u"sentimentImprovement"_s, toTenths(analytics.sentimentImprovement)}}}};
    if (period.groupBy) {
        QJsonArray series;
        for (const store::AnalyticsBucket &bucket : analytics.series)
            series.append(bucketJson(bucket));
        json.insert(u"groupBy"_s, word(*period.groupBy));
        json.insert(u"series"_s, series);
    }
    return json;
}

} // namespace tierdesk::dialects::cs
