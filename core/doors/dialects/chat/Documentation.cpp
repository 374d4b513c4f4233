#include "core/doors/dialects/chat/Documentation.h"

#include "core/domain/Attachment.h"
#include "core/domain/Enums.h"
#include "core/domain/SchemaParts.h"

namespace tierdesk::dialects::chat {

namespace {

using namespace schema;

QJsonObject queue()
{
    return object({{"place", integer()}, {"expectedWaitSeconds", orNull(integer())}, {"staffed", flag()}});
}

QJsonObject attachment()
{
    return object({{"attachmentId", text()},
                   {"name", text()},
                   {"mediaType", wordOf<MediaType>()},
                   {"size", integer()},
                   {"url", text()}});
}

QJsonObject message()
{
    return object({{"messageId", text()},
                   {"role", wordOf<Speaker>()},
                   {"content", text()},
                   {"timestamp", time()},
                   {"agentName", orNull(text())},
                   {"model_used", orNull(text())},
                   {"attachments", listOf(attachment())},
                   {"suggestedActions", listOf(text())}});
}

QJsonObject chat()
{
    return object({{"sessionId", text()},
                   {"userId", orNull(text())},
                   {"verified", flag()},
                   {"metadata", type("object")},
                   {"company", text()},
                   {"status", wordOf<Status>()},
                   {"tier", wordOf<Tier>()},
                   {"awaitingHuman", flag()},
                   {"queue", orNull(queue())},
                   {"agent", orNull(object({{"name", text()}}))},
                   {"rating", orNull(numberIn(1, 5))},
                   {"previousSessionId", orNull(text())},
                   {"createdAt", time()},
                   {"updatedAt", time()},
                   {"messages", listOf(message())}});
}

QJsonObject answer()
{
    const auto escalation = object({{"id", text()},
                                    {"ticket", text()},
                                    {"reason", wordOf<Reason>()},
                                    {"from", wordOf<Tier>()},
                                    {"to", wordOf<Tier>()},
                                    {"priority", wordOf<Priority>()},
                                    {"timestamp", time()}});
    return object({{"sessionId", text()},
                   {"previousSessionId", text()},
                   {"messageId", text()},
                   {"response", text()},
                   {"message", orNull(message())},
                   {"model_used", text()},
                   {"confidence", orNull(numberIn(0, 1))},
                   {"escalated", flag()},
                   {"escalation", orNull(escalation)},
                   {"status", wordOf<Status>()},
                   {"tier", wordOf<Tier>()},
                   {"awaitingHuman", flag()},
                   {"queue", orNull(queue())},
                   {"timestamp", time()}},
                  names({"sessionId", "messageId", "response", "message", "model_used", "confidence", "escalated",
                         "escalation", "status", "tier", "awaitingHuman", "queue", "timestamp"}));
}

Doc doc(const char *summary, QJsonObject request, QJsonObject response, QJsonArray parameters = {})
{
    using base::Fault;
    Doc made{summary, std::move(request), std::move(response), std::move(parameters), "chat"};
    made.faults = {Fault::NotFound,        Fault::InvalidSessionId, Fault::Forbidden,      Fault::InvalidMessage,
                   Fault::AlreadyResolved, Fault::Conflict,         Fault::CompanyDisabled};
    return made;
}

QJsonObject inQuery(const char *name, bool isRequired, const char *description)
{
    return {{u"name"_s, QLatin1String(name)},
            {u"in"_s, u"query"_s},
            {u"required"_s, isRequired},
            {u"description"_s, QLatin1String(description)},
            {u"schema"_s, text()}};
}

QStringList mediaTypes()
{
    QStringList types;
    for (const auto &[type, word] : Words<MediaType>::table)
        types.append(QLatin1String(word));
    return types;
}

} // namespace

Doc documentation(QByteArrayView path)
{
    const auto id = bounded(1, 64);
    if (path == "/session")
        return doc("Begin a chat",
                   object({{"userId", bounded(0, 200)}, {"userHash", bounded(0, 128)}, {"metadata", type("object")}},
                          QStringList{}),
                   chat());
    if (path == "/message")
        return doc("A customer's message, and its answer",
                   object({{"sessionId", id},
                           {"message", bounded(0, 10'000)},
                           {"attachments", listOf(text())},
                           {"userId", bounded(0, 200)}},
                          names({"sessionId"})),
                   answer());
    if (path == "/history/{sessionId}")
        return doc("A chat with its messages", {}, chat(), {inQuery("after", false, "Only messages behind this one")});
    if (path == "/typing")
        return doc("Tell that the customer writes, or no longer", object({{"sessionId", id}, {"typing", flag()}}),
                   object({{"success", flag()}}));
    if (path == "/rating")
        return doc("The customer's mark of the chat", object({{"sessionId", id}, {"rating", numberIn(1, 5)}}),
                   object({{"sessionId", text()}, {"rating", numberIn(1, 5)}}));
    if (path == "/end")
        return doc("The customer is done", object({{"sessionId", id}, {"solved", flag()}}, names({"sessionId"})),
                   object({{"sessionId", text()}, {"status", wordOf<Status>()}, {"rating", orNull(numberIn(1, 5))}}));
    if (path == "/order-proof")
        return doc("A guest proves that an order is theirs",
                   object({{"sessionId", id},
                           {"orderNumber", bounded(1, 64)},
                           {"email", bounded(0, 320)},
                           {"postcode", bounded(0, 32)}},
                          names({"sessionId", "orderNumber"})),
                   object({{"sessionId", text()}, {"orderNumber", text()}}));
    if (path == "/attachments") {
        Doc made = doc("A file for a message to come", {}, attachment(),
                       {inQuery("sessionId", true, "The chat that it is for"), inQuery("name", false, "Its name")});
        made.requestTypes = mediaTypes();
        return made;
    }
    if (path == "/attachments/{attachmentId}") {
        Doc made = doc("A file of the chat", {}, {}, {inQuery("sessionId", true, "The chat that it belongs to")});
        made.responseTypes = mediaTypes();
        return made;
    }
    if (path == "/widget")
        return doc("What a widget asks before it shows itself", {}, object({{"company", text()}}));
    return {};
}

QJsonObject errorSchema()
{
    return object({{"error", text()}, {"code", text()}, {"field", text()}}, names({"error", "code"}));
}

} // namespace tierdesk::dialects::chat
