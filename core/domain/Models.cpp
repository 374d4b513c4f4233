#include "core/domain/Models.h"

#include "core/domain/Fields.h"
#include "core/domain/TargetUrl.h"

#include <QtCore/QUrl>

#include <algorithm>
#include <cmath>

namespace tierdesk {

namespace {

/// Converts US$ per million tokens to 10⁻¹² US$ per token.
constexpr double PerMillion = 1e6;
constexpr double MostPrice = 10'000;

bool isModelId(const QString &id)
{
    return std::all_of(id.begin(), id.end(), [](QChar c) { return c.unicode() > 0x20 && c.unicode() < 0x7F; });
}

bool isBaseUrl(const QString &url)
{
    return isTargetUrl(withoutSlashes(url)) && !url.contains(u'?');
}

template<class Io, class Price>
void priceField(Io &io, QStringView key, Price &price)
{
    double amount = static_cast<double>(price) / PerMillion;
    io(key, amount, upTo(MostPrice));
    if constexpr (!std::is_const_v<Price>)
        price = std::llround(amount * PerMillion);
}

} // namespace

bool isProviderName(QStringView name)
{
    return !name.isEmpty() && name.size() <= 40 && std::all_of(name.begin(), name.end(), [](QChar c) {
        return (c >= u'a' && c <= u'z') || (c >= u'0' && c <= u'9') || c == u'-';
    });
}

QString originOf(const QString &text)
{
    const QUrl url(text);
    const int usual = url.scheme() == u"https" ? 443 : 80;
    return url.scheme() + u"://"_s + url.host(QUrl::FullyEncoded).toLower() + u':' + QString::number(url.port(usual));
}

template<FieldIo Io, Is<ModelProvider> T>
void fields(Io &io, T &v)
{
    static const TextForm BaseUrl{isBaseUrl, u"must be an https URL, or http on a loopback address"_s};
    static const TextForm ModelId{isModelId, u"must be a model's id"_s};
    io(u"protocol", v.wire);
    io(u"baseUrl", v.baseUrl, upTo(2000).as(BaseUrl));
    io(u"small", v.small, upTo(200).as(ModelId));
    io(u"large", v.large, upTo(200).as(ModelId));
    io(u"concurrent", v.concurrent, between(1, 1000));
    io.span(u"timeoutSeconds", v.timeout, Millis::seconds(1), 90);
    io(u"masksPersonalData", v.masksPii);
    io(u"oldTokenField", v.hasOldTokenField);
    io.optional(v.isLocal, [&](auto &inner) { inner(u"local", v.isLocal); });
    if constexpr (Io::isRequest) {
        v.baseUrl = withoutSlashes(v.baseUrl);
        if (v.baseUrl.isEmpty())
            io.refuse(u"baseUrl", u"is missing"_s);
        if (v.small.isEmpty() && v.large.isEmpty())
            io.refuse(u"small", u"or `large` must name a model"_s);
    }
}

QJsonObject toJson(const ModelProvider &provider)
{
    FieldWriter io;
    io(u"name", provider.name);
    fields(io, provider);
    return io.json;
}

base::Result<ModelProvider> mergeProvider(const ModelProvider &base, const QJsonObject &patch)
{
    ModelProvider provider = base;
    FieldReader io(patch);
    io.ignore(u"name");
    fields(io, provider);
    if (const auto &error = io.finish())
        return *error;
    return provider;
}

NanoUsd costOf(const ModelUse &use, const ModelPrice &price)
{
    const qint64 plain = std::max(0, use.tokensIn - use.cacheRead - use.cacheWrite);
    double pico = static_cast<double>(plain * price.in + use.cacheRead * price.cacheRead +
                                      use.cacheWrite * price.cacheWrite + use.tokensOut * price.out);
    if (price.longFrom > 0 && use.tokensIn > price.longFrom)
        pico *= price.longTimes;
    return static_cast<NanoUsd>(std::ceil(pico / 1000));
}

const ModelPrice *priceOf(const std::vector<ModelPrice> &prices, QStringView model)
{
    const ModelPrice *best = nullptr;
    for (const ModelPrice &each : prices) {
        if (model.startsWith(each.model) && (!best || each.model.size() > best->model.size()))
            best = &each;
    }
    return best;
}

template<FieldIo Io, Is<ModelPrice> T>
void fields(Io &io, T &v)
{
    io(u"model", v.model, required(200));
    priceField(io, u"in", v.in);
    priceField(io, u"out", v.out);
    // Cached tokens without their own price cost as much as others.
    if constexpr (Io::isRequest)
        v.cacheRead = v.cacheWrite = v.in;
    priceField(io, u"cacheRead", v.cacheRead);
    priceField(io, u"cacheWrite", v.cacheWrite);
    io.optional(v.longFrom > 0, [&](auto &inner) {
        inner(u"longFrom", v.longFrom, between(0, 100'000'000));
        inner(u"longTimes", v.longTimes, between(1, 100));
    });
}

template<FieldIo Io, Is<TierModels> T>
void fields(Io &io, T &v)
{
    io(u"chain", v.chain, textsUpTo(10, 40));
    io(u"otherwise", v.last);
    if constexpr (Io::isRequest) {
        if (!std::all_of(v.chain.begin(), v.chain.end(), isProviderName))
            io.refuse(u"chain", u"must hold names of providers"_s);
        if (QStringList once = v.chain; once.removeDuplicates() > 0)
            io.refuse(u"chain", u"must name each provider once"_s);
    }
}

template<FieldIo Io, Is<ModelRule> T>
void fields(Io &io, T &v)
{
    io(u"size", v.size, Required);
    optionalField(io, u"complexityFrom", v.complexityFrom, upTo(1));
    optionalField(io, u"sentiment", v.sentiment);
    optionalField(io, u"category", v.category);
    optionalField(io, u"tier", v.tier);
    optionalField(io, u"vip", v.isVip);
}

template<FieldIo Io, Is<ModelsConfig> T>
void fields(Io &io, T &v)
{
    io(u"aiRep", v.aiRep);
    io(u"aiManager", v.aiManager);
    io.list(u"rules", v.rules, 100);
    std::optional<double> dollars;
    if (v.budgetPerDay)
        dollars = static_cast<double>(*v.budgetPerDay) / OneUsd;
    io.numberOrNull(u"budgetPerDay", dollars, upTo(1'000'000));
    if constexpr (!std::is_const_v<T>)
        v.budgetPerDay = dollars ? std::optional<NanoUsd>(std::llround(*dollars * OneUsd)) : std::nullopt;
    io.list(u"prices", v.prices, 200);
}

TIERDESK_FIELDS(ModelPrice)
TIERDESK_FIELDS(ModelsConfig)

} // namespace tierdesk
