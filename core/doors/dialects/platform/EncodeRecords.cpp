#include "core/doors/dialects/platform/AuditWords.h"
#include "core/doors/dialects/platform/Codec.h"
#include "core/mind/nlu/Pii.h"

#include <QtCore/QDateTime>
#include <QtNetwork/QHostAddress>

#include <algorithm>
#include <cmath>

namespace tierdesk::dialects::platform {

namespace {

constexpr size_t MostIssues = 10;

QString dateOf(Timestamp at)
{
    return QDateTime::fromMSecsSinceEpoch(at.ms, Qt::UTC).date().toString(Qt::ISODate);
}

/// 0.1234: what has more digits is not known any better.
double rounded(double value)
{
    return std::round(value * 1e4) / 1e4;
}

Timestamp startOf(const store::AnalyticsBucket &bucket)
{
    return bucket.start;
}

Timestamp startOf(const std::pair<Timestamp, store::MoodSums> &bucket)
{
    return bucket.first;
}

template<class T, class Value>
QJsonArray trendOf(const std::vector<T> &buckets, const char *name, Value value)
{
    QJsonArray array;
    for (const T &each : buckets) {
        const QJsonValue figure = value(each);
        if (!figure.isUndefined())
            array.append(QJsonObject{{QStringLiteral("date"), dateOf(startOf(each))}, {QLatin1String(name), figure}});
    }
    return array;
}

QJsonObject trendsJson(const Figures &figures, const DashboardQuery &asked)
{
    QJsonObject trends;
    const auto &days = figures.analytics.series;
    const auto has = [&](DashboardMetric metric) {
        return std::find(asked.metrics.begin(), asked.metrics.end(), metric) != asked.metrics.end();
    };
    if (has(DashboardMetric::Conversations))
        trends.insert(word(DashboardMetric::Conversations),
                      trendOf(days, "count", [](const auto &day) { return QJsonValue(day.sums.sessions); }));
    if (has(DashboardMetric::Sentiment))
        trends.insert(word(DashboardMetric::Sentiment), trendOf(figures.moods.buckets, "score", [](const auto &day) {
                          const auto mean = day.second.mean();
                          return mean ? QJsonValue(printedScore(*mean)) : QJsonValue(QJsonValue::Undefined);
                      }));
    if (has(DashboardMetric::ResolutionTime))
        trends.insert(word(DashboardMetric::ResolutionTime), trendOf(days, "seconds", [](const auto &day) {
                          const auto &mean = day.sums.averageSeconds;
                          return mean ? QJsonValue(std::round(*mean)) : QJsonValue(QJsonValue::Undefined);
                      }));
    if (has(DashboardMetric::Escalations))
        trends.insert(word(DashboardMetric::Escalations),
                      trendOf(days, "count", [](const auto &day) { return QJsonValue(day.escalated); }));
    return trends;
}

/// "platform 192.168.1.1" without the door; null where the last word is no address: "idle clock".
QJsonValue addressIn(const QString &origin)
{
    const QString last = origin.section(u' ', -1);
    return QHostAddress(last).isNull() ? QJsonValue(QJsonValue::Null) : QJsonValue(last);
}

bool hasPersonalData(const QString &text)
{
    const QByteArray utf8 = text.toUtf8();
    return !nlu::findPii({utf8.constData(), static_cast<size_t>(utf8.size())}).empty();
}

QJsonObject logJson(const store::AuditRow &row)
{
    const AuditWord known = auditWord(row.command);
    QJsonObject details{{QStringLiteral("command"), row.command}, {QStringLiteral("actor"), row.actor.name}};
    if (row.message) {
        details.insert(QStringLiteral("message_id"), messageId(row.message->id));
        details.insert(QStringLiteral("contains_pii"), hasPersonalData(row.message->text));
        if (row.message->score)
            details.insert(QStringLiteral("sentiment_score"), printedScore(*row.message->score));
    }
    const bool isOfPerson = row.actor.kind == Actor::Kind::User || row.customerRef.isEmpty();
    return {{QStringLiteral("log_id"), QStringLiteral("audit-") + QString::number(row.seq)},
            {QStringLiteral("timestamp"), base::isoText(row.at)},
            {QStringLiteral("user_id"), isOfPerson ? row.actor.name : row.customerRef},
            {QStringLiteral("service"), known.service},
            {QStringLiteral("action"), known.action},
            {QStringLiteral("resource_id"), row.sessionId.isEmpty() ? row.subject : row.sessionId},
            {QStringLiteral("request_ip"), addressIn(row.actor.from)},
            {QStringLiteral("details"), details}};
}

} // namespace

QJsonObject dashboardJson(const Figures &figures, const DashboardQuery &asked)
{
    const store::Analytics &analytics = figures.analytics;
    QJsonArray issues;
    for (const auto &[category, count] : figures.issues) {
        if (static_cast<size_t>(issues.size()) < MostIssues)
            issues.append(QJsonObject{{QStringLiteral("issue"), QString(word(category)).toLower()},
                                      {QStringLiteral("count"), count}});
    }
    const auto mood = figures.moods.all.mean();
    return {{QStringLiteral("time_period"),
             QJsonObject{{QStringLiteral("start"), base::isoText(asked.from)},
                         {QStringLiteral("end"), base::isoText(asked.to - Millis::seconds(1))}}},
            {QStringLiteral("summary"),
             QJsonObject{
                 {QStringLiteral("total_conversations"), analytics.overview.sessions},
                 {QStringLiteral("average_sentiment_score"),
                  mood ? QJsonValue(printedScore(*mood)) : QJsonValue(QJsonValue::Null)},
                 {QStringLiteral("average_resolution_time"), std::round(analytics.overview.averageSeconds.value_or(0))},
                 {QStringLiteral("escalation_rate"), rounded(analytics.escalationRate.value_or(0) / 100)}}},
            {QStringLiteral("trends"), trendsJson(figures, asked)},
            {QStringLiteral("top_issues"), issues}};
}

QJsonObject auditJson(const store::AuditPage &page, const store::AuditFilter &filter)
{
    QJsonArray logs;
    for (const store::AuditRow &row : page.rows)
        logs.append(logJson(row));
    return {{QStringLiteral("logs"), logs},
            {QStringLiteral("total"), page.total},
            {QStringLiteral("total_is_exact"), page.isTotalExact},
            {QStringLiteral("limit"), filter.limit},
            {QStringLiteral("offset"), filter.offset}};
}

} // namespace tierdesk::dialects::platform
