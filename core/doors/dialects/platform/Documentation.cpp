#include "core/doors/dialects/platform/Documentation.h"

#include "core/doors/dialects/SchemaParts.h"

namespace tierdesk::dialects::platform {

namespace {

using namespace schema;

QStringList names(std::initializer_list<const char *> all)
{
    QStringList list;
    for (const char *each : all)
        list.append(QLatin1String(each));
    return list;
}

QJsonObject within(double least, double most)
{
    return {{QStringLiteral("type"), QStringLiteral("number")},
            {QStringLiteral("minimum"), least},
            {QStringLiteral("maximum"), most}};
}

QJsonObject oneOf(std::initializer_list<const char *> words)
{
    return {{QStringLiteral("type"), QStringLiteral("string")},
            {QStringLiteral("enum"), QJsonArray::fromStringList(names(words))}};
}

QJsonObject anyObject()
{
    return type("object");
}

QJsonObject conversationRequest()
{
    return object({{"user_id", bounded(1, 200)},
                   {"initial_message", bounded(0, 10'000)},
                   {"channel", oneOf({"web", "voice", "chat", "email", "sms"})},
                   {"metadata", anyObject()}},
                  names({"user_id"}));
}

QJsonObject messageRequest()
{
    QJsonObject none = listOf(anyObject());
    none.insert(QStringLiteral("maxItems"), 0);
    return object({{"message", bounded(1, 10'000)}, {"attachments", none}}, names({"message"}));
}

QJsonObject response()
{
    const auto action =
        object({{"type", oneOf({"text", "link"})}, {"text", text()}, {"url", text()}}, names({"type", "text"}));
    return object({{"conversation_id", text()},
                   {"response", text()},
                   {"suggested_actions", listOf(action)},
                   {"message_id", text()},
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
                                 {"sentiment_score", within(0, 1)},
                                 {"agent_name", text()}},
                                names({"message_id", "role", "message", "timestamp"}));
    return object({{"conversation_id", text()},
                   {"user_id", text()},
                   {"channel", wordOf<tierdesk::Channel>()},
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

QJsonObject parameter(const char *name, const QJsonObject &schema, const char *description, bool isRequired = false)
{
    return {{QStringLiteral("name"), QLatin1String(name)},
            {QStringLiteral("in"), QStringLiteral("query")},
            {QStringLiteral("required"), isRequired},
            {QStringLiteral("description"), QLatin1String(description)},
            {QStringLiteral("schema"), schema}};
}

Doc doc(const char *summary, QJsonObject request, QJsonObject response, QJsonArray parameters = {})
{
    return {summary, std::move(request), std::move(response), std::move(parameters), "platform"};
}

} // namespace

Doc documentation(Method method, QByteArrayView path)
{
    if (path == "/chatbot/conversation" && method == Method::Get)
        return doc("A conversation with its history", {}, conversation(),
                   {parameter("conversation_id", bounded(1, 64), "Which one", true)});
    if (path == "/chatbot/conversation")
        return doc("Start a conversation", conversationRequest(), response());
    if (path == "/chatbot/conversation/{conversation_id}/message")
        return doc("Send a customer's message", messageRequest(), response());
    return {};
}

} // namespace tierdesk::dialects::platform
