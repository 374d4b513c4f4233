#include "core/doors/dialects/cs/Codec.h"
#include "core/doors/dialects/Validation.h"

namespace tierdesk::dialects::cs {

namespace {

using base::fail;
using base::Fault;

constexpr qsizetype MaxRef = 200;
constexpr qsizetype MaxNotes = 5000;

} // namespace

bool isOwn(const Session &session, const QString &customer)
{
    return session.isVerified && session.customerRef == customer;
}

base::Error noSuchSession()
{
    return fail(Fault::NotFound, u"Session not found"_s);
}

base::Error anotherCustomers()
{
    return fail(Fault::Forbidden, u"the token is another customer's"_s, u"customerId"_s);
}

base::Result<StartRequest> decodeStart(const QJsonObject &body)
{
    StartRequest request;
    RequestFields fields(body);
    fields.required(u"customerId", request.session.customerRef, MaxRef);
    fields.required(u"channel", request.session.channel);
    Category category{};
    if (fields->oneOf(u"issueCategory", category))
        request.session.category = category;
    fields.object(u"metadata", request.session.metadata);
    if (const auto &error = fields.error())
        return *error;
    // Forms send an empty text if there is no message.
    const QJsonValue message = body.value(u"initialMessage");
    if (!message.isUndefined() && !message.isNull() && message != QJsonValue(QString())) {
        request.initialMessage = TRY(messageText(message, u"initialMessage"_s));
    }
    return request;
}

base::Result<QString> decodeMessage(const QJsonObject &body)
{
    return messageText(body.value(u"message"), u"message"_s);
}

base::Result<bool> decodeTyping(const QJsonObject &body)
{
    bool isTyping = true;
    RequestFields fields(body);
    fields->flag(u"typing", isTyping);
    if (const auto &error = fields.error())
        return *error;
    return isTyping;
}

base::Result<engine::commands::Escalate> decodeEscalate(const QJsonObject &body)
{
    engine::commands::Escalate request;
    RequestFields fields(body);
    fields.required(u"reason", request.reason);
    // An empty text is an invalid target, not a missing one.
    const QJsonValue target = fields->take(u"targetTier");
    if (target.isUndefined())
        fields->refuse(u"targetTier", u"is missing"_s);
    else if (!target.isString())
        fields->refuse(u"targetTier", u"must be a string"_s);
    fields->text(u"notes", request.notes, MaxNotes);
    if (const auto &error = fields.error())
        return *error;
    const auto tier = fromWord<Tier>(target.toString());
    if (!tier || *tier == Tier::AiRep)
        return fail(Fault::InvalidTarget, u"must be AI_MANAGER or HUMAN_AGENT"_s, u"targetTier"_s);
    request.target = *tier;
    request.notes = request.notes.trimmed();
    return request;
}

base::Result<Resolution> decodeResolve(const QJsonObject &body)
{
    Resolution resolution;
    RequestFields fields(body);
    fields.required(u"resolutionType", resolution.type);
    fields->text(u"summary", resolution.summary, MaxNotes);
    fields->texts(u"actionsTaken", resolution.actionsTaken, 50, 500);
    fields->flag(u"followUpRequired", resolution.isFollowUpRequired);
    fields->time(u"followUpAt", resolution.followUpAt);
    if (const auto &error = fields.error())
        return *error;
    return resolution;
}

} // namespace tierdesk::dialects::cs
