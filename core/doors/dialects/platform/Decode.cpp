#include "core/doors/dialects/Answering.h"
#include "core/doors/dialects/platform/Channels.h"
#include "core/doors/dialects/platform/Codec.h"
#include "core/doors/dialects/Validation.h"

namespace tierdesk::dialects::platform {

namespace {

constexpr qsizetype MaxRef = 200;

/// The conversation and the customer that a text belongs to, both of them optional.
base::Result<engine::AdviceRequest> decodeText(const QJsonObject &body, QStringView field)
{
    engine::AdviceRequest request;
    request.door = Door::Platform;
    RequestFields fields(body);
    fields->text(u"user_id", request.customerRef, MaxRef);
    fields->text(u"conversation_id", request.sessionId, MaxRef);
    double score = 0;
    if (fields->number(u"sentiment_score", score, 0, 1))
        request.score = 2 * score - 1;
    QString source;
    fields->text(u"source", source, MaxRef);
    QJsonObject metadata;
    fields.object(u"metadata", metadata);
    if (const auto &error = fields.error())
        return *error;
    if (!request.sessionId.isEmpty()) {
        auto id = checkedId(request.sessionId, QStringLiteral("conversation_id"));
        if (!id)
            return id.error();
    }
    auto text = messageText(body.value(field), field.toString());
    if (!text)
        return text.error();
    request.text = std::move(*text);
    return request;
}

} // namespace

base::Result<ConversationRequest> decodeConversation(const QJsonObject &body)
{
    ConversationRequest request;
    request.session.prefix = QStringLiteral("conv-");
    request.session.door = Door::Platform;
    RequestFields fields(body);
    fields.required(u"user_id", request.session.customerRef, MaxRef);
    if (GuideChannel channel{}; fields->oneOf(u"channel", channel))
        request.session.channel = recordedAs(channel);
    fields.object(u"metadata", request.session.metadata);
    if (const auto &error = fields.error())
        return *error;
    // Forms send an empty text for a message that nobody wrote.
    const QJsonValue message = body.value(u"initial_message");
    if (!message.isUndefined() && !message.isNull() && message != QJsonValue(QString())) {
        auto text = messageText(message, QStringLiteral("initial_message"));
        if (!text)
            return text.error();
        request.message = std::move(*text);
    }
    return request;
}

base::Result<QString> decodeMessage(const QJsonObject &body)
{
    const QJsonValue attachments = body.value(u"attachments");
    if (!attachments.isUndefined() && !attachments.isNull() &&
        !(attachments.isArray() && attachments.toArray().isEmpty()))
        return base::fail(base::Fault::InvalidInput,
                          QStringLiteral("attachments must be empty: no files are taken here"),
                          QStringLiteral("attachments"));
    return messageText(body.value(u"message"), QStringLiteral("message"));
}

base::Result<KnowledgeQuery> decodeKnowledge(const Call &call)
{
    constexpr int MostArticles = 100;
    constexpr int LastOffset = 100'000;
    KnowledgeQuery asked;
    QueryFields query(call);
    asked.text = query.text(u"query", 1000).value_or(QString());
    if (asked.text.isEmpty())
        query.refuse(u"query", QStringLiteral("is missing"));
    asked.category = query.text(u"category").value_or(QString());
    asked.limit = query.integer(u"limit", 10, 1, MostArticles);
    asked.offset = query.integer(u"offset", 0, 0, LastOffset);
    if (query.error())
        return *query.error();
    return asked;
}

base::Result<engine::AdviceRequest> decodeAnalysis(const QJsonObject &body)
{
    return decodeText(body, u"text");
}

base::Result<engine::AdviceRequest> decodeInquiry(const QJsonObject &body)
{
    return decodeText(body, u"inquiry_text");
}

} // namespace tierdesk::dialects::platform
