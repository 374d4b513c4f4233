#include "core/base/Json.h"
#include "tests/support/desk/DeskDouble.h"

#include <algorithm>

/// Providers of models: as the server has them, without a network behind it.
namespace tierdesk::test {

using namespace deskapi;

namespace {

QString member(const DeskDouble::Asked &asked, const char *key)
{
    const auto body = base::parseJsonObject(asked.body);
    return body ? (*body)[QLatin1String(key)].toString() : QString();
}

} // namespace

base::Result<QJsonObject> DeskDouble::serveLocalModels(const Asked &asked)
{
    if (asked.method == "GET")
        return encode(local);
    const auto body = base::parseJsonObject(asked.body);
    const auto wanted = body ? decode<UseLocalModel>(*body) : base::Result<UseLocalModel>(body.error());
    if (!wanted)
        return wanted.error();
    LocalModel *found = nullptr;
    for (LocalServer &server : local.servers) {
        for (LocalModel &model : server.models) {
            std::erase(model.usedFor, wanted->tier);
            if (server.place == LocalPlace{wanted->kind, wanted->port} && model.id == wanted->model)
                found = &model;
        }
    }
    if (!found)
        return base::fail(base::Fault::NotFound, u"the model is not offered"_s);
    found->usedFor.push_back(wanted->tier);
    Provider provider;
    provider.name = u"local-%1"_s.arg(models.providers.size());
    provider.protocol = ModelWire::OpenAi;
    provider.baseUrl = baseUrlOf({wanted->kind, wanted->port});
    provider.small = wanted->model;
    provider.isLocal = true;
    models.providers.push_back(provider);
    const QString key = wanted->tier == Tier::AiRep ? u"aiRep"_s : u"aiManager"_s;
    QJsonObject section = config[u"models"].toObject();
    QJsonObject tier = section[key].toObject();
    QJsonArray chain = tier[u"chain"].toArray();
    chain.prepend(provider.name);
    tier.insert(u"chain"_s, chain);
    section.insert(key, tier);
    saveConfig({{u"models"_s, section}}, me.email);
    tell({u"models.changed"_s, u"config.saved"_s});
    return encode(provider);
}

base::Result<QJsonObject> DeskDouble::serveModels(const Asked &asked)
{
    if (asked.path.section(u'/', 3, 3) == u"local")
        return serveLocalModels(asked);
    const QString name = asked.path.section(u'/', 4, 4);
    const QString what = asked.path.section(u'/', 5, 5);
    if (name.isEmpty()) {
        const QJsonValue budget = config[u"models"][u"budgetPerDay"];
        models.budgetPerDay = budget.isDouble() ? std::optional(budget.toDouble()) : std::nullopt;
        return encode(models);
    }
    auto &providers = models.providers;
    const auto at =
        std::find_if(providers.begin(), providers.end(), [&name](const Provider &each) { return each.name == name; });
    const bool isThere = at != providers.end();
    if (what.isEmpty() && asked.method == "PUT") {
        const auto patch = base::parseJsonObject(asked.body);
        if (!patch)
            return patch.error();
        ModelProvider bare;
        if (isThere) {
            const auto was = mergeProvider(ModelProvider{}, {{u"baseUrl"_s, at->baseUrl}, {u"small"_s, at->small}});
            bare = was ? *was : bare;
        }
        const auto merged = mergeProvider(bare, *patch);
        if (!merged)
            return merged.error();
        QJsonObject json = encode(isThere ? *at : Provider{});
        for (auto each = patch->begin(); each != patch->end(); ++each)
            json.insert(each.key(), each.value());
        const auto made = decode<Provider>(json);
        if (!made)
            return made.error();
        Provider provider = *made;
        provider.name = name;
        provider.state = provider.hasKey ? provider.state : ProviderState::NoKey;
        if (isThere)
            *at = provider;
        else
            providers.push_back(provider);
        tell({u"models.changed"_s});
        return encode(provider);
    }
    if (!isThere)
        return base::fail(base::Fault::NotFound, u"no such provider"_s);
    if (what.isEmpty() && asked.method == "DELETE") {
        const QJsonObject section = config[u"models"].toObject();
        for (const auto tier : {u"aiRep", u"aiManager"}) {
            if (section[QStringView(tier)][u"chain"].toArray().contains(name))
                return base::fail(base::Fault::Conflict, u"a tier speaks through it"_s);
        }
        providers.erase(at);
        tell({u"models.changed"_s});
        return QJsonObject{};
    }
    if (what == u"key") {
        at->hasKey = asked.method == "PUT" && !member(asked, "key").isEmpty();
        at->state = at->hasKey ? ProviderState::Ready : ProviderState::NoKey;
        tell({u"models.changed"_s});
        return encode(*at);
    }
    if (!at->hasKey)
        return base::fail(base::Fault::AiFailed, u"401: no key"_s);
    if (what == u"models")
        return encode(ModelList{modelsOffered});
    if (what == u"try") {
        models.spentToday += tried.cost.value_or(0);
        Tried answer = tried;
        answer.model = at->small;
        return encode(answer);
    }
    return base::fail(base::Fault::NotFound, u"no such path"_s);
}

Models designModels()
{
    Models models;
    Provider claude;
    claude.name = u"claude"_s;
    claude.baseUrl = u"https://api.anthropic.com/v1"_s;
    claude.small = u"claude-haiku-5-5"_s;
    claude.large = u"claude-sonnet-5-5"_s;
    claude.concurrent = 32;
    claude.timeoutSeconds = 45;
    claude.hasKey = true;
    Provider groq = claude;
    groq.name = u"groq"_s;
    groq.protocol = ModelWire::OpenAi;
    groq.baseUrl = u"https://api.groq.com/openai/v1"_s;
    groq.small = u"llama-3.3-70b-versatile"_s;
    groq.large.clear();
    groq.hasKey = false;
    groq.state = ProviderState::NoKey;
    Provider local = groq;
    local.name = u"local-llama"_s;
    local.baseUrl = u"http://localhost:11434/v1"_s;
    local.small = u"llama3.2"_s;
    local.hasKey = true;
    local.state = ProviderState::Resting;
    models.providers = {claude, groq, local};
    models.keyStore = u"keychain"_s;
    models.spentToday = 1.87;
    models.unknownPrice = {u"any other"_s, 20, 100, 20, 25, 0, 1};
    models.pricesAsOf = u"2026-11-01"_s;
    models.pricesSource = u"Anthropic's published prices of the Claude models, US$ a million tokens"_s;
    models.prices = {{u"claude-haiku-5-5"_s, 0.10, 0.50, 0.01, 0.125, 100'000, 5},
                     {u"claude-sonnet-5-5"_s, 2, 10, 0.2, 2.5, 0, 1},
                     {u"claude-opus-5-5"_s, 4, 20, 0.4, 5, 0, 1}};
    return models;
}

LocalSearch designLocal()
{
    LocalSearch found;
    found.places = {{LocalKind::Ollama, 11434},
                    {LocalKind::LlamaCpp, 8080},
                    {LocalKind::LmStudio, 1234},
                    {LocalKind::Vllm, 8000},
                    {LocalKind::LlamaCpp, 8089}};
    const auto model = [](const char *id, const char *parameters, const char *quantization, qint64 bytes, int context) {
        return LocalModel{.id = QString::fromLatin1(id),
                          .parameters = QString::fromLatin1(parameters),
                          .quantization = QString::fromLatin1(quantization),
                          .bytes = bytes,
                          .contextTokens = context};
    };
    LocalServer ollama{.place = found.places[0], .version = u"0.12.3"_s};
    ollama.models = {
        model("llama3.2:3b", "3.2B", "Q4_K_M", 2'019'393'189, 0),
        model("qwen3:14b", "14.8B", "Q4_K_M", 9'276'198'565, 0),
        model("hf.co/bartowski/Mistral-Small-3.2-24B-Instruct-2506-GGUF:Q5_K_M", "23.6B", "", 16'763'983'616, 0)};
    ollama.models[0].usedFor = {Tier::AiRep};
    LocalServer studio{.place = found.places[2]};
    studio.models = {model("openai/gpt-oss-20b", "", "MXFP4", 0, 131'072)};
    LocalServer own{.place = found.places[4], .isChild = true};
    own.models = {model("gemma-3-4b-it-Q4_K_M", "3.9B", "", 2'489'894'016, 131'072)};
    found.servers = {ollama, studio, own};
    found.child = LocalChild{.state = ChildState::Healthy,
                             .model = own.models[0].id,
                             .port = 8089,
                             .restarts = 2,
                             .memoryBytes = 3'221'225'472,
                             .tokensPerSecond = 34.2};
    return found;
}

QJsonObject designChoice()
{
    const auto tier = [](const QStringList &chain, const char *otherwise) {
        return QJsonObject{{u"chain"_s, QJsonArray::fromStringList(chain)},
                           {u"otherwise"_s, QString::fromLatin1(otherwise)}};
    };
    const QString size = u"size"_s;
    const QString large = u"large"_s;
    return {{u"models"_s,
             QJsonObject{
                 {u"aiRep"_s, tier({u"claude"_s, u"groq"_s, u"local-llama"_s}, "embedded")},
                 {u"aiManager"_s, tier({u"claude"_s}, "person")},
                 {u"rules"_s, QJsonArray{QJsonObject{{u"complexityFrom"_s, 0.5}, {size, large}},
                                         QJsonObject{{u"sentiment"_s, u"ANGRY"_s}, {size, large}},
                                         QJsonObject{{u"vip"_s, true}, {u"tier"_s, u"AI_MANAGER"_s}, {size, large}}}},
                 {u"budgetPerDay"_s, 5},
                 {u"prices"_s, QJsonArray{QJsonObject{{u"model"_s, u"llama"_s}, {u"in"_s, 0.05}, {u"out"_s, 0.08}}}}}}};
}

} // namespace tierdesk::test
