#pragma once

#include "core/domain/Fields.h"
#include "core/doors/deskapi/People.h"
#include "core/doors/deskapi/Sessions.h"

/// The desk API's JSON of types that other types contain. A type has one description in the whole program: those of
/// core/domain that are described there (Shop.h, Brief.h, Session.h) must not be described here as well.
namespace tierdesk {

template<class Io, Is<TopicFacts> T>
void fields(Io &io, T &v)
{
    io(u"category", v.category);
    io(u"confidence", v.confidence);
    io(u"intent", v.intent);
    io(u"intentConfidence", v.intentConfidence);
}

template<class Io, Is<Attachment> T>
void fields(Io &io, T &v)
{
    io(u"id", v.id);
    io(u"name", v.name);
    io(u"type", v.type);
    io(u"size", v.size);
}

template<class Io, Is<Message> T>
void fields(Io &io, T &v)
{
    io(u"id", v.id);
    io(u"role", v.speaker);
    io(u"isInternal", v.isInternal);
    io(u"text", v.text);
    io(u"at", v.at);
    io(u"score", v.score);
    io(u"sentiment", v.sentiment);
    io(u"trigger", v.trigger);
    io(u"topic", v.topic);
    io(u"answer", v.answer);
    io(u"authorId", v.author);
    io(u"authorName", v.authorName);
    io(u"attachments", v.attachments);
}

template<class Io, Is<HeldReply> T>
void fields(Io &io, T &v)
{
    io(u"id", v.id);
    io(u"text", v.text);
    io(u"at", v.at);
    io(u"sendAt", v.sendAt);
    io(u"userId", v.user);
    io(u"userName", v.userName);
    io(u"state", v.state);
    io(u"messageId", v.message);
    io(u"reason", v.reason);
    io(u"attachments", v.attachments);
    io(u"then", v.then);
}

template<class Io, Is<Escalation> T>
void fields(Io &io, T &v)
{
    io(u"id", v.publicId);
    io(u"ticket", v.ticket);
    io(u"from", v.from);
    io(u"to", v.to);
    io(u"reason", v.reason);
    if constexpr (Io::isWriter) {
        QStringList reasons;
        for (Reason each : v.reasons)
            reasons.append(QString(word(each)));
        io(u"reasons", reasons);
    } else {
        QStringList reasons;
        io(u"reasons", reasons);
        v.reasons.clear();
        for (const QString &each : reasons) {
            if (const auto reason = fromWord<Reason>(each))
                v.reasons.push_back(*reason);
        }
    }
    io(u"notes", v.notes);
    io(u"explanations", v.explanations);
    io(u"priority", v.priority);
    io(u"at", v.at);
    io(u"answeredAt", v.answeredAt);
    io(u"endedAt", v.endedAt);
    io(u"by", v.by);
}

template<class Io, Is<Verdict> T>
void fields(Io &io, T &v)
{
    io(u"isAllowed", v.isAllowed);
    io(u"rule", v.rule);
    io(u"explanation", v.explanation);
    io(u"requested", v.requested);
    io(u"limit", v.limit);
    io(u"used", v.used);
    io(u"remaining", v.remaining);
    io(u"configVersion", v.configVersion);
}

template<class Io, Is<Action> T>
void fields(Io &io, T &v)
{
    io(u"id", v.id);
    io(u"kind", v.request.kind);
    io(u"state", v.state);
    io(u"tier", v.tier);
    io(u"orderNumber", v.request.orderNumber);
    io(u"subscription", v.request.subscription);
    io(u"amount", v.request.amount);
    io(u"arguments", v.request.arguments);
    io(u"idempotencyKey", v.request.idempotencyKey);
    io(u"verdict", v.verdict);
    io(u"messageId", v.message);
    io(u"userId", v.user);
    io(u"reference", v.reference);
    io(u"failure", v.failure);
    io(u"at", v.at);
    io(u"settledAt", v.settledAt);
}

} // namespace tierdesk

namespace tierdesk::deskapi {

// Explicit specializations, so that users of encode() and decode() need no more than Codec.h.
#define DESKAPI_CODEC(T, WRITTEN, READ, SCHEMA)                                                                        \
    template<>                                                                                                         \
    QJsonObject encode<T>(const T &value)                                                                              \
    {                                                                                                                  \
        return WRITTEN;                                                                                                \
    }                                                                                                                  \
    template<>                                                                                                         \
    base::Result<T> decode<T>(const QJsonObject &json)                                                                 \
    {                                                                                                                  \
        return READ<T>(json);                                                                                          \
    }                                                                                                                  \
    template<>                                                                                                         \
    QJsonObject schemaOf<T>()                                                                                          \
    {                                                                                                                  \
        return SCHEMA<T>();                                                                                            \
    }
#define DESKAPI_REPLY(T) DESKAPI_CODEC(T, written(value, FieldWriter::Unset::Null), readReply, replySchema)
#define DESKAPI_REQUEST(T) DESKAPI_CODEC(T, written(value), readRequest, requestSchema)

template<class T>
base::Result<T> readReply(const QJsonObject &json)
{
    return readLeniently<T>(json, LenientReader::UnknownWord::IsPassedOver);
}

template<class T>
QJsonObject replySchema()
{
    return described<T>(FieldSchema::Of::Written);
}

/// A request holds nothing else than its members.
template<class T>
QJsonObject requestSchema()
{
    QJsonObject schema = described<T>(FieldSchema::Of::Request);
    schema.insert(u"additionalProperties", false);
    return schema;
}

template<class Io, Is<CompanyRef> T>
void fields(Io &io, T &v)
{
    io(u"companyId", v.key);
    io(u"name", v.name);
    io(u"currency", v.currency);
    io(u"isEnabled", v.isEnabled);
}

template<class Io, Is<Person> T>
void fields(Io &io, T &v)
{
    io(u"id", v.id);
    io(u"name", v.name);
    io(u"role", v.role);
    io(u"presence", v.presence);
}

template<class Io, Is<UserInfo> T>
void fields(Io &io, T &v)
{
    io(u"id", v.id);
    io(u"email", v.email);
    io(u"name", v.name);
    io(u"role", v.role);
    io(u"presence", v.presence);
    io(u"companyId", v.company);
    io(u"companies", v.companies);
    io(u"createdAt", v.createdAt);
}

template<class Io, Is<SessionRow> T>
void fields(Io &io, T &v)
{
    io(u"id", v.id);
    io(u"customerId", v.customerRef);
    io(u"customerName", v.customerName);
    io(u"isVip", v.isVip);
    io(u"isVerified", v.isVerified);
    io(u"channel", v.channel);
    io(u"door", v.door);
    io(u"tier", v.tier);
    io(u"status", v.status);
    io(u"category", v.category);
    io(u"summary", v.summary);
    io(u"preview", v.preview);
    io(u"score", v.score);
    io(u"sentiment", v.sentiment);
    io(u"language", v.language);
    io(u"priority", v.priority);
    io(u"reason", v.reason);
    io(u"ticket", v.ticket);
    io(u"messageCount", v.messageCount);
    io(u"tags", v.tags);
    io(u"holderId", v.holder);
    io(u"holderName", v.holderName);
    io(u"contact", v.contact);
    io(u"previous", v.previous);
    io(u"resolution", v.resolution);
    io(u"rating", v.rating);
    io(u"createdAt", v.createdAt);
    io(u"updatedAt", v.updatedAt);
    io(u"waitingSince", v.waitingSince);
    io(u"claimedAt", v.claimedAt);
    io(u"snoozedUntil", v.snoozedUntil);
    io(u"firstResponseDue", v.firstResponseDue);
    io(u"firstResponseAt", v.firstResponseAt);
    io(u"resolutionDue", v.resolutionDue);
    io(u"resolvedAt", v.resolvedAt);
    io(u"version", v.version);
}

} // namespace tierdesk::deskapi
