#include "core/doors/deskapi/Codec.h"
#include "core/doors/deskapi/FieldsOf.h"

namespace tierdesk {

template<class Io, Is<LocalPlace> T>
void fields(Io &io, T &v)
{
    io(u"kind", v.kind);
    io(u"port", v.port);
}

template<class Io, Is<LocalModel> T>
void fields(Io &io, T &v)
{
    io(u"id", v.id);
    io(u"parameters", v.parameters);
    io(u"quantization", v.quantization);
    io(u"bytes", v.bytes);
    io(u"contextTokens", v.contextTokens);
    io(u"usedFor", v.usedFor);
}

template<class Io, Is<LocalServer> T>
void fields(Io &io, T &v)
{
    io(u"kind", v.place.kind);
    io(u"port", v.place.port);
    io(u"version", v.version);
    io(u"loading", v.isLoading);
    io(u"child", v.isChild);
    io(u"models", v.models);
}

template<class Io, Is<LocalChild> T>
void fields(Io &io, T &v)
{
    io(u"state", v.state);
    io(u"model", v.model);
    io(u"port", v.port);
    io(u"restarts", v.restarts);
    io(u"memoryBytes", v.memoryBytes);
    io(u"tokensPerSecond", v.tokensPerSecond);
    io(u"error", v.error);
    io(u"retryAt", v.retryAt);
}

template<class Io, Is<LocalSearch> T>
void fields(Io &io, T &v)
{
    io(u"places", v.places);
    io(u"servers", v.servers);
    io(u"child", v.child);
}

} // namespace tierdesk

namespace tierdesk::deskapi {

template<class Io, Is<Provider> T>
void fields(Io &io, T &v)
{
    io(u"name", v.name);
    io(u"protocol", v.protocol);
    io(u"baseUrl", v.baseUrl);
    io(u"small", v.small);
    io(u"large", v.large);
    io(u"concurrent", v.concurrent);
    io(u"timeoutSeconds", v.timeoutSeconds);
    io(u"masksPersonalData", v.masksPersonalData);
    io(u"oldTokenField", v.hasOldTokenField);
    io(u"local", v.isLocal);
    io(u"hasKey", v.hasKey);
    io(u"state", v.state);
    io(u"unpriced", v.unpriced);
}

template<class Io, Is<Price> T>
void fields(Io &io, T &v)
{
    io(u"model", v.model);
    io(u"in", v.in);
    io(u"out", v.out);
    io(u"cacheRead", v.cacheRead);
    io(u"cacheWrite", v.cacheWrite);
    io(u"longFrom", v.longFrom);
    io(u"longTimes", v.longTimes);
}

template<class Io, Is<Models> T>
void fields(Io &io, T &v)
{
    io(u"providers", v.providers);
    io(u"keyStore", v.keyStore);
    io(u"spentToday", v.spentToday);
    io(u"budgetPerDay", v.budgetPerDay);
    io(u"pricesAsOf", v.pricesAsOf);
    io(u"pricesSource", v.pricesSource);
    io(u"prices", v.prices);
    io(u"unknownPrice", v.unknownPrice);
}

template<class Io, Is<ProviderKey> T>
void fields(Io &io, T &v)
{
    io(u"key", v.key, required(1000));
}

template<class Io, Is<ModelList> T>
void fields(Io &io, T &v)
{
    io(u"models", v.models);
}

template<class Io, Is<TryModel> T>
void fields(Io &io, T &v)
{
    io(u"model", v.model, upTo(200));
    io(u"text", v.text, required(2000));
}

template<class Io, Is<Tried> T>
void fields(Io &io, T &v)
{
    io(u"text", v.text);
    io(u"model", v.model);
    io(u"latencyMs", v.latencyMs);
    io(u"tokensIn", v.tokensIn);
    io(u"tokensOut", v.tokensOut);
    io(u"tokensCached", v.tokensCached);
    io(u"cost", v.cost);
}

template<class Io, Is<UseLocalModel> T>
void fields(Io &io, T &v)
{
    io(u"kind", v.kind, Required);
    io(u"port", v.port, required(65535));
    io(u"model", v.model, required(200));
    io(u"tier", v.tier, Required);
}

template<class Io, Is<ModelCosts::Row> T>
void fields(Io &io, T &v)
{
    io(u"day", v.day);
    io(u"provider", v.provider);
    io(u"model", v.model);
    io(u"requests", v.requests);
    io(u"tokensIn", v.tokensIn);
    io(u"tokensOut", v.tokensOut);
    io(u"cacheRead", v.cacheRead);
    io(u"cacheWrite", v.cacheWrite);
    io(u"cost", v.cost);
    io(u"unpriced", v.unpriced);
}

template<class Io, Is<ModelCosts> T>
void fields(Io &io, T &v)
{
    io(u"rows", v.rows);
    io(u"total", v.total);
}

DESKAPI_REPLY(Provider)
DESKAPI_REPLY(Models)
DESKAPI_REQUEST(ProviderKey)
DESKAPI_REPLY(ModelList)
DESKAPI_REQUEST(TryModel)
DESKAPI_REPLY(Tried)
DESKAPI_REPLY(LocalSearch)
DESKAPI_REQUEST(UseLocalModel)
DESKAPI_REPLY(ModelCosts)

} // namespace tierdesk::deskapi
