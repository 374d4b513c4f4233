#include "core/domain/MediaSniff.h"
#include "core/doors/dialects/Answering.h"
#include "core/doors/dialects/platform/Channels.h"
#include "core/doors/dialects/platform/Codec.h"
#include "core/doors/dialects/Validation.h"

namespace tierdesk::dialects::platform {

namespace {

constexpr qsizetype MaxRef = 200;

/// Decodes a text and the conversation and customer that it belongs to, both optional.
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
    // The rest of the metadata is the client's own and ignored, as are values of other types.
    request.productId = metadata[u"product_id"].toString().left(MaxRef);
    request.purchaseDate = QDate::fromString(metadata[u"purchase_date"].toString().left(10), Qt::ISODate);
    if (!request.sessionId.isEmpty())
        TRY(checkedId(request.sessionId, u"conversation_id"_s));
    auto text = TRY(messageText(body.value(field), field.toString()));
    request.text = std::move(text);
    return request;
}

bool isNothing(const QJsonValue &value)
{
    return value.isUndefined() || value.isNull() || value == QJsonValue(QString());
}

base::Error fileError(qsizetype index, const QString &what, const QString &field = {})
{
    const QString where = u"attachments.%1"_s.arg(index) + (field.isEmpty() ? QString() : u'.' + field);
    return base::fail(base::Fault::InvalidInput, where + u' ' + what, where);
}

/// Decodes one file: {"name","content_type","content"}, the content in Base64. The type is detected from the content; a
/// contradicting content_type is refused.
base::Result<engine::InlineAttachment> decodeFile(const QJsonValue &value, qsizetype index)
{
    const QString content = value[u"content"].toString();
    if (!value.isObject() || content.isEmpty())
        return fileError(index, u"must be an object with a name and its content in Base64"_s);
    const auto bytes = QByteArray::fromBase64Encoding(content.toLatin1(), QByteArray::AbortOnBase64DecodingErrors);
    if (!bytes || bytes.decoded.isEmpty())
        return fileError(index, u"must be Base64"_s, u"content"_s);
    if (bytes.decoded.size() > attachments::MaxBytes)
        return fileError(index, u"has over %1"_s.arg(sizeText(attachments::MaxBytes)), u"content"_s);
    const auto found = sniff(bytes.decoded);
    if (!found)
        return fileError(index, found.error().message, u"content"_s);
    const QString claimed = value[u"content_type"].toString();
    if (!claimed.isEmpty() && claimed != QLatin1String(word(found->type)))
        return fileError(index, u"is not what the content is: %1"_s.arg(QLatin1String(word(found->type))),
                         u"content_type"_s);
    return engine::InlineAttachment{value[u"name"].toString(), found->type, bytes.decoded};
}

base::Result<std::vector<engine::InlineAttachment>> decodeFiles(const QJsonObject &body)
{
    std::vector<engine::InlineAttachment> files;
    const QJsonValue list = body.value(u"attachments");
    if (list.isUndefined() || list.isNull())
        return files;
    if (!list.isArray() || list.toArray().size() > attachments::MaxOfMessage)
        return base::fail(base::Fault::InvalidInput,
                          u"attachments must be a list of at most %1"_s.arg(attachments::MaxOfMessage),
                          u"attachments"_s);
    const QJsonArray given = list.toArray();
    for (qsizetype i = 0; i < given.size(); ++i) {
        auto file = TRY(decodeFile(given[i], i));
        files.push_back(std::move(file));
    }
    return files;
}

} // namespace

base::Result<ConversationRequest> decodeConversation(const QJsonObject &body)
{
    ConversationRequest request;
    request.session.door = Door::Platform;
    RequestFields fields(body);
    fields.required(u"user_id", request.session.customerRef, MaxRef);
    if (GuideChannel channel{}; fields->oneOf(u"channel", channel))
        request.session.channel = recordedAs(channel);
    fields.object(u"metadata", request.session.metadata);
    if (const auto &error = fields.error())
        return *error;
    auto files = TRY(decodeFiles(body));
    request.files = std::move(files);
    // Forms send an empty text if there is no message.
    const QJsonValue message = body.value(u"initial_message");
    if (!isNothing(message)) {
        request.message = TRY(messageText(message, u"initial_message"_s));
    }
    return request;
}

base::Result<MessageRequest> decodeMessage(const QJsonObject &body)
{
    MessageRequest request;
    auto files = TRY(decodeFiles(body));
    request.files = std::move(files);
    if (!request.files.empty() && isNothing(body.value(u"message")))
        return request;
    auto text = TRY(messageText(body.value(u"message"), u"message"_s));
    request.text = std::move(text);
    return request;
}

base::Result<KnowledgeQuery> decodeKnowledge(const Call &call)
{
    constexpr int MostArticles = 100;
    constexpr int LastOffset = 100'000;
    KnowledgeQuery asked;
    QueryFields query(call);
    asked.text = query.text(u"query", 1000).value_or(QString());
    if (asked.text.isEmpty())
        query.refuse(u"query", u"is missing"_s);
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
