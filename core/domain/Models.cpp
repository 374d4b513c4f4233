#include "core/domain/Models.h"

#include "core/domain/FieldReader.h"
#include "core/domain/TargetUrl.h"

#include <QtCore/QUrl>

#include <algorithm>
#include <cmath>

namespace tierdesk {

namespace {

/// US$ a million tokens, and 10⁻¹² US$ a token.
constexpr double PerMillion = 1e6;
constexpr double MostPrice = 10'000;

bool isModelId(QStringView id)
{
    return std::all_of(id.begin(), id.end(), [](QChar c) { return c.unicode() > 0x20 && c.unicode() < 0x7F; });
}

void readTier(FieldReader &fields, TierModels &tier)
{
    QStringList chain;
    if (fields.texts(u"chain", chain, 10, 40)) {
        for (const QString &each : chain) {
            if (!isProviderName(each)) {
                fields.refuse(u"chain", u"must hold names of providers"_s);
                return;
            }
        }
        if (QStringList once = chain; once.removeDuplicates() > 0)
            fields.refuse(u"chain", u"must name each provider once"_s);
        else
            tier.chain = chain;
    }
    fields.oneOf(u"otherwise", tier.last);
}

QJsonObject json(const TierModels &tier)
{
    return {{u"chain"_s, QJsonArray::fromStringList(tier.chain)}, {u"otherwise"_s, QString(word(tier.last))}};
}

void readRule(FieldReader &fields, ModelRule &rule)
{
    if (double from = 0; fields.number(u"complexityFrom", from, 0, 1))
        rule.complexityFrom = from;
    if (Sentiment sentiment{}; fields.oneOf(u"sentiment", sentiment))
        rule.sentiment = sentiment;
    if (Category category{}; fields.oneOf(u"category", category))
        rule.category = category;
    if (Tier tier{}; fields.oneOf(u"tier", tier))
        rule.tier = tier;
    if (bool isVip = false; fields.flag(u"vip", isVip))
        rule.isVip = isVip;
    fields.require(u"size");
    fields.oneOf(u"size", rule.size);
}

QJsonObject json(const ModelRule &rule)
{
    QJsonObject row{{u"size"_s, QString(word(rule.size))}};
    if (rule.complexityFrom)
        row.insert(u"complexityFrom"_s, *rule.complexityFrom);
    if (rule.sentiment)
        row.insert(u"sentiment"_s, QString(word(*rule.sentiment)));
    if (rule.category)
        row.insert(u"category"_s, QString(word(*rule.category)));
    if (rule.tier)
        row.insert(u"tier"_s, QString(word(*rule.tier)));
    if (rule.isVip)
        row.insert(u"vip"_s, *rule.isVip);
    return row;
}

void readPrice(FieldReader &fields, QStringView key, qint64 &price)
{
    if (double amount = 0; fields.number(key, amount, 0, MostPrice))
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

QJsonObject toJson(const ModelProvider &provider)
{
    QJsonObject json{{u"name"_s, provider.name},
                     {u"protocol"_s, QString(word(provider.wire))},
                     {u"baseUrl"_s, provider.baseUrl},
                     {u"small"_s, provider.small},
                     {u"large"_s, provider.large},
                     {u"concurrent"_s, provider.concurrent},
                     {u"timeoutSeconds"_s, static_cast<double>(provider.timeout.count) / 1000},
                     {u"masksPersonalData"_s, provider.masksPii},
                     {u"oldTokenField"_s, provider.hasOldTokenField}};
    if (provider.isLocal)
        json.insert(u"local"_s, true);
    return json;
}

base::Result<ModelProvider> mergeProvider(const ModelProvider &base, const QJsonObject &patch)
{
    ModelProvider provider = base;
    FieldReader fields(patch);
    fields.ignore(u"name");
    fields.oneOf(u"protocol", provider.wire);
    if (QString url; fields.text(u"baseUrl", url, 2000)) {
        while (url.endsWith(u'/'))
            url.chop(1);
        if (isTargetUrl(url) && !url.contains(u'?'))
            provider.baseUrl = url;
        else
            fields.refuse(u"baseUrl", u"must be an https URL, or http on a loopback address"_s);
    }
    for (const auto &[key, model] : {std::pair{u"small", &provider.small}, std::pair{u"large", &provider.large}}) {
        if (QString id; fields.text(key, id, 200)) {
            if (isModelId(id))
                *model = id;
            else
                fields.refuse(key, u"must be a model's id"_s);
        }
    }
    fields.integer(u"concurrent", provider.concurrent, 1, 1000);
    fields.span(u"timeoutSeconds", provider.timeout, Millis::seconds(1), 90);
    fields.flag(u"masksPersonalData", provider.masksPii);
    fields.flag(u"oldTokenField", provider.hasOldTokenField);
    fields.flag(u"local", provider.isLocal);
    if (provider.baseUrl.isEmpty())
        fields.refuse(u"baseUrl", u"is missing"_s);
    if (provider.small.isEmpty() && provider.large.isEmpty())
        fields.refuse(u"small", u"or `large` must name a model"_s);
    if (const auto &error = fields.finish())
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

void readFields(FieldReader &fields, ModelPrice &price)
{
    fields.require(u"model");
    fields.text(u"model", price.model, 200);
    readPrice(fields, u"in", price.in);
    readPrice(fields, u"out", price.out);
    // Without prices of their own cached tokens cost what others do.
    price.cacheRead = price.in;
    price.cacheWrite = price.in;
    readPrice(fields, u"cacheRead", price.cacheRead);
    readPrice(fields, u"cacheWrite", price.cacheWrite);
    fields.integer(u"longFrom", price.longFrom, 0, 100'000'000);
    fields.number(u"longTimes", price.longTimes, 1, 100);
}

QJsonObject toJson(const ModelPrice &price)
{
    QJsonObject json{{u"model"_s, price.model},
                     {u"in"_s, static_cast<double>(price.in) / PerMillion},
                     {u"out"_s, static_cast<double>(price.out) / PerMillion},
                     {u"cacheRead"_s, static_cast<double>(price.cacheRead) / PerMillion},
                     {u"cacheWrite"_s, static_cast<double>(price.cacheWrite) / PerMillion}};
    if (price.longFrom > 0) {
        json.insert(u"longFrom"_s, price.longFrom);
        json.insert(u"longTimes"_s, price.longTimes);
    }
    return json;
}

void readFields(FieldReader &fields, ModelsConfig &models)
{
    fields.object(u"aiRep", [&](FieldReader &child) { readTier(child, models.aiRep); });
    fields.object(u"aiManager", [&](FieldReader &child) { readTier(child, models.aiManager); });
    std::vector<ModelRule> rules;
    if (fields.objects(u"rules", 100, [&](FieldReader &child) { readRule(child, rules.emplace_back()); }))
        models.rules = std::move(rules);
    const QJsonValue budget = fields.take(u"budgetPerDay");
    if (budget.isNull()) {
        models.budgetPerDay.reset();
    } else if (!budget.isUndefined()) {
        const double amount = budget.toDouble(-1);
        if (amount >= 0 && amount <= 1'000'000)
            models.budgetPerDay = std::llround(amount * OneUsd);
        else
            fields.refuse(u"budgetPerDay", u"must be US dollars from 0 to 1000000, or null"_s);
    }
    std::vector<ModelPrice> prices;
    if (fields.objects(u"prices", 200, [&](FieldReader &child) { readFields(child, prices.emplace_back()); }))
        models.prices = std::move(prices);
}

QJsonObject toJson(const ModelsConfig &models)
{
    QJsonArray rules;
    for (const ModelRule &each : models.rules)
        rules.append(json(each));
    QJsonArray prices;
    for (const ModelPrice &each : models.prices)
        prices.append(toJson(each));
    return {{u"aiRep"_s, json(models.aiRep)},
            {u"aiManager"_s, json(models.aiManager)},
            {u"rules"_s, rules},
            {u"budgetPerDay"_s, models.budgetPerDay ? QJsonValue(static_cast<double>(*models.budgetPerDay) / OneUsd)
                                                    : QJsonValue(QJsonValue::Null)},
            {u"prices"_s, prices}};
}

} // namespace tierdesk
