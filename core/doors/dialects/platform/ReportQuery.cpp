#include "core/doors/dialects/platform/ReportQuery.h"

#include "core/doors/dialects/platform/Codec.h"
#include "core/doors/dialects/Validation.h"
#include "core/store/Readers.h"

#include <cmath>

namespace tierdesk::dialects::platform {

namespace {

using base::Result;

constexpr int PageSize = 500;
constexpr size_t MostRows = 10'000;
constexpr int LongestSpan = 100'000'000; // seconds: three years
constexpr Millis LongestPeriod = Millis::days(3660);

template<class E>
void readWord(FieldReader &fields, QStringView key, std::optional<E> &target)
{
    E value{};
    if (fields.oneOf(key, value))
        target = value;
}

void readSeconds(FieldReader &fields, QStringView key, std::optional<int> &target)
{
    int value = 0;
    if (fields.integer(key, value, 0, LongestSpan))
        target = value;
}

std::optional<double> secondsOf(const Session &session)
{
    if (session.status != Status::Resolved)
        return std::nullopt;
    const Millis span = session.resolvedAt.value_or(session.updatedAt) - session.createdAt;
    return std::round(static_cast<double>(span.count) / 1000);
}

bool isWanted(const Session &session, const ReportQuery &query)
{
    if (query.sentiment && polarityOf(session.sentiment) != query.sentiment)
        return false;
    if (!query.shortest && !query.longest)
        return true;
    const auto seconds = secondsOf(session);
    return seconds && *seconds >= query.shortest.value_or(0) && *seconds <= query.longest.value_or(LongestSpan);
}

QJsonArray rowOf(const Session &session)
{
    const auto polarity = polarityOf(session.sentiment);
    const auto seconds = secondsOf(session);
    return {session.id,
            base::isoText(session.createdAt),
            word(session.channel),
            session.category ? QString(word(*session.category)).toLower() : QString(),
            polarity ? QString(word(*polarity)) : QStringLiteral("unknown"),
            polarity ? QJsonValue(printedScore(session.score)) : QJsonValue(QJsonValue::Null),
            session.messageCount,
            word(speakerOf(session.tier)),
            statusWord(session.status),
            seconds ? QJsonValue(*seconds) : QJsonValue(QJsonValue::Null)};
}

/// What a report says over all of its conversations.
struct Sums {
    qint64 all = 0, resolved = 0, people = 0, scored = 0;
    double seconds = 0, score = 0;

    void add(const Session &session)
    {
        ++all;
        people += session.tier == Tier::HumanAgent ? 1 : 0;
        if (const auto span = secondsOf(session)) {
            ++resolved;
            seconds += *span;
        }
        if (polarityOf(session.sentiment)) {
            ++scored;
            score += session.score;
        }
    }
};

QJsonValue mean(double sum, qint64 count)
{
    return count > 0 ? QJsonValue(sum / static_cast<double>(count)) : QJsonValue(QJsonValue::Null);
}

} // namespace

Result<ReportQuery> decodeReport(const QJsonObject &body)
{
    ReportQuery query;
    RequestFields fields(body);
    fields.required(u"report_type", query.type);
    fields->oneOf(u"format", query.format);
    fields->require(u"time_period");
    fields->object(u"time_period", [&](FieldReader &period) {
        period.require(u"start");
        period.require(u"end");
        period.time(u"start", query.from);
        period.time(u"end", query.to);
    });
    fields->object(u"filters", [&](FieldReader &filters) {
        readWord(filters, u"sentiment", query.sentiment);
        readWord(filters, u"category", query.category);
        readWord(filters, u"channel", query.channel);
        readSeconds(filters, u"resolution_time_min", query.shortest);
        readSeconds(filters, u"resolution_time_max", query.longest);
    });
    // The guide's periods end with their last second.
    query.to = query.to + Millis::seconds(1);
    if (!fields.error() && (query.to <= query.from || query.to - query.from > LongestPeriod))
        fields->refuse(u"time_period", QStringLiteral("must end after its start, within ten years"));
    if (const auto &error = fields.error())
        return *error;
    return query;
}

Result<ReportTable> conversationTable(store::Readers &readers, CompanyId company, const ReportQuery &query,
                                      const Progress &progress)
{
    ReportTable table;
    table.title = QStringLiteral("Conversation analysis");
    table.period = base::isoText(query.from) + QStringLiteral(" to ") + base::isoText(query.to - Millis::seconds(1));
    for (const char *column : {"conversation_id", "created_at", "channel", "category", "sentiment", "sentiment_score",
                               "messages", "handled_by", "status", "resolution_time"})
        table.columns.append(QLatin1String(column));
    store::SessionFilter filter;
    filter.company = company;
    filter.category = query.category;
    filter.channel = query.channel;
    filter.from = query.from;
    filter.to = query.to;
    filter.order = {SessionSort::CreatedAt, false};
    filter.limit = PageSize;
    Sums sums;
    qint64 looked = 0, total = 0;
    while (true) {
        const auto page = readers.sessions.list(filter);
        if (!page)
            return page.error();
        total = std::max(total, page->total);
        for (const store::SessionRow &row : page->rows) {
            ++looked;
            if (!isWanted(row.session, query))
                continue;
            sums.add(row.session);
            if (table.rows.size() < MostRows)
                table.rows.push_back(rowOf(row.session));
        }
        // The last tenth is for printing.
        *progress = total > 0 ? static_cast<int>(std::min<qint64>(90, looked * 90 / total)) : 90;
        if (!page->next)
            break;
        filter.after = page->next;
    }
    const QJsonValue score = mean(sums.score, sums.scored);
    table.summary = {{QStringLiteral("conversations"), sums.all},
                     {QStringLiteral("resolved"), sums.resolved},
                     {QStringLiteral("with_people"), sums.people},
                     {QStringLiteral("average_sentiment_score"),
                      score.isNull() ? score : QJsonValue(printedScore(score.toDouble()))},
                     {QStringLiteral("average_resolution_time"), mean(sums.seconds, sums.resolved)},
                     {QStringLiteral("listed"), static_cast<qint64>(table.rows.size())}};
    return table;
}

QJsonObject tableJson(const ReportTable &table)
{
    QJsonObject summary;
    for (const auto &[name, figure] : table.summary)
        summary.insert(name, figure);
    QJsonArray rows;
    for (const QJsonArray &row : table.rows) {
        QJsonObject object;
        for (qsizetype i = 0; i < row.size(); ++i)
            object.insert(table.columns[i], row[i]);
        rows.append(object);
    }
    return {{QStringLiteral("title"), table.title},
            {QStringLiteral("period"), table.period},
            {QStringLiteral("summary"), summary},
            {QStringLiteral("conversations"), rows}};
}

QJsonObject reportJson(const store::Report &report, int progress, const QString &address)
{
    // What a report of 10,000 conversations takes on a busy machine.
    constexpr Millis Usual = Millis::seconds(10);
    const bool isThere = report.state == store::ReportState::Completed;
    const QString url = address + QStringLiteral("/analytics/reports/") + report.publicId;
    return {
        {QStringLiteral("report_id"), report.publicId},
        {QStringLiteral("status"), word(report.state)},
        {QStringLiteral("estimated_completion_time"), base::isoText(report.doneAt.value_or(report.createdAt + Usual))},
        {QStringLiteral("download_url"),
         isThere ? QJsonValue(url + QStringLiteral("/download")) : QJsonValue(QJsonValue::Null)},
        {QStringLiteral("format"), word(report.format)},
        {QStringLiteral("progress"), isThere ? 100 : progress},
        {QStringLiteral("status_url"), url}};
}

} // namespace tierdesk::dialects::platform
