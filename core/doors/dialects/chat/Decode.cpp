#include "core/base/Json.h"
#include "core/doors/dialects/chat/Codec.h"
#include "core/doors/dialects/Files.h"
#include "core/doors/dialects/Validation.h"

namespace tierdesk::dialects::chat {

namespace {

using base::fail;
using base::Fault;

constexpr qsizetype MaxUserId = 200;
constexpr qsizetype MaxUserHash = 128;
constexpr qsizetype MaxMetadata = 16 << 10;

} // namespace

base::Result<NewChat> decodeNewChat(const QJsonObject &body)
{
    NewChat chat;
    RequestFields fields(body);
    fields->text(u"userId", chat.who.userId, MaxUserId);
    fields->text(u"userHash", chat.who.userHash, MaxUserHash);
    if (const auto &error = fields.error())
        return *error;
    chat.who.userId = chat.who.userId.trimmed();
    if (!chat.who.userHash.isEmpty() && chat.who.userId.isEmpty())
        return fail(Fault::InvalidInput, u"userId is missing: userHash is of one"_s, u"userId"_s);
    const QJsonValue metadata = body.value(u"metadata");
    if (metadata.isUndefined() || metadata.isNull())
        return chat;
    if (!metadata.isObject())
        return fail(Fault::InvalidInput, u"metadata must be an object"_s, u"metadata"_s);
    chat.metadata = metadata.toObject();
    if (base::toJson(chat.metadata).size() > MaxMetadata)
        return fail(Fault::InvalidInput, u"metadata must be at most 16 KiB"_s, u"metadata"_s);
    return chat;
}

base::Result<QString> decodeChatId(const QJsonObject &body)
{
    QString id;
    RequestFields fields(body);
    fields.required(u"sessionId", id, 64);
    if (const auto &error = fields.error())
        return *error;
    const auto checked = checkSessionId(id);
    if (checked)
        return id;
    base::Error error = checked.error();
    error.where = u"sessionId"_s;
    return error;
}

base::Result<QString> decodeUserId(const QJsonObject &body)
{
    QString id;
    RequestFields fields(body);
    fields->text(u"userId", id, MaxUserId);
    if (const auto &error = fields.error())
        return *error;
    return id.trimmed();
}

base::Result<Saying> decodeSaying(const QJsonObject &body)
{
    auto attachments = TRY(decodeAttachments(body));
    const QJsonValue message = body.value(u"message");
    const bool isSilent =
        message.isUndefined() || message.isNull() || (message.isString() && message.toString().trimmed().isEmpty());
    if (isSilent && !attachments.isEmpty())
        return Saying{{}, std::move(attachments)};
    auto text = TRY(messageText(message, u"message"_s));
    return Saying{std::move(text), std::move(attachments)};
}

base::Result<bool> decodeTyping(const QJsonObject &body)
{
    const QJsonValue typing = body.value(u"typing");
    if (!typing.isBool())
        return fail(Fault::InvalidInput, u"typing must be true or false"_s, u"typing"_s);
    return typing.toBool();
}

base::Result<int> decodeRating(const QJsonObject &body)
{
    int rating = 0;
    RequestFields fields(body);
    fields->require(u"rating");
    fields->integer(u"rating", rating, 1, 5);
    if (const auto &error = fields.error())
        return *error;
    return rating;
}

base::Result<bool> decodeSolved(const QJsonObject &body)
{
    const QJsonValue solved = body.value(u"solved");
    if (solved.isUndefined() || solved.isNull())
        return false;
    if (!solved.isBool())
        return fail(Fault::InvalidInput, u"solved must be true or false"_s, u"solved"_s);
    return solved.toBool();
}

base::Result<policy::OrderClaim> decodeClaim(const QJsonObject &body)
{
    constexpr qsizetype MaxNumber = 64;
    constexpr qsizetype MaxEmail = 320;
    constexpr qsizetype MaxPostcode = 32;
    policy::OrderClaim claim;
    RequestFields fields(body);
    fields.required(u"orderNumber", claim.number, MaxNumber);
    fields->text(u"email", claim.email, MaxEmail);
    fields->text(u"postcode", claim.postcode, MaxPostcode);
    if (const auto &error = fields.error())
        return *error;
    if (claim.email.trimmed().isEmpty() && claim.postcode.trimmed().isEmpty())
        return fail(Fault::InvalidInput, u"email or postcode is missing"_s, u"email"_s);
    return claim;
}

base::Result<MessageId> decodeMessageId(const QString &text, const QString &where)
{
    if (text.isEmpty())
        return MessageId{};
    bool isNumber = false;
    const qint64 number = text.startsWith(u"msg_") ? text.mid(4).toLongLong(&isNumber) : 0;
    if (!isNumber || number <= 0)
        return fail(Fault::InvalidInput, where + u" must be the id of a message"_s, where);
    return MessageId{number};
}

} // namespace tierdesk::dialects::chat
