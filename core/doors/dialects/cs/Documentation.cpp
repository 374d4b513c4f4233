#include "core/doors/dialects/cs/Documentation.h"

#include "core/domain/Action.h"
#include "core/domain/CompanyConfig.h"
#include "core/domain/Fields.h"
#include "core/doors/dialects/cs/Codec.h"

namespace tierdesk::dialects::cs {

namespace {

using namespace schema;

QJsonObject message()
{
    return object({{"id", text()},
                   {"role", wordOf<Speaker>()},
                   {"content", text()},
                   {"timestamp", time()},
                   {"sentiment", wordOf<Sentiment>()},
                   {"metadata", object({{"aiGenerated", flag()},
                                        {"model", text()},
                                        {"tokens", object({{"input", integer()}, {"output", integer()}})},
                                        {"latencyMs", integer()},
                                        {"actionsTaken", listOf(text())},
                                        {"suggestedActions", listOf(text())},
                                        {"articles", listOf(text())},
                                        {"cached", flag()},
                                        {"agentName", text()}},
                                       QStringList{u"aiGenerated"_s})}},
                  QStringList{u"id"_s, u"role"_s, u"content"_s, u"timestamp"_s});
}

QJsonObject escalation()
{
    return object({{"id", text()},
                   {"ticket", text()},
                   {"fromTier", wordOf<Tier>()},
                   {"toTier", wordOf<Tier>()},
                   {"reason", wordOf<Reason>()},
                   {"reasons", listOf(wordOf<Reason>())},
                   {"timestamp", time()},
                   {"priority", wordOf<Priority>()},
                   {"notes", text()}},
                  QStringList{u"fromTier"_s, u"toTier"_s, u"reason"_s, u"timestamp"_s});
}

QJsonObject resolution()
{
    return object({{"type", wordOf<ResolutionType>()},
                   {"summary", text()},
                   {"actionsTaken", listOf(text())},
                   {"followUpRequired", flag()},
                   {"followUpAt", time()}},
                  QStringList{u"type"_s, u"summary"_s, u"actionsTaken"_s, u"followUpRequired"_s});
}

QJsonObject session()
{
    return object({{"id", text()},
                   {"companyId", text()},
                   {"customerId", text()},
                   {"channel", wordOf<tierdesk::Channel>()},
                   {"currentTier", wordOf<Tier>()},
                   {"status", wordOf<Status>()},
                   {"issueCategory", orNull(wordOf<Category>())},
                   {"issueSummary", orNull(text())},
                   {"customerSentiment", wordOf<Sentiment>()},
                   {"sentimentHistory", listOf(object({{"sentiment", wordOf<Sentiment>()},
                                                       {"score", orNull(number())},
                                                       {"timestamp", time()},
                                                       {"trigger", text()}},
                                                      QStringList{u"sentiment"_s, u"score"_s, u"timestamp"_s}))},
                   {"escalationHistory", listOf(escalation())},
                   {"messages", listOf(message())},
                   {"context", object({{"customer", object({{"id", text()},
                                                            {"name", text()},
                                                            {"email", text()},
                                                            {"tier", text()},
                                                            {"lifetimeValue", number()},
                                                            {"isVIP", flag()}})}},
                                      QStringList{})},
                   {"messageCount", integer()},
                   {"priority", wordOf<Priority>()},
                   {"language", text()},
                   {"metadata", type("object")},
                   {"resolution", resolution()},
                   {"previousSessionId", text()},
                   {"createdAt", time()},
                   {"updatedAt", time()},
                   {"resolvedAt", time()}},
                  QStringList{u"id"_s, u"companyId"_s, u"customerId"_s, u"channel"_s, u"currentTier"_s, u"status"_s,
                              u"customerSentiment"_s, u"createdAt"_s, u"updatedAt"_s});
}

QJsonObject turn()
{
    return object({{"customerMessage", message()},
                   {"aiResponse", orNull(message())},
                   {"sessionUpdate", object({{"customerSentiment", wordOf<Sentiment>()},
                                             {"issueSummary", orNull(text())},
                                             {"currentTier", wordOf<Tier>()},
                                             {"status", wordOf<Status>()},
                                             {"awaitingHuman", flag()},
                                             {"queuePlace", orNull(integer())},
                                             {"expectedWaitSeconds", orNull(integer())},
                                             {"escalation", escalation()}},
                                            QStringList{u"customerSentiment"_s, u"issueSummary"_s, u"currentTier"_s,
                                                        u"status"_s, u"awaitingHuman"_s})}});
}

QJsonObject analytics()
{
    const auto row = [](const char *key, const QJsonObject &words) {
        return listOf(object({{key, words},
                              {"sessions", integer()},
                              {"resolved", integer()},
                              {"resolutionRate", number()},
                              {"avgTime", number()}}));
    };
    return object(
        {{"period", object({{"start", time()}, {"end", time()}})},
         {"overview", object({{"totalSessions", integer()},
                              {"resolvedSessions", integer()},
                              {"resolutionRate", number()},
                              {"avgResolutionTime", number()},
                              {"avgMessagesPerSession", number()},
                              {"customerSatisfactionAvg", number()},
                              {"ratedSessions", integer()}})},
         {"byTier", row("tier", wordOf<Tier>())},
         {"byChannel", row("channel", wordOf<tierdesk::Channel>())},
         {"escalations", object({{"total", integer()},
                                 {"byReason", mapOf(integer())},
                                 {"avgEscalationTime", number()},
                                 {"escalationRate", number()}})},
         {"sentiment",
          object(
              {{"distribution", mapOf(integer())}, {"irateIncidents", integer()}, {"sentimentImprovement", number()}})},
         {"groupBy", wordOf<store::GroupBy>()},
         {"series", listOf(object({{"start", time()},
                                   {"sessions", integer()},
                                   {"resolved", integer()},
                                   {"resolutionRate", number()},
                                   {"avgTime", number()},
                                   {"escalated", integer()},
                                   {"byTier", mapOf(integer())},
                                   {"avgSentiment", orNull(number())}}))}},
        QStringList{u"period"_s, u"overview"_s, u"byTier"_s, u"byChannel"_s, u"escalations"_s, u"sentiment"_s});
}

/// Returns an object schema with the members of both.
QJsonObject joined(QJsonObject one, const QJsonObject &other)
{
    QJsonObject properties = one[u"properties"].toObject();
    const QJsonObject more = other[u"properties"].toObject();
    for (auto each = more.begin(); each != more.end(); ++each)
        properties.insert(each.key(), each.value());
    QJsonArray required = one[u"required"].toArray();
    for (const QJsonValue &each : other[u"required"].toArray())
        required.append(each);
    one.insert(u"properties", properties);
    one.insert(u"required", required);
    return one;
}

QJsonObject config()
{
    const QJsonObject own = object({{"companyId", text()}, {"version", integer()}});
    return joined(described<CompanyConfig>(FieldSchema::Of::Written), own);
}

/// Returns the settable members; the version counts saves.
QJsonObject configPatch()
{
    return joined(described<CompanyConfig>(FieldSchema::Of::Request), object({{"companyId", text()}}));
}

QJsonObject parameter(const char *name, const QJsonObject &schema, const char *description, bool isRequired = false)
{
    return {{u"name"_s, QLatin1String(name)},
            {u"in"_s, u"query"_s},
            {u"required"_s, isRequired},
            {u"description"_s, QLatin1String(description)},
            {u"schema"_s, schema}};
}

QJsonObject companyParameter()
{
    return parameter("companyId", text(), "The credential's company", true);
}

Doc doc(const char *summary, QJsonObject request, QJsonObject response, QJsonArray parameters = {})
{
    return {summary, std::move(request), std::move(response), std::move(parameters), "cs"};
}

Doc failing(Doc made, std::initializer_list<base::Fault> faults)
{
    made.faults = faults;
    return made;
}

Doc ofRoute(Method method, QByteArrayView path)
{
    if (path == "/sessions" && method == Method::Post)
        return doc("Start a CS session",
                   object({{"companyId", text()},
                           {"customerId", bounded(1, 200)},
                           {"channel", wordOf<tierdesk::Channel>()},
                           {"initialMessage", bounded(0, 10'000)},
                           {"issueCategory", wordOf<Category>()},
                           {"metadata", type("object")}},
                          QStringList{u"companyId"_s, u"customerId"_s, u"channel"_s}),
                   session());
    if (path == "/sessions")
        return doc(
            "List sessions", {},
            object(
                {{"sessions", listOf(session())}, {"total", integer()}, {"limit", integer()}, {"offset", integer()}}),
            {companyParameter(), parameter("status", wordOf<Status>(), "Filter by status"),
             parameter("tier", wordOf<Tier>(), "Filter by current tier"),
             parameter("customerId", text(), "Filter by customer"),
             parameter("startDate", text(), "Created at or after; ISO 8601"),
             parameter("endDate", text(), "Created at or before; a date covers its day"),
             parameter("limit", integer(), "1 to 200, 50 unless given"),
             parameter("offset", integer(), "How many to pass over")});
    if (path == "/sessions/{id}")
        return doc("Get a session", {}, session());
    if (path == "/sessions/{id}/messages")
        return doc(
            "Send a customer's message and get the answer; with Accept: text/event-stream its words while they come",
            object({{"message", bounded(1, 10'000)}}), turn());
    if (path == "/sessions/{id}/typing")
        return doc("Tell that the customer is writing, or has stopped; the people at the desk see it",
                   object({{"typing", flag()}}, QStringList{}), object({{"success", flag()}}));
    if (path == "/sessions/{id}/escalate")
        return doc("Escalate a session",
                   object({{"reason", wordOf<Reason>()}, {"targetTier", wordOf<Tier>()}, {"notes", bounded(0, 5000)}},
                          QStringList{u"reason"_s, u"targetTier"_s}),
                   object({{"success", flag()}, {"session", session()}}));
    if (path == "/sessions/{id}/resolve")
        return doc("Resolve a session",
                   object({{"resolutionType", wordOf<ResolutionType>()},
                           {"summary", bounded(0, 5000)},
                           {"actionsTaken", listOf(text())},
                           {"followUpRequired", flag()},
                           {"followUpAt", time()}},
                          QStringList{u"resolutionType"_s}),
                   object({{"success", flag()}, {"session", session()}}));
    if (path == "/analytics")
        return doc("Figures of a period", {}, analytics(),
                   {companyParameter(), parameter("startDate", text(), "ISO 8601", true),
                    parameter("endDate", text(), "ISO 8601; a date covers its day", true),
                    parameter("groupBy", wordOf<store::GroupBy>(), "Adds a series")});
    if (path == "/config" && method == Method::Put)
        return doc("Change the company's configuration; absent fields stay", configPatch(), config());
    if (path == "/config")
        return doc("Get the company's configuration", {}, config(), {companyParameter()});
    return {};
}

} // namespace

Doc documentation(Method method, QByteArrayView path)
{
    using base::Fault;
    Doc made = ofRoute(method, path);
    if (path == "/sessions" && method == Method::Post)
        return failing(std::move(made),
                       {Fault::MissingCompany, Fault::Forbidden, Fault::CompanyDisabled, Fault::InvalidMessage,
                        Fault::Conflict, Fault::AiFailed, Fault::AiUnavailable});
    if (path == "/sessions/{id}/messages")
        return failing(std::move(made),
                       {Fault::InvalidSessionId, Fault::InvalidMessage, Fault::AlreadyResolved, Fault::CompanyDisabled,
                        Fault::Conflict, Fault::AiFailed, Fault::AiUnavailable});
    if (path.startsWith("/sessions/{id}"))
        return failing(std::move(made), {Fault::InvalidSessionId, Fault::InvalidTarget, Fault::AlreadyResolved,
                                         Fault::CompanyDisabled, Fault::Conflict});
    return failing(std::move(made), {Fault::MissingCompany, Fault::Forbidden, Fault::Conflict});
}

QJsonObject errorSchema()
{
    const QJsonObject code{{u"type"_s, u"string"_s}, {u"pattern"_s, u"^CS_[0-9]{3}$"_s}};
    return object({{"error", object({{"code", code}, {"message", text()}, {"details", type("object")}})}});
}

} // namespace tierdesk::dialects::cs
