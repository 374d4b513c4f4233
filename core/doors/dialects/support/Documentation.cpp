#include "core/doors/dialects/support/Documentation.h"

#include "core/domain/SchemaParts.h"
#include "core/domain/Ticket.h"
#include "core/doors/dialects/support/Codec.h"

namespace tierdesk::dialects::support {

namespace {

using namespace schema;

QJsonObject mark()
{
    return {{u"type"_s, u"integer"_s}, {u"minimum"_s, 1}, {u"maximum"_s, 5}};
}

QJsonObject status()
{
    return {{u"type"_s, u"string"_s}, {u"enum"_s, QJsonArray{u"active"_s, u"closed"_s}}};
}

QJsonObject query()
{
    return object({{"query", bounded(1, 10'000)}, {"session_id", bounded(1, 64)}, {"customer_id", bounded(1, 200)}});
}

QJsonObject answer()
{
    return object({{"response", text()},
                   {"model_used", text()},
                   {"sentiment_score", orNull(numberIn(-1, 1))},
                   {"complexity_score", numberIn(0, 1)},
                   {"response_time_ms", integer()},
                   {"escalated", flag()},
                   {"escalation_reason", orNull(wordOf<SupportReason>())},
                   {"ticket_id", orNull(text())},
                   {"cached", flag()},
                   {"session_id", text()},
                   {"previous_session_id", text()},
                   {"simulated", flag()}},
                  names({"response", "model_used", "sentiment_score", "complexity_score", "response_time_ms",
                         "escalated", "escalation_reason", "ticket_id", "cached", "session_id"}));
}

QJsonObject started()
{
    return object({{"session_id", text()}, {"customer_id", text()}, {"created_at", time()}, {"status", status()}});
}

QJsonObject session()
{
    const auto message = object({{"id", text()},
                                 {"timestamp", time()},
                                 {"role", text()},
                                 {"content", text()},
                                 {"metadata", object({{"model_used", orNull(text())},
                                                      {"sentiment_score", orNull(numberIn(-1, 1))},
                                                      {"complexity_score", orNull(numberIn(0, 1))},
                                                      {"response_time_ms", integer()},
                                                      {"agent_name", text()}},
                                                     names({"model_used", "sentiment_score", "complexity_score"}))}});
    const auto escalation = object({{"ticket_id", text()},
                                    {"reason", wordOf<SupportReason>()},
                                    {"created_at", time()},
                                    {"status", wordOf<TicketStatus>()}});
    return object(
        {{"session_id", text()},
         {"customer_id", text()},
         {"created_at", time()},
         {"updated_at", time()},
         {"status", status()},
         {"messages", listOf(message)},
         {"escalations", listOf(escalation)},
         {"previous_session_id", text()}},
        names({"session_id", "customer_id", "created_at", "updated_at", "status", "messages", "escalations"}));
}

QJsonObject escalation()
{
    return object({{"session_id", bounded(1, 64)},
                   {"reason", wordOf<SupportReason>()},
                   {"priority", wordOf<TicketPriority>()},
                   {"customer_sentiment", numberIn(-1, 1)},
                   {"query_complexity", numberIn(0, 1)},
                   {"additional_context", bounded(0, 5000)}},
                  names({"session_id", "reason", "priority"}));
}

QJsonObject opened()
{
    return object({{"ticket_id", text()},
                   {"session_id", text()},
                   {"priority", wordOf<TicketPriority>()},
                   {"status", wordOf<TicketStatus>()},
                   {"created_at", time()},
                   {"estimated_response_time", text()},
                   {"assigned_agent", orNull(text())},
                   {"queue_place", integer()},
                   {"simulated", flag()}},
                  names({"ticket_id", "session_id", "priority", "status", "created_at", "estimated_response_time",
                         "assigned_agent"}));
}

QJsonObject ticket()
{
    return object({{"ticket_id", text()},
                   {"escalation_id", text()},
                   {"session_id", text()},
                   {"customer_id", text()},
                   {"reason", wordOf<SupportReason>()},
                   {"priority", wordOf<TicketPriority>()},
                   {"status", wordOf<TicketStatus>()},
                   {"created_at", time()},
                   {"updated_at", time()},
                   {"assigned_agent", orNull(text())},
                   {"assigned_agent_name", text()},
                   {"resolution_notes", orNull(text())},
                   {"customer_satisfaction", orNull(mark())},
                   {"additional_context", text()}},
                  names({"ticket_id", "session_id", "customer_id", "reason", "priority", "status", "created_at",
                         "updated_at", "assigned_agent", "resolution_notes", "customer_satisfaction"}));
}

QJsonObject change()
{
    return object({{"status", wordOf<TicketStatus>()},
                   {"assigned_agent", text()},
                   {"resolution_notes", bounded(0, 5000)},
                   {"customer_satisfaction", mark()}},
                  QStringList{});
}

QJsonObject metrics()
{
    return object(
        {{"timeframe", text()},
         {"start_date", time()},
         {"end_date", time()},
         {"total_queries", integer()},
         {"avg_response_time_ms", number()},
         {"model_usage", mapOf(integer())},
         {"sentiment_distribution", mapOf(integer())},
         {"escalation_rate", numberIn(0, 1)},
         {"cache_hit_rate", numberIn(0, 1)},
         {"cost_metrics",
          object({{"total_cost", number()}, {"cost_per_query", number()}, {"cost_by_model", mapOf(number())}})},
         {"simulated", flag()}},
        names({"timeframe", "total_queries", "avg_response_time_ms", "model_usage", "sentiment_distribution",
               "escalation_rate", "cache_hit_rate", "cost_metrics"}));
}

QJsonObject sessionMetrics()
{
    return object({{"session_id", text()},
                   {"total_messages", integer()},
                   {"avg_sentiment", numberIn(-1, 1)},
                   {"avg_complexity", numberIn(0, 1)},
                   {"models_used", listOf(text())},
                   {"total_response_time_ms", integer()},
                   {"escalated", flag()},
                   {"satisfaction_score", orNull(numberIn(1, 5))}});
}

QJsonObject systemStatus()
{
    return withOptional(object({{"system_status", text()},
                                {"active_sessions", integer()},
                                {"queue_length", integer()},
                                {"avg_response_time_ms", number()},
                                {"error_rate", numberIn(0, 1)},
                                {"last_deployment", time()}}),
                        {{"maintenance_window", text()}});
}

QJsonObject parameter(const char *name, const QJsonObject &schema, const char *description)
{
    return {{u"name"_s, QLatin1String(name)},
            {u"in"_s, u"query"_s},
            {u"required"_s, false},
            {u"description"_s, QLatin1String(description)},
            {u"schema"_s, schema}};
}

QJsonArray span()
{
    return {parameter("timeframe", wordOf<Timeframe>(), "The hour, day, week or month up to now; day unless given"),
            parameter("start_date", text(), "Instead: from here on; ISO 8601"),
            parameter("end_date", text(), "Up to here; ISO 8601, a date covers its day")};
}

Doc doc(const char *summary, QJsonObject request, QJsonObject response, QJsonArray parameters = {})
{
    using base::Fault;
    Doc made{summary, std::move(request), std::move(response), std::move(parameters), "support"};
    if (!made.requestSchema.isEmpty())
        made.faults = {Fault::NotFound,        Fault::InvalidSessionId, Fault::InvalidMessage,
                       Fault::InvalidTarget,   Fault::AlreadyResolved,  Fault::Conflict,
                       Fault::CompanyDisabled, Fault::AiFailed,         Fault::AiUnavailable};
    return made;
}

} // namespace

Doc documentation(Method method, QByteArrayView path)
{
    if (path == "/api/query")
        return doc(
            "Answer a customer's query, opening the session if there is none; with Accept: text/event-stream the "
            "answer's words while they come",
            query(), answer());
    if (path == "/api/session")
        return doc("Create a session",
                   object({{"customer_id", bounded(1, 200)}, {"session_id", bounded(0, 64)}}, names({"customer_id"})),
                   started());
    if (path == "/api/session/{session_id}" && method == Method::Delete)
        return doc("Close and archive a session", {},
                   object({{"message", text()}, {"session_id", text()}, {"archived_at", time()}}));
    if (path == "/api/session/{session_id}")
        return doc("A session with its messages and escalations", {}, session());
    if (path == "/api/escalation") {
        Doc made = doc("Create an escalation ticket; 200 where the session has one already", escalation(), opened());
        made.alsoAnswers = {200};
        return made;
    }
    if (path == "/api/escalation/{ticket_id}" && method == Method::Put)
        return doc("Change a ticket's status, agent, notes or satisfaction", change(), ticket());
    if (path == "/api/escalation/{ticket_id}")
        return doc("An escalation ticket", {}, ticket());
    if (path == "/api/metrics")
        return doc("Figures of a period", {}, metrics(), span());
    if (path == "/api/metrics/session/{session_id}")
        return doc("Figures of a session", {}, sessionMetrics());
    if (path == "/api/status")
        return doc("How the system does", {}, systemStatus());
    if (path == "/api/test/query")
        return doc("What a query would be answered with, without a model and without a trace", query(), answer());
    if (path == "/api/test/escalation")
        return doc("What a ticket would look like, without a trace", escalation(), opened());
    if (path == "/api/test/metrics")
        return doc("A sample of metrics", {}, metrics(), span());
    return {};
}

QJsonObject errorSchema()
{
    return object({{"error", flag()},
                   {"error_type", text()},
                   {"message", text()},
                   {"details", text()},
                   {"field", text()},
                   {"timestamp", time()},
                   {"request_id", text()}},
                  names({"error", "error_type", "message", "timestamp", "request_id"}));
}

} // namespace tierdesk::dialects::support
