#include "core/doors/dialects/platform/Documentation.h"

#include "core/domain/Outbox.h"
#include "core/domain/SchemaParts.h"
#include "core/doors/dialects/ClientWords.h"
#include "core/doors/dialects/platform/Channels.h"
#include "core/doors/dialects/platform/Departments.h"
#include "core/doors/dialects/platform/ReportQuery.h"

namespace tierdesk::dialects::platform {

namespace {

using namespace schema;

QJsonObject oneOf(std::initializer_list<const char *> words)
{
    return {{u"type"_s, u"string"_s}, {u"enum"_s, QJsonArray::fromStringList(names(words))}};
}

QJsonObject anyObject()
{
    return type("object");
}

QStringList mediaTypes()
{
    QStringList types;
    for (const auto &[type, name] : Words<MediaType>::table)
        types.append(QLatin1String(name));
    return types;
}

QJsonObject files()
{
    QJsonObject list = listOf(object(
        {{"name", bounded(0, 200)}, {"content_type", wordOf<MediaType>()}, {"content", text()}}, names({"content"})));
    list.insert(u"maxItems"_s, attachments::MaxOfMessage);
    return list;
}

QJsonObject file()
{
    return object({{"attachment_id", text()},
                   {"name", text()},
                   {"content_type", wordOf<MediaType>()},
                   {"size", integer()},
                   {"path", text()}},
                  names({"attachment_id", "name", "content_type", "size"}));
}

QJsonObject conversationRequest()
{
    return object({{"user_id", bounded(1, 200)},
                   {"initial_message", bounded(0, 10'000)},
                   {"channel", wordOf<GuideChannel>()},
                   {"metadata", anyObject()},
                   {"attachments", files()}},
                  names({"user_id"}));
}

QJsonObject messageRequest()
{
    return object({{"message", bounded(0, 10'000)}, {"attachments", files()}}, QStringList{});
}

QJsonObject response()
{
    const auto action = object(
        {{"type", oneOf({"text", "link", "article"})}, {"text", text()}, {"url", text()}, {"article_id", text()}},
        names({"type", "text"}));
    return object({{"conversation_id", text()},
                   {"response", text()},
                   {"suggested_actions", listOf(action)},
                   {"message_id", text()},
                   {"attachments", listOf(file())},
                   {"escalation_id", text()},
                   {"previous_conversation_id", text()}},
                  names({"conversation_id", "response", "suggested_actions"}));
}

QJsonObject conversation()
{
    const auto message = object({{"message_id", text()},
                                 {"role", wordOf<Speaker>()},
                                 {"message", text()},
                                 {"timestamp", time()},
                                 {"sentiment_score", numberIn(0, 1)},
                                 {"agent_name", text()},
                                 {"attachments", listOf(file())}},
                                names({"message_id", "role", "message", "timestamp"}));
    return object({{"conversation_id", text()},
                   {"user_id", text()},
                   {"channel", wordOf<GuideChannel>()},
                   {"status", oneOf({"active", "waiting_customer", "escalated", "resolved", "abandoned"})},
                   {"created_at", time()},
                   {"updated_at", time()},
                   {"metadata", anyObject()},
                   {"messages", listOf(message)},
                   {"escalations", listOf(text())},
                   {"previous_conversation_id", text()}},
                  names({"conversation_id", "user_id", "channel", "status", "created_at", "updated_at", "metadata",
                         "messages", "escalations"}));
}

QJsonObject analysisRequest()
{
    return object({{"text", bounded(1, 10'000)}, {"conversation_id", bounded(0, 64)}, {"user_id", bounded(0, 200)}},
                  names({"text"}));
}

QJsonObject analysis()
{
    const auto recommendation =
        object({{"type", wordOf<RecommendationType>()}, {"confidence", numberIn(0, 1)}, {"reasoning", text()}});
    return object({{"analysis_id", text()},
                   {"sentiment", oneOf({"positive", "neutral", "negative", "unknown"})},
                   {"sentiment_score", orNull(numberIn(0, 1))},
                   {"dominant_emotions", listOf(wordOf<Emotion>())},
                   {"keywords", listOf(text())},
                   {"action_recommendations", listOf(recommendation)},
                   {"language", text()}});
}

QJsonObject inquiry()
{
    return object({{"inquiry_text", bounded(1, 10'000)},
                   {"conversation_id", bounded(0, 64)},
                   {"user_id", bounded(0, 200)},
                   {"source", bounded(0, 200)},
                   {"sentiment_score", numberIn(0, 1)},
                   {"metadata", anyObject()}},
                  names({"inquiry_text"}));
}

QJsonObject routing()
{
    return object({{"routing_id", text()},
                   {"destination", text()},
                   {"priority", wordOf<TicketPriority>()},
                   {"estimated_response_time", integer()},
                   {"suggested_responses", listOf(text())},
                   {"handled_by", wordOf<Speaker>()},
                   {"product", object({{"product_id", text()}, {"name", text()}})},
                   {"order_id", text()}},
                  names({"routing_id", "destination", "priority", "estimated_response_time", "suggested_responses",
                         "handled_by"}));
}

QJsonObject knowledge()
{
    const auto result = object({{"id", text()},
                                {"title", text()},
                                {"content", text()},
                                {"category", text()},
                                {"relevance_score", numberIn(0, 1)},
                                {"metadata", object({{"last_updated", time()}, {"views", integer()}})}});
    return object({{"results", listOf(result)}, {"total", integer()}, {"page", integer()}, {"limit", integer()}});
}

QJsonObject article()
{
    return object({{"id", text()},
                   {"title", text()},
                   {"content", text()},
                   {"category", text()},
                   {"metadata", object({{"last_updated", time()},
                                        {"views", integer()},
                                        {"author", text()},
                                        {"related_articles", listOf(text())}})},
                   {"steps", listOf(object({{"step", integer()}, {"title", text()}, {"description", text()}}))}});
}

/// A list of days with a figure for each day that has one.
QJsonObject trend(const char *name, const QJsonObject &figure)
{
    return listOf(object({{"date", text()}, {name, figure}}));
}

QJsonObject dashboard()
{
    const auto summary = object({{"total_conversations", integer()},
                                 {"average_sentiment_score", orNull(numberIn(0, 1))},
                                 {"average_resolution_time", number()},
                                 {"escalation_rate", numberIn(0, 1)}});
    return object({{"time_period", object({{"start", time()}, {"end", time()}})},
                   {"summary", summary},
                   {"trends", object({{"conversations", trend("count", integer())},
                                      {"sentiment", trend("score", numberIn(0, 1))},
                                      {"resolution_time", trend("seconds", number())},
                                      {"escalations", trend("count", integer())}},
                                     QStringList{})},
                   {"top_issues", listOf(object({{"issue", text()}, {"count", integer()}}))}});
}

QJsonObject reportRequest()
{
    return object({{"report_type", wordOf<ReportType>()},
                   {"time_period", object({{"start", text()}, {"end", text()}})},
                   {"filters", object({{"sentiment", wordOf<Polarity>()},
                                       {"category", wordOf<Category>()},
                                       {"channel", wordOf<GuideChannel>()},
                                       {"resolution_time_min", integer()},
                                       {"resolution_time_max", integer()}},
                                      QStringList{})},
                   {"format", wordOf<store::ReportFormat>()}},
                  names({"report_type", "time_period"}));
}

QJsonObject report()
{
    return object({{"report_id", text()},
                   {"status", wordOf<store::ReportState>()},
                   {"estimated_completion_time", time()},
                   {"download_url", orNull(text())},
                   {"format", wordOf<store::ReportFormat>()},
                   {"progress", integer()},
                   {"status_url", text()}});
}

QJsonObject caseRequest()
{
    return object({{"conversation_id", bounded(1, 64)},
                   {"user_id", bounded(0, 200)},
                   {"priority", wordOf<TicketPriority>()},
                   {"issue_summary", bounded(1, 5000)},
                   {"source", bounded(0, 200)},
                   {"sentiment_score", numberIn(0, 1)},
                   {"relevant_data", anyObject()}},
                  names({"conversation_id", "priority", "issue_summary"}));
}

QJsonObject caseStatus()
{
    return oneOf({"created", "in_progress", "resolved", "closed"});
}

QJsonObject openedCase()
{
    return object({{"escalation_id", text()},
                   {"status", caseStatus()},
                   {"assigned_to", text()},
                   {"expected_response_time", time()},
                   {"tracking_url", text()},
                   {"ticket_id", text()},
                   {"conversation_id", text()}});
}

QJsonObject wholeCase()
{
    return object({{"escalation_id", text()},
                   {"status", caseStatus()},
                   {"created_at", time()},
                   {"assigned_to", text()},
                   {"priority", wordOf<TicketPriority>()},
                   {"issue_summary", text()},
                   {"resolution_notes", orNull(text())},
                   {"expected_completion", orNull(time())},
                   {"actions", listOf(object({{"action", text()}, {"timestamp", time()}, {"by", text()}}))},
                   {"ticket_id", text()},
                   {"conversation_id", text()}});
}

/// The report in JSON format.
QJsonObject printedReport()
{
    const QJsonObject figure{{u"type"_s, QJsonArray{u"string"_s, u"number"_s, u"null"_s}}};
    return object(
        {{"title", text()}, {"period", text()}, {"summary", mapOf(figure)}, {"conversations", listOf(mapOf(figure))}});
}

QJsonObject auditLogs()
{
    const auto log = object(
        {{"log_id", text()},
         {"timestamp", time()},
         {"user_id", text()},
         {"service", text()},
         {"action", text()},
         {"resource_id", text()},
         {"request_ip", orNull(text())},
         {"details",
          withOptional(object({{"command", text()}, {"actor", text()}}),
                       {{"message_id", text()}, {"contains_pii", flag()}, {"sentiment_score", numberIn(0, 1)}})}});
    return object({{"logs", listOf(log)},
                   {"total", integer()},
                   {"total_is_exact", flag()},
                   {"limit", integer()},
                   {"offset", integer()}});
}

QJsonObject releases()
{
    return object(
        {{"releases", listOf(object({{"version", text()}, {"date", orNull(text())}, {"notes", listOf(text())}}))}});
}

QJsonObject eventNames()
{
    QJsonObject events = listOf({{u"type"_s, u"string"_s}, {u"enum"_s, QJsonArray::fromStringList(outboxEvents())}});
    events.insert(u"minItems"_s, 1);
    return events;
}

QJsonObject webhookRequest()
{
    return object({{"url", bounded(1, 2000)}, {"events", eventNames()}, {"secret", bounded(0, 200)}},
                  names({"url", "events"}));
}

QJsonObject webhook()
{
    return object({{"webhook_id", text()},
                   {"url", text()},
                   {"events", eventNames()},
                   {"status", oneOf({"active"})},
                   {"created_at", time()},
                   {"secret", text()},
                   {"warning", text()}},
                  names({"webhook_id", "url", "events", "status", "created_at"}));
}

QJsonObject mailRequest()
{
    return object({{"email", bounded(3, 254)}, {"events", eventNames()}, {"format", oneOf({"text", "html"})}},
                  names({"email", "events"}));
}

QJsonObject mailNotification()
{
    return object({{"notification_id", text()},
                   {"email", text()},
                   {"events", eventNames()},
                   {"format", oneOf({"text", "html"})},
                   {"status", oneOf({"active", "pending"})},
                   {"created_at", time()},
                   {"warning", text()}},
                  names({"notification_id", "email", "events", "format", "status", "created_at"}));
}

QJsonObject parameter(const char *name, const QJsonObject &schema, const char *description, bool isRequired = false)
{
    return {{u"name"_s, QLatin1String(name)},
            {u"in"_s, u"query"_s},
            {u"required"_s, isRequired},
            {u"description"_s, QLatin1String(description)},
            {u"schema"_s, schema}};
}

Doc doc(const char *summary, QJsonObject request, QJsonObject response, QJsonArray parameters = {})
{
    return {summary, std::move(request), std::move(response), std::move(parameters), "platform"};
}

Doc failing(Doc made, std::initializer_list<base::Fault> faults)
{
    made.faults = faults;
    return made;
}

/// Adds 200, the answer if the object already exists, to @p made.
Doc changing(Doc made)
{
    made.alsoAnswers = {200};
    return made;
}

/// Adds the failures of a turn to @p made.
Doc speaking(Doc made)
{
    using base::Fault;
    return failing(std::move(made), {Fault::NotFound, Fault::InvalidMessage, Fault::AlreadyResolved, Fault::Conflict,
                                     Fault::CompanyDisabled, Fault::AiFailed, Fault::AiUnavailable});
}

} // namespace

Doc documentation(Method method, QByteArrayView path)
{
    using base::Fault;
    if (path == "/chatbot/conversation" && method == Method::Get)
        return failing(doc("A conversation with its history", {}, conversation(),
                           {parameter("conversation_id", bounded(1, 64), "Which one", true)}),
                       {Fault::NotFound});
    if (path == "/chatbot/conversation")
        return speaking(doc("Start a conversation", conversationRequest(), response()));
    if (path == "/chatbot/conversation/{conversation_id}/message")
        return speaking(doc("Send a customer's message", messageRequest(), response()));
    if (path == "/chatbot/conversation/{conversation_id}/attachments/{attachment_id}") {
        Doc made = failing(doc("A file of a conversation", {}, {}), {Fault::NotFound});
        made.responseTypes = mediaTypes();
        return made;
    }
    if (path == "/sentiment/analyze")
        return failing(doc("How a text reads, and what is best done about it", analysisRequest(), analysis()),
                       {Fault::NotFound});
    if (path == "/routing/inquiries")
        return failing(doc("Who is to have an inquiry, how soon, and what may be said first", inquiry(), routing()),
                       {Fault::NotFound});
    if (path == "/knowledge/search")
        return doc("Articles found by words", {}, knowledge(),
                   {parameter("query", bounded(1, 1000), "What is looked for", true),
                    parameter("category", text(), "Only articles with this tag"),
                    parameter("limit", integer(), "At most so many, 1 to 100; 10 unless given"),
                    parameter("offset", integer(), "How many to pass over; 0 unless given")});
    if (path == "/knowledge/articles/{article_id}")
        return doc("An article, which counts as read", {}, article());
    if (path == "/analytics/dashboard")
        return doc("Figures of a period, by whole days", {}, dashboard(),
                   {parameter("start_date", text(), "ISO 8601; thirty days before the end unless given"),
                    parameter("end_date", text(), "ISO 8601, a date covers its day; now unless given"),
                    parameter("metrics", text(),
                              "Trends, with commas: conversations, sentiment, resolution_time, escalations")});
    if (path == "/analytics/reports")
        return doc("Ask for a report, which is made aside", reportRequest(), report());
    if (path == "/analytics/reports/{report_id}")
        return doc("How a report does", {}, report());
    if (path == "/analytics/reports/{report_id}/download") {
        Doc made =
            failing(doc("A report as PDF, CSV or JSON; 409 until it is made", {}, printedReport()), {Fault::Conflict});
        made.responseTypes = names({"application/json", "application/pdf", "text/csv"});
        return made;
    }
    if (path == "/escalation/cases")
        return changing(failing(
            doc("Bring a conversation to people; 200 where it has its case already", caseRequest(), openedCase()),
            {Fault::NotFound, Fault::InvalidTarget, Fault::AlreadyResolved, Fault::Conflict}));
    if (path == "/escalation/cases/{escalation_id}")
        return doc("A case and what was done about it", {}, wholeCase());
    if (path == "/audit/logs")
        return doc("Who did what, newest first", {}, auditLogs(),
                   {parameter("start_time", text(), "ISO 8601"), parameter("end_time", text(), "ISO 8601"),
                    parameter("user_id", text(), "Of this customer, or by this person"),
                    parameter("conversation_id", text(), "About this conversation"),
                    parameter("action_type", text(), "This action"),
                    parameter("limit", integer(), "At most so many, 1 to 1000; 100 unless given"),
                    parameter("offset", integer(), "How many to pass over; 0 unless given")});
    if (path == "/webhook/configure")
        return changing(doc("Tell a web address of events, signed; once more for the same address changes it",
                            webhookRequest(), webhook()));
    if (path == "/notifications/email/configure")
        return changing(doc("Tell a mail address of events; once more for the same address changes it", mailRequest(),
                            mailNotification()));
    if (path == "/api/release-notes")
        return doc("What has changed in the program", {}, releases());
    return {};
}

QJsonObject errorSchema()
{
    return object({{"message", text()}, {"code", text()}, {"field", text()}}, names({"message", "code"}));
}

} // namespace tierdesk::dialects::platform
