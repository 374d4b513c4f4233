#include "core/doors/dialects/platform/Codec.h"
#include "core/doors/dialects/Validation.h"

namespace tierdesk::dialects::platform {

namespace {

constexpr qsizetype MaxRef = 200;

/// The guide's word for chat, and ours for all four.
bool readChannel(RequestFields &fields, tierdesk::Channel &channel)
{
    QString word;
    if (!fields->text(u"channel", word, 20) || word == u"web")
        return true;
    const auto known = fromWord<tierdesk::Channel>(word);
    if (!known)
        return fields->refuse(u"channel", QStringLiteral("must be one of web, voice, chat, email, sms"));
    channel = *known;
    return true;
}

} // namespace

base::Result<ConversationRequest> decodeConversation(const QJsonObject &body)
{
    ConversationRequest request;
    request.session.prefix = QStringLiteral("conv-");
    request.session.door = Door::Platform;
    RequestFields fields(body);
    fields.required(u"user_id", request.session.customerRef, MaxRef);
    readChannel(fields, request.session.channel);
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

} // namespace tierdesk::dialects::platform
