#include "core/doors/dialects/desk/Desk.h"
#include "core/doors/dialects/ModelDesk.h"
#include "core/doors/dialects/Validation.h"
#include "core/store/Readers.h"

#include <QtCore/QDateTime>
#include <QtCore/QTimeZone>

#include <algorithm>

namespace tierdesk::dialects::desk {

namespace {

using base::fail;
using base::Fault;
using base::Result;

constexpr qint64 DayMs = Millis::days(1).count;

double dollars(NanoUsd amount)
{
    return static_cast<double>(amount) / OneUsd;
}

deskapi::Price printed(const ModelPrice &price)
{
    const auto perMillion = [](qint64 each) { return static_cast<double>(each) / 1e6; };
    return {price.model,
            perMillion(price.in),
            perMillion(price.out),
            perMillion(price.cacheRead),
            perMillion(price.cacheWrite),
            price.longFrom,
            price.longTimes};
}

/// The provider that the path names; answers the refusal and gives none when the company has none of that name.
std::optional<ModelProvider> named(Desk &desk, const Call &call, const Reply &reply, CompanyId company)
{
    const auto directory = desk.engine.directory();
    const engine::CompanyEntry *entry = directory->company(company);
    const QString name = call.captures.value(0);
    if (entry) {
        const auto at = std::find_if(entry->providers.begin(), entry->providers.end(),
                                     [&name](const ModelProvider &each) { return each.name == name; });
        if (at != entry->providers.end())
            return *at;
    }
    reply(refusal(fail(Fault::NotFound, u"no such provider"_s)));
    return std::nullopt;
}

void showModels(ModelDesk &models, Desk &desk, const Call &, const Reply &reply, CompanyId company)
{
    const auto directory = desk.engine.directory();
    const engine::CompanyEntry *entry = directory->company(company);
    if (!entry)
        return reply(refusal(fail(Fault::NotFound, u"no such company"_s)));
    deskapi::Models shown;
    for (const ModelProvider &each : entry->providers)
        shown.providers.push_back(shownProvider(each, models));
    shown.keyStore = models.keyStore();
    if (const auto budget = entry->company.config.models.budgetPerDay)
        shown.budgetPerDay = dollars(*budget);
    const ModelDesk::Prices prices = models.prices();
    shown.pricesAsOf = prices.asOf;
    shown.pricesSource = prices.source;
    for (const ModelPrice &each : prices.prices)
        shown.prices.push_back(printed(each));
    shown.unknownPrice = printed(prices.unknown);
    const qint64 today = desk.engine.clock().now().ms / DayMs;
    desk.read(route::ShowModels, reply,
              [shown = std::move(shown), company, today](store::Readers &readers) -> Result<deskapi::Models> {
                  const auto spent = TRY(readers.rows.modelBooks.days(company, today, today));
                  deskapi::Models whole = shown;
                  for (const store::ModelDay &each : spent)
                      whole.spentToday += dollars(each.cost);
                  return whole;
              });
}

/// Answers with a provider that was changed.
std::function<void(Result<ModelProvider>)> answerProvider(const ModelDesk &models, const Reply &reply)
{
    return [&models, reply](const Result<ModelProvider> &provider) {
        reply(provider ? answer(route::SaveProvider, shownProvider(*provider, models)) : refusal(provider.error()));
    };
}

void saveProvider(ModelDesk &models, Desk &desk, const Call &call, const Reply &reply, CompanyId company,
                  const QJsonObject &patch)
{
    desk.engine.submit<ModelProvider>(
        actorOf(call),
        [company, name = call.captures.value(0), patch](engine::CommandContext &context) {
            return engine::commands::saveProvider(context, company, name, patch);
        },
        &desk.context, answerProvider(models, reply));
}

void setKey(ModelDesk &models, Desk &desk, const Call &call, const Reply &reply, CompanyId company,
            const QByteArray &key)
{
    const auto provider = named(desk, call, reply, company);
    if (!provider)
        return;
    models.setKey(*provider, key, &desk.context,
                  [&desk, &models, reply, company, actor = actorOf(call), name = provider->name,
                   isSet = !key.isEmpty()](const Result<void> &kept) {
                      if (!kept)
                          return reply(refusal(kept.error()));
                      desk.engine.submit<ModelProvider>(
                          actor,
                          [company, name, isSet](engine::CommandContext &context) {
                              return engine::commands::noteProviderKey(context, company, name, isSet);
                          },
                          &desk.context, answerProvider(models, reply));
                  });
}

void saveProviderKey(ModelDesk &models, Desk &desk, const Call &call, const Reply &reply, CompanyId company,
                     const deskapi::ProviderKey &request)
{
    const QByteArray key = request.key.trimmed().toUtf8();
    // It stands in a header line.
    const bool isKey =
        !key.isEmpty() && std::all_of(key.begin(), key.end(), [](char c) { return c > 0x20 && c < 0x7F; });
    if (!isKey)
        return reply(refusal(fail(Fault::InvalidInput, u"must be of printable ASCII without blanks"_s, u"key"_s)));
    setKey(models, desk, call, reply, company, key);
}

void forgetProviderKey(ModelDesk &models, Desk &desk, const Call &call, const Reply &reply, CompanyId company)
{
    setKey(models, desk, call, reply, company, {});
}

void listProviderModels(ModelDesk &models, Desk &desk, const Call &call, const Reply &reply, CompanyId company)
{
    const auto provider = named(desk, call, reply, company);
    if (!provider)
        return;
    models.list(*provider, &desk.context, [reply](const Result<QStringList> &listed) {
        reply(listed ? answer(route::ListProviderModels, {*listed}) : refusal(listed.error()));
    });
}

void removeProvider(ModelDesk &models, Desk &desk, const Call &call, const Reply &reply, CompanyId company)
{
    const auto provider = named(desk, call, reply, company);
    if (!provider)
        return;
    desk.engine.submit<void>(
        actorOf(call),
        [company, name = provider->name](engine::CommandContext &context) {
            return engine::commands::removeProvider(context, company, name);
        },
        &desk.context,
        [&desk, &models, reply, provider = *provider](const Result<void> &removed) {
            if (!removed)
                return reply(refusal(removed.error()));
            // A key without a provider is nobody's; a store that cannot forget it has said so in the log.
            models.setKey(provider, {}, &desk.context, [reply](const Result<void> &) { reply(answer({})); });
        });
}

void tryProvider(ModelDesk &models, Desk &desk, const Call &call, const Reply &reply, CompanyId company,
                 const deskapi::TryModel &request)
{
    const auto provider = named(desk, call, reply, company);
    if (!provider)
        return;
    const auto directory = desk.engine.directory();
    const QString model = request.model.isEmpty() ? provider->model(ModelSize::Small) : request.model;
    models.tryOut(*provider, directory->company(company)->company.config.models, model, request.text, &desk.context,
                  [&desk, reply, company, actor = actorOf(call)](const Result<ModelDesk::Trial> &tried) {
                      if (!tried)
                          return reply(refusal(tried.error()));
                      deskapi::Tried shown{tried->text,         tried->model,         tried->latencyMs,
                                           tried->use.tokensIn, tried->use.tokensOut, tried->use.cacheRead,
                                           std::nullopt};
                      if (tried->use.isPriced)
                          shown.cost = dollars(tried->use.cost);
                      desk.engine.submit<bool>(
                          actor,
                          [company, use = tried->use](engine::CommandContext &context) {
                              return engine::commands::bookTrial(context, company, use);
                          },
                          &desk.context,
                          [reply, shown, failure = tried->failure](const Result<bool> &booked) {
                              if (!booked || failure)
                                  return reply(refusal(booked ? *failure : booked.error()));
                              reply(answer(route::TryProvider, shown));
                          });
                  });
}

Result<deskapi::ModelCosts> readCosts(const store::Readers &readers, CompanyId company, qint64 first, qint64 last)
{
    const auto days = TRY(readers.rows.modelBooks.days(company, first, last));
    deskapi::ModelCosts costs;
    NanoUsd total = 0;
    for (const store::ModelDay &each : days) {
        const QDate date = QDateTime::fromMSecsSinceEpoch(each.day * DayMs, QTimeZone::utc()).date();
        costs.rows.push_back({date.toString(Qt::ISODate), each.provider, each.model, each.requests, each.tokensIn,
                              each.tokensOut, each.cacheRead, each.cacheWrite, dollars(each.cost), each.unpriced});
        total += each.cost;
    }
    costs.total = dollars(total);
    return costs;
}

void showModelCosts(Desk &desk, const Call &call, const Reply &reply, CompanyId company)
{
    QueryFields query(call);
    const Timestamp to = query.timeAfter(u"to").value_or(call.receivedAt);
    const Timestamp from = query.time(u"from").value_or(to - Millis::days(30));
    if (to <= from)
        query.refuse(u"to", u"must be after from"_s);
    else if (to - from > Millis::days(1100))
        query.refuse(u"from", u"must be at most three years before to"_s);
    if (query.error())
        return reply(refusal(*query.error()));
    desk.read(route::ShowModelCosts, reply,
              [company, first = from.ms / DayMs, last = (to.ms - 1) / DayMs](store::Readers &readers) {
                  return readCosts(readers, company, first, last);
              });
}

/// Of a provider what is set; the rest is told.
QJsonObject providerPatch()
{
    QJsonObject schema = deskapi::schemaOf<deskapi::Provider>();
    QJsonObject members = schema[u"properties"].toObject();
    for (const char *told : {"name", "local", "hasKey", "state", "unpriced"})
        members.remove(QLatin1String(told));
    schema.insert(u"properties", members);
    schema.remove(u"required"_s);
    schema.insert(u"additionalProperties", false);
    return schema;
}

} // namespace

deskapi::Provider shownProvider(const ModelProvider &provider, const ModelDesk &models)
{
    const ModelDesk::State state = models.state(provider);
    deskapi::Provider shown;
    shown.name = provider.name;
    shown.protocol = provider.wire;
    shown.baseUrl = provider.baseUrl;
    shown.small = provider.small;
    shown.large = provider.large;
    shown.concurrent = provider.concurrent;
    shown.timeoutSeconds = static_cast<double>(provider.timeout.count) / 1000;
    shown.masksPersonalData = provider.masksPii;
    shown.hasOldTokenField = provider.hasOldTokenField;
    shown.isLocal = provider.isLocal;
    shown.hasKey = state.hasKey;
    // Some servers of chat completions need none.
    shown.state = !state.hasKey && provider.wire == ModelWire::Anthropic ? deskapi::ProviderState::NoKey
                  : state.isResting                                      ? deskapi::ProviderState::Resting
                                                                         : deskapi::ProviderState::Ready;
    shown.unpriced = state.unpriced;
    return shown;
}

void addModels(std::vector<Route> &routes, Desk &desk, ModelDesk *models)
{
    add(routes, desk, route::ShowModelCosts, &showModelCosts);
    if (!models)
        return;
    const auto with = [models](auto handle) { return std::bind_front(handle, std::ref(*models)); };
    add(routes, desk, route::ShowModels, with(&showModels));
    add(routes, desk, route::SaveProvider, with(&saveProvider)).doc.requestSchema = providerPatch();
    add(routes, desk, route::RemoveProvider, with(&removeProvider));
    add(routes, desk, route::SaveProviderKey, with(&saveProviderKey));
    add(routes, desk, route::ForgetProviderKey, with(&forgetProviderKey));
    alsoFails(add(routes, desk, route::ListProviderModels, with(&listProviderModels)),
              {Fault::AiFailed, Fault::AiUnavailable, Fault::Conflict});
    alsoFails(add(routes, desk, route::TryProvider, with(&tryProvider)), {Fault::AiFailed, Fault::AiUnavailable});
    addLocalModels(routes, desk, *models);
}

} // namespace tierdesk::dialects::desk
