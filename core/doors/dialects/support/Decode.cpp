#include "core/doors/dialects/support/Codec.h"

#include "core/doors/dialects/support/ErrorTable.h"
#include "core/doors/dialects/Validation.h"

#include <QtCore/QDateTime>

#include <algorithm>

namespace tierdesk::dialects::support {

namespace {

using base::fail;
using base::Fault;

constexpr qsizetype MaxRef = 200;
constexpr qsizetype MaxNotes = 5000;

/// Returns an error for the first of @p fields that is missing or blank in @p body.
std::optional<base::Error> lacks(const QJsonObject &body, std::initializer_list<QStringView> fields,
                                 const QString &request)
{
    for (const QStringView field : fields) {
        const QJsonValue value = body.value(field);
        if (value.isUndefined() || value.isNull() || (value.isString() && value.toString().trimmed().isEmpty()))
            return missingField(field.toString(), request);
    }
    return std::nullopt;
}

base::Result<void> checkId(const QString &id)
{
    auto checked = checkSessionId(id);
    if (checked)
        return {};
    base::Error error = checked.error();
    error.where = u"session_id"_s;
    return error;
}

QString signedText(double value)
{
    return QString::number(value, 'g', 4);
}

/// Returns the user with the number or e-mail @p named.
const User *agentOf(const QString &named, const engine::Directory &directory, CompanyId company)
{
    bool isNumber = false;
    const qint64 number = named.toLongLong(&isNumber);
    const User *user = isNumber ? directory.user(UserId{number}) : directory.usersByEmail.value(named.toLower()).get();
    return user && isAmong(company, user->companies) ? user : nullptr;
}

Timestamp before(Timestamp end, Timeframe timeframe)
{
    switch (timeframe) {
    case Timeframe::Hour:
        return end - Millis::hours(1);
    case Timeframe::Day:
        return end - Millis::days(1);
    case Timeframe::Week:
        return end - Millis::days(7);
    case Timeframe::Month:
        break;
    }
    return {QDateTime::fromMSecsSinceEpoch(end.ms, Qt::UTC).addMonths(-1).toMSecsSinceEpoch()};
}

} // namespace

base::Result<QueryRequest> decodeQuery(const QJsonObject &body)
{
    if (auto missing = lacks(body, {u"query", u"session_id", u"customer_id"}, u"query"_s))
        return *missing;
    QueryRequest request;
    RequestFields fields(body);
    fields.required(u"session_id", request.sessionId, MaxRef);
    fields.required(u"customer_id", request.customerRef, MaxRef);
    if (const auto &error = fields.error())
        return *error;
    TRY(checkId(request.sessionId));
    auto text = TRY(messageText(body.value(u"query"), u"query"_s));
    request.text = std::move(text);
    return request;
}

base::Result<SessionRequest> decodeSession(const QJsonObject &body)
{
    if (auto missing = lacks(body, {u"customer_id"}, u"session"_s))
        return *missing;
    SessionRequest request;
    RequestFields fields(body);
    fields.required(u"customer_id", request.customerRef, MaxRef);
    fields->text(u"session_id", request.sessionId, MaxRef);
    if (const auto &error = fields.error())
        return *error;
    request.sessionId = request.sessionId.trimmed();
    if (!request.sessionId.isEmpty())
        TRY(checkId(request.sessionId));
    return request;
}

base::Result<engine::commands::OpenTicket> decodeEscalation(const QJsonObject &body)
{
    if (auto missing = lacks(body, {u"session_id", u"reason", u"priority"}, u"escalation"_s))
        return *missing;
    engine::commands::OpenTicket request;
    RequestFields fields(body);
    fields.required(u"session_id", request.sessionId, MaxRef);
    SupportReason reason{};
    if (fields.required(u"reason", reason))
        request.reason = recordedAs(reason);
    TicketPriority priority{};
    if (fields.required(u"priority", priority))
        request.priority = recordedAs(priority);
    QStringList said{u"asked for by the client as "_s + word(reason)};
    double number = 0;
    if (fields->number(u"customer_sentiment", number, -1, 1))
        said.append(u"sentiment %1 as it reads it"_s.arg(signedText(number)));
    if (fields->number(u"query_complexity", number, 0, 1))
        said.append(u"complexity %1 as it reads it"_s.arg(signedText(number)));
    fields->text(u"additional_context", request.notes, MaxNotes);
    if (const auto &error = fields.error())
        return *error;
    TRY(checkId(request.sessionId));
    request.notes = request.notes.trimmed();
    request.explanation = said.join(u"; ");
    return request;
}

base::Result<engine::commands::ChangeTicket> decodeChange(const QJsonObject &body, const engine::Directory &directory,
                                                          CompanyId company)
{
    engine::commands::ChangeTicket request;
    RequestFields fields(body);
    TicketStatus status{};
    if (fields->oneOf(u"status", status))
        request.status = status;
    QString text;
    if (fields->text(u"assigned_agent", text, MaxRef)) {
        // Other texts are IDs of the client's own agents. "ai_manager" is what is printed.
        if (const User *user = agentOf(text.trimmed(), directory, company))
            request.agent = user->id;
        else if (text.trimmed().isEmpty())
            fields->refuse(u"assigned_agent", u"must not be empty"_s);
        else if (text.trimmed() != u"ai_manager")
            request.clientAgent = text.trimmed();
    }
    if (fields->text(u"resolution_notes", text, MaxNotes))
        request.resolutionNotes = text.trimmed();
    int mark = 0;
    if (fields->integer(u"customer_satisfaction", mark, 1, 5))
        request.satisfaction = mark;
    if (const auto &error = fields.error())
        return *error;
    return request;
}

base::Result<Span> decodeSpan(const Call &call, Timestamp now)
{
    constexpr Millis Longest = Millis::days(3660);
    QueryFields query(call);
    const auto timeframe = query.oneOf<Timeframe>(u"timeframe");
    const auto from = query.time(u"start_date");
    const auto to = query.timeAfter(u"end_date");
    if (query.error())
        return *query.error();
    Span span;
    span.name = timeframe || !(from || to) ? QString(word(timeframe.value_or(Timeframe::Day))) : u"custom"_s;
    span.to = to.value_or(from && timeframe ? std::min(now, Timestamp{from->ms + (now - before(now, *timeframe)).count})
                                            : now);
    span.from = from.value_or(before(span.to, timeframe.value_or(Timeframe::Day)));
    if (span.to <= span.from)
        query.refuse(to ? u"end_date" : u"start_date",
                     to ? u"must not be before start_date"_s : u"must lie in the past"_s);
    else if (span.to - span.from > Longest)
        query.refuse(u"end_date", u"must be within ten years of start_date"_s);
    if (query.error())
        return *query.error();
    return span;
}

} // namespace tierdesk::dialects::support
