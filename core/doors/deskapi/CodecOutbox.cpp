#include "core/doors/deskapi/Codec.h"
#include "core/doors/deskapi/FieldsOf.h"

namespace tierdesk::deskapi {

namespace {

constexpr qsizetype MaxTarget = 2000;
constexpr qsizetype MaxEvents = 32;

} // namespace

template<class Io, Is<EndpointRow> T>
void fields(Io &io, T &v)
{
    io(u"id", v.id);
    io(u"channel", v.channel);
    io(u"target", v.target);
    io(u"events", v.events);
    io(u"format", v.format);
    io(u"isEnabled", v.isEnabled);
    io(u"disabledReason", v.disabledReason);
    io(u"oldSecretUntil", v.oldSecretUntil);
    io(u"pending", v.pending);
    io(u"failed", v.failed);
    io(u"createdAt", v.createdAt);
    io(u"updatedAt", v.updatedAt);
}

template<class Io, Is<Endpoints> T>
void fields(Io &io, T &v)
{
    io(u"endpoints", v.endpoints);
    io(u"events", v.events);
}

template<class Io, Is<NewEndpoint> T>
void fields(Io &io, T &v)
{
    io(u"channel", v.channel);
    io(u"target", v.target, required(MaxTarget));
    io(u"events", v.events, textsUpTo(MaxEvents, 100).needed());
    io(u"format", v.format);
    io(u"secret", v.secret);
}

template<class Io, Is<CreatedEndpoint> T>
void fields(Io &io, T &v)
{
    io(u"endpoint", v.endpoint);
    io(u"secret", v.secret);
}

template<class Io, Is<ChangeEndpoint> T>
void fields(Io &io, T &v)
{
    io(u"target", v.target, upTo(MaxTarget));
    io(u"events", v.events, textsUpTo(MaxEvents, 100));
    io(u"format", v.format);
    io(u"isEnabled", v.isEnabled);
}

template<class Io, Is<RotateSecret> T>
void fields(Io &io, T &v)
{
    io(u"secret", v.secret);
    io(u"overlapHours", v.overlapHours, upTo(168));
}

template<class Io, Is<DeliveryRow> T>
void fields(Io &io, T &v)
{
    io(u"id", v.id);
    io(u"endpointId", v.endpoint);
    io(u"channel", v.channel);
    io(u"target", v.target);
    io(u"event", v.event);
    io(u"sessionId", v.sessionId);
    io(u"state", v.state);
    io(u"attempts", v.attempts);
    io(u"createdAt", v.createdAt);
    io(u"nextAt", v.nextAt);
    io(u"doneAt", v.doneAt);
    io(u"lastError", v.lastError);
}

template<class Io, Is<Deliveries> T>
void fields(Io &io, T &v)
{
    io(u"deliveries", v.deliveries);
    io(u"next", v.next);
}

template<class Io, Is<DeliveryDetail::Attempt> T>
void fields(Io &io, T &v)
{
    io(u"at", v.at);
    io(u"status", v.status);
    io(u"error", v.error);
    io(u"tookMs", v.tookMs);
}

template<class Io, Is<DeliveryDetail> T>
void fields(Io &io, T &v)
{
    io(u"delivery", v.delivery);
    io(u"body", v.body);
    io(u"attempts", v.attempts);
}

template<class Io, Is<SentAgain> T>
void fields(Io &io, T &v)
{
    io(u"count", v.count);
}

DESKAPI_REPLY(EndpointRow)
DESKAPI_REPLY(Endpoints)
DESKAPI_REQUEST(NewEndpoint)
DESKAPI_REPLY(CreatedEndpoint)
DESKAPI_REQUEST(ChangeEndpoint)
DESKAPI_REQUEST(RotateSecret)
DESKAPI_REPLY(DeliveryRow)
DESKAPI_REPLY(Deliveries)
DESKAPI_REPLY(DeliveryDetail)
DESKAPI_REPLY(SentAgain)

} // namespace tierdesk::deskapi
