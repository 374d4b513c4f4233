#include "core/base/Json.h"
#include "core/doors/dialects/Answering.h"
#include "core/doors/dialects/ClientWords.h"
#include "core/doors/dialects/platform/AuditWords.h"
#include "core/doors/dialects/platform/Codec.h"
#include "core/doors/dialects/Validation.h"

#include <algorithm>

namespace tierdesk::dialects::platform {

namespace {

constexpr qsizetype MaxRecordRef = 200;
constexpr qsizetype MaxSummary = 5000;

Timestamp dayOf(Timestamp at)
{
    return {at.ms - at.ms % Millis::days(1).count};
}

} // namespace

base::Result<CaseRequest> decodeCase(const QJsonObject &body)
{
    CaseRequest request;
    // The guide's service is for complex issues; the details are in the summary.
    request.ticket.reason = Reason::ComplexIssue;
    RequestFields fields(body);
    fields.required(u"conversation_id", request.ticket.sessionId, MaxRecordRef);
    fields->text(u"user_id", request.user, MaxRecordRef);
    TicketPriority priority = TicketPriority::Medium;
    fields.required(u"priority", priority);
    request.ticket.priority = recordedAs(priority);
    fields.required(u"issue_summary", request.ticket.notes, MaxSummary);
    QString source = u"the client"_s;
    fields->text(u"source", source, MaxRecordRef);
    QStringList said{u"asked for by "_s + source};
    double score = 0;
    if (fields->number(u"sentiment_score", score, 0, 1))
        said.append(u"sentiment %1 of 1 as it reads it"_s.arg(score));
    QJsonObject data;
    if (fields.object(u"relevant_data", data) && !data.isEmpty())
        request.ticket.notes += u'\n' + QString::fromUtf8(base::toJson(data));
    if (const auto &error = fields.error())
        return *error;
    TRY(checkedId(request.ticket.sessionId, u"conversation_id"_s));
    request.ticket.explanation = said.join(u"; "_s);
    return request;
}

base::Result<DashboardQuery> decodeDashboard(const Call &call, Timestamp now)
{
    constexpr Millis Usual = Millis::days(30);
    constexpr Millis Longest = Millis::days(3660);
    DashboardQuery asked;
    QueryFields query(call);
    const auto from = query.time(u"start_date");
    const auto to = query.timeAfter(u"end_date");
    const QString metrics = query.text(u"metrics").value_or(u"conversations,sentiment"_s);
    for (const QString &each : metrics.split(u',', Qt::SkipEmptyParts)) {
        const auto metric = fromWord<DashboardMetric>(each.trimmed());
        if (!metric)
            query.refuse(u"metrics", u"must be of conversations, sentiment, resolution_time, escalations"_s);
        else if (std::find(asked.metrics.begin(), asked.metrics.end(), *metric) == asked.metrics.end())
            asked.metrics.push_back(*metric);
    }
    if (query.error())
        return *query.error();
    const Timestamp end = to.value_or(now + Millis{1});
    asked.to = dayOf(end + Millis::days(1) - Millis{1});
    asked.from = dayOf(from.value_or(asked.to - Usual));
    if (asked.to <= asked.from)
        query.refuse(to ? u"end_date" : u"start_date",
                     to ? u"must not be before start_date"_s : u"must lie in the past"_s);
    else if (asked.to - asked.from > Longest)
        query.refuse(u"end_date", u"must be within ten years of start_date"_s);
    if (query.error())
        return *query.error();
    return asked;
}

base::Result<store::AuditFilter> decodeAudit(const Call &call)
{
    constexpr int MostRows = 1000;
    constexpr int LastOffset = 1'000'000;
    store::AuditFilter filter;
    QueryFields query(call);
    filter.from = query.time(u"start_time");
    filter.to = query.timeAfter(u"end_time");
    filter.person = query.text(u"user_id").value_or(QString());
    filter.session = query.text(u"conversation_id").value_or(QString());
    if (const auto action = query.text(u"action_type"))
        filter.commands = commandsOf(*action);
    filter.limit = query.integer(u"limit", 100, 1, MostRows);
    filter.offset = query.integer(u"offset", 0, 0, LastOffset);
    if (query.error())
        return *query.error();
    return filter;
}

} // namespace tierdesk::dialects::platform
