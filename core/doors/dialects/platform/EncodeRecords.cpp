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

/// Rounds to four decimals, the precision of the data.
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
            array.append(QJsonObject{{u"date"_s, dateOf(startOf(each))}, {QLatin1String(name), figure}});
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

/// Returns the address of "platform 192.168.1.1"; null if the last word is no address, as in "idle clock".
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
    QJsonObject details{{u"command"_s, row.command}, {u"actor"_s, row.actor.name}};
    if (row.message) {
        details.insert(u"message_id"_s, messageId(row.message->id));
        details.insert(u"contains_pii"_s, hasPersonalData(row.message->text));
        if (row.message->score)
            details.insert(u"sentiment_score"_s, printedScore(*row.message->score));
    }
    const bool isOfPerson = row.actor.kind == Actor::Kind::User || row.customerRef.isEmpty();
    return {{u"log_id"_s, u"audit-"_s + QString::number(row.seq)},
            {u"timestamp"_s, base::isoText(row.at)},
            {u"user_id"_s, isOfPerson ? row.actor.name : row.customerRef},
            {u"service"_s, known.service},
            {u"action"_s, known.action},
            {u"resource_id"_s, row.sessionId.isEmpty() ? row.subject : row.sessionId},
            {u"request_ip"_s, addressIn(row.actor.from)},
            {u"details"_s, details}};
}

} // namespace

QJsonObject dashboardJson(const Figures &figures, const DashboardQuery &asked)
{
    const store::Analytics &analytics = figures.analytics;
    QJsonArray issues;
    for (const auto &[category, count] : figures.issues) {
        if (static_cast<size_t>(issues.size()) < MostIssues)
            issues.append(QJsonObject{{u"issue"_s, QString(word(category)).toLower()}, {u"count"_s, count}});
    }
    const auto mood = figures.moods.all.mean();
    return {{u"time_period"_s, QJsonObject{{u"start"_s, base::isoText(asked.from)},
                                           {u"end"_s, base::isoText(asked.to - Millis::seconds(1))}}},
            {u"summary"_s,
             QJsonObject{
                 {u"total_conversations"_s, analytics.overview.sessions},
                 {u"average_sentiment_score"_s, mood ? QJsonValue(printedScore(*mood)) : QJsonValue(QJsonValue::Null)},
                 {u"average_resolution_time"_s, std::round(analytics.overview.averageSeconds.value_or(0))},
                 {u"escalation_rate"_s, rounded(analytics.escalationRate.value_or(0) / 100)}}},
            {u"trends"_s, trendsJson(figures, asked)},
            {u"top_issues"_s, issues}};
}

QJsonObject auditJson(const store::AuditPage &page, const store::AuditFilter &filter)
{
    QJsonArray logs;
    for (const store::AuditRow &row : page.rows)
        logs.append(logJson(row));
    return {{u"logs"_s, logs},
            {u"total"_s, page.total},
            {u"total_is_exact"_s, page.isTotalExact},
            {u"limit"_s, filter.limit},
            {u"offset"_s, filter.offset}};
}

} // namespace tierdesk::dialects::platform
