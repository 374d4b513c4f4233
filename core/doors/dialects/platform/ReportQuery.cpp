#include "core/doors/dialects/platform/ReportQuery.h"

#include "core/doors/dialects/platform/Channels.h"
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

/// Removes null fields, also inside the two objects.
QJsonObject withoutNulls(QJsonObject body)
{
    for (const QString &key : {u"time_period"_s, u"filters"_s}) {
        if (!body[key].isObject())
            continue;
        QJsonObject inner = body[key].toObject();
        for (const QString &name : inner.keys()) {
            if (inner[name].isNull())
                inner.remove(name);
        }
        body.insert(key, inner);
    }
    return body;
}

/// Returns the first instant after what @p end covers: a date covers its whole day, a time its whole second, or its
/// millisecond if it has a fraction.
Timestamp afterEnd(const QString &end, Timestamp at)
{
    if (end.size() == 10) // "2025-02-28"
        return at + Millis::days(1);
    return at + (at.ms % 1000 == 0 ? Millis::seconds(1) : Millis{1});
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
            word(channelFor(session.channel)),
            session.category ? QString(word(*session.category)).toLower() : QString(),
            polarity ? QString(word(*polarity)) : u"unknown"_s,
            polarity ? QJsonValue(printedScore(session.score)) : QJsonValue(QJsonValue::Null),
            session.messageCount,
            word(speakerOf(session.tier)),
            statusWord(session.status),
            seconds ? QJsonValue(*seconds) : QJsonValue(QJsonValue::Null)};
}

QJsonValue mean(double sum, qint64 count)
{
    return count > 0 ? QJsonValue(sum / static_cast<double>(count)) : QJsonValue(QJsonValue::Null);
}

} // namespace

Result<ReportQuery> decodeReport(const QJsonObject &body)
{
    ReportQuery query;
    const QJsonObject known = withoutNulls(body);
    const QString given = known[u"time_period"][u"end"].toString();
    RequestFields fields(known);
    fields.required(u"report_type", query.type);
    fields->oneOf(u"format", query.format);
    fields->require(u"time_period");
    fields->object(u"time_period", [&](FieldReader &period) {
        period.require(u"start");
        period.require(u"end");
        period.time(u"start", query.from);
        if (period.time(u"end", query.to))
            query.to = afterEnd(given, query.to);
    });
    fields->object(u"filters", [&](FieldReader &filters) {
        readWord(filters, u"sentiment", query.sentiment);
        readWord(filters, u"category", query.category);
        if (GuideChannel channel{}; filters.oneOf(u"channel", channel))
            query.channel = recordedAs(channel);
        readSeconds(filters, u"resolution_time_min", query.shortest);
        readSeconds(filters, u"resolution_time_max", query.longest);
    });
    if (!fields.error() && (query.to <= query.from || query.to - query.from > LongestPeriod))
        fields->refuse(u"time_period", u"must end after its start, within ten years"_s);
    if (const auto &error = fields.error())
        return *error;
    return query;
}

ConversationReport::ConversationReport(CompanyId company, ReportQuery query, Progress progress)
    : m_query(std::move(query))
    , m_progress(std::move(progress))
{
    m_filter.company = company;
    m_filter.category = m_query.category;
    m_filter.channel = m_query.channel;
    m_filter.from = m_query.from;
    m_filter.to = m_query.to;
    m_filter.order = {SessionSort::CreatedAt, false};
    m_filter.limit = PageSize;
}

void ConversationReport::add(const Session &session)
{
    ++m_sums.all;
    m_sums.people += session.tier == Tier::HumanAgent ? 1 : 0;
    if (const auto span = secondsOf(session)) {
        ++m_sums.resolved;
        m_sums.seconds += *span;
    }
    if (polarityOf(session.sentiment)) {
        ++m_sums.scored;
        m_sums.score += session.score;
    }
    if (m_rows.size() < MostRows)
        m_rows.push_back(rowOf(session));
}

Result<bool> ConversationReport::addPage(store::Readers &readers)
{
    // Only the first page counts the matches: counting costs as much as reading the pages.
    const auto page = TRY(m_filter.after ? readers.sessions.scan(m_filter) : readers.sessions.list(m_filter));
    m_total = std::max(m_total, page.total);
    for (const store::SessionRow &row : page.rows) {
        ++m_looked;
        if (isWanted(row.session, m_query))
            add(row.session);
    }
    // The last tenth is for rendering.
    *m_progress = m_total > 0 ? static_cast<int>(std::min<qint64>(90, m_looked * 90 / m_total)) : 90;
    m_filter.after = page.next;
    return page.next.has_value();
}

ReportTable ConversationReport::table() const
{
    ReportTable table;
    table.title = u"Conversation analysis"_s;
    table.period = base::isoText(m_query.from) + u" to "_s + base::isoText(m_query.to - Millis::seconds(1));
    for (const char *column : {"conversation_id", "created_at", "channel", "category", "sentiment", "sentiment_score",
                               "messages", "handled_by", "status", "resolution_time"})
        table.columns.append(QLatin1String(column));
    table.rows = m_rows;
    const QJsonValue score = mean(m_sums.score, m_sums.scored);
    table.summary = {
        {u"conversations"_s, m_sums.all},
        {u"resolved"_s, m_sums.resolved},
        {u"with_people"_s, m_sums.people},
        {u"average_sentiment_score"_s, score.isNull() ? score : QJsonValue(printedScore(score.toDouble()))},
        {u"average_resolution_time"_s, mean(m_sums.seconds, m_sums.resolved)},
        {u"listed"_s, static_cast<qint64>(table.rows.size())}};
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
    return {
        {u"title"_s, table.title}, {u"period"_s, table.period}, {u"summary"_s, summary}, {u"conversations"_s, rows}};
}

QJsonObject reportJson(const store::Report &report, int progress, Timestamp expected, const QString &address)
{
    const bool isThere = report.state == store::ReportState::Completed;
    const QString url = address + u"/analytics/reports/"_s + report.publicId;
    return {{u"report_id"_s, report.publicId},
            {u"status"_s, word(report.state)},
            {u"estimated_completion_time"_s, base::isoText(report.doneAt.value_or(expected))},
            {u"download_url"_s, isThere ? QJsonValue(url + u"/download"_s) : QJsonValue(QJsonValue::Null)},
            {u"format"_s, word(report.format)},
            {u"progress"_s, isThere ? 100 : progress},
            {u"status_url"_s, url}};
}

} // namespace tierdesk::dialects::platform
