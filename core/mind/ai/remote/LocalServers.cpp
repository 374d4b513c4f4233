#include "core/mind/ai/remote/LocalServers.h"

#include "core/base/Json.h"

#include <QtCore/QJsonArray>

#include <algorithm>
#include <condition_variable>
#include <memory>
#include <mutex>

namespace tierdesk::ai {

namespace {

constexpr base::Millis SearchTime{700};
constexpr qint64 MostBody = 1 << 20;
constexpr qsizetype MostModels = 100;
constexpr qsizetype LongestText = 40;

QJsonObject objectIn(const LocalAnswer &answer)
{
    const auto parsed = base::parseJsonObject(answer.body, {.depth = 32, .size = MostBody});
    return parsed ? *parsed : QJsonObject();
}

bool isGood(const LocalAnswer &answer)
{
    return answer.status == 200;
}

QString shortText(const QJsonValue &value)
{
    return value.toString().left(LongestText);
}

/// Returns "3.2B" for 3,212,749,888.
QString parametersText(double count)
{
    if (count >= 1e9)
        return QString::number(count / 1e9, 'f', count < 1e10 ? 1 : 0) + u'B';
    return count >= 1e6 ? QString::number(count / 1e6, 'f', 0) + u'M' : QString();
}

/// Appends @p model if its ID is valid for a provider.
void keep(std::vector<LocalModel> &models, LocalModel model)
{
    const QString &id = model.id;
    const bool isId = !id.isEmpty() && id.size() <= 200 && std::all_of(id.begin(), id.end(), [](QChar c) {
        return c.unicode() > 0x20 && c.unicode() < 0x7F;
    });
    if (isId && static_cast<qsizetype>(models.size()) < MostModels && !id.contains(u"embed", Qt::CaseInsensitive))
        models.push_back(std::move(model));
}

/// GET /api/tags and /api/version.
std::optional<LocalServer> readOllama(const LocalAnswer &list, const LocalAnswer &about)
{
    const QJsonObject tags = objectIn(list);
    const QJsonObject version = objectIn(about);
    if (!isGood(list) || !isGood(about) || !tags[u"models"].isArray() || !version[u"version"].isString())
        return std::nullopt;
    LocalServer server;
    server.version = shortText(version[u"version"]);
    for (const QJsonValue &each : tags[u"models"].toArray()) {
        const QJsonObject details = each[u"details"].toObject();
        if (details[u"family"].toString().contains(u"bert"))
            continue;
        const QString quantization = shortText(details[u"quantization_level"]);
        keep(server.models, {.id = each[u"name"].toString(),
                             .parameters = shortText(details[u"parameter_size"]),
                             .quantization = quantization == u"unknown" ? QString() : quantization,
                             .bytes = each[u"size"].toInteger()});
    }
    return server;
}

/// GET /v1/models, with rows owned by "llamacpp", and /health, which returns 503 while the model is loading.
std::optional<LocalServer> readLlamaCpp(const LocalAnswer &list, const LocalAnswer &about)
{
    LocalServer server;
    const QJsonObject health = objectIn(about);
    if (about.status == 503 && health[u"error"][u"message"].toString() == u"Loading model") {
        server.isLoading = true;
        return server;
    }
    if (!isGood(list) || !isGood(about))
        return std::nullopt;
    bool isLlamaCpp = false;
    for (const QJsonValue &each : objectIn(list)[u"data"].toArray()) {
        if (each[u"owned_by"].toString() != u"llamacpp")
            continue;
        isLlamaCpp = true;
        const QJsonObject meta = each[u"meta"].toObject();
        keep(server.models, {.id = each[u"id"].toString(),
                             .parameters = parametersText(meta[u"n_params"].toDouble()),
                             .bytes = meta[u"size"].toInteger(),
                             .contextTokens = meta[u"n_ctx_train"].toInt()});
    }
    return isLlamaCpp ? std::optional(server) : std::nullopt;
}

/// GET /api/v0/models, which older versions lack, and /v1/models.
std::optional<LocalServer> readLmStudio(const LocalAnswer &list, const LocalAnswer &about)
{
    LocalServer server;
    if (const QJsonObject own = objectIn(list); isGood(list) && own[u"data"].isArray()) {
        for (const QJsonValue &each : own[u"data"].toArray()) {
            if (each[u"type"].toString() == u"embeddings")
                continue;
            keep(server.models, {.id = each[u"id"].toString(),
                                 .quantization = shortText(each[u"quantization"]),
                                 .contextTokens = each[u"max_context_length"].toInt()});
        }
        return server;
    }
    bool isLmStudio = false;
    for (const QJsonValue &each : objectIn(about)[u"data"].toArray()) {
        if (each[u"owned_by"].toString() != u"organization_owner")
            continue;
        isLmStudio = true;
        keep(server.models, {.id = each[u"id"].toString()});
    }
    return isGood(about) && isLmStudio ? std::optional(server) : std::nullopt;
}

/// GET /v1/models, with rows owned by "vllm", and /version.
std::optional<LocalServer> readVllm(const LocalAnswer &list, const LocalAnswer &about)
{
    LocalServer server;
    bool isVllm = false;
    for (const QJsonValue &each : objectIn(list)[u"data"].toArray()) {
        if (each[u"owned_by"].toString() != u"vllm")
            continue;
        isVllm = true;
        keep(server.models, {.id = each[u"id"].toString(), .contextTokens = each[u"max_model_len"].toInt()});
    }
    if (!isGood(list) || !isVllm)
        return std::nullopt;
    if (isGood(about))
        server.version = shortText(objectIn(about)[u"version"]);
    return server;
}

/// Collects the answers. Shared with the net thread's callbacks, which may outlive the search.
struct ProbeAnswers {
    std::mutex mutex;
    std::condition_variable came;
    std::vector<std::pair<LocalAnswer, LocalAnswer>> answers;
    size_t missing = 0;
};

net::Request requestTo(const LocalPlace &place, const QString &path)
{
    net::Request request;
    request.method = "GET";
    request.url = QUrl(u"http://127.0.0.1:%1"_s.arg(place.port) + path);
    request.timeout = SearchTime;
    request.connectTimeout = SearchTime;
    request.maxBody = MostBody;
    request.targets =
        net::TargetRules{.allowsLoopback = false, .listed = {{u"127.0.0.1"_s, static_cast<quint16>(place.port)}}};
    return request;
}

} // namespace

std::pair<QString, QString> localPaths(LocalKind kind)
{
    switch (kind) {
    case LocalKind::Ollama:
        return {u"/api/tags"_s, u"/api/version"_s};
    case LocalKind::LlamaCpp:
        return {u"/v1/models"_s, u"/health"_s};
    case LocalKind::LmStudio:
        return {u"/api/v0/models"_s, u"/v1/models"_s};
    case LocalKind::Vllm:
        return {u"/v1/models"_s, u"/version"_s};
    }
    return {};
}

std::optional<LocalServer> readLocalServer(const LocalPlace &place, const LocalAnswer &list, const LocalAnswer &about)
{
    std::optional<LocalServer> server;
    switch (place.kind) {
    case LocalKind::Ollama:
        server = readOllama(list, about);
        break;
    case LocalKind::LlamaCpp:
        server = readLlamaCpp(list, about);
        break;
    case LocalKind::LmStudio:
        server = readLmStudio(list, about);
        break;
    case LocalKind::Vllm:
        server = readVllm(list, about);
        break;
    }
    if (server)
        server->place = place;
    return server;
}

std::vector<LocalServer> findLocalServers(net::Transport &transport, const std::vector<LocalPlace> &places)
{
    const auto caught = std::make_shared<ProbeAnswers>();
    caught->answers.resize(places.size());
    caught->missing = places.size() * 2;
    for (size_t at = 0; at < places.size(); ++at) {
        const auto [list, about] = localPaths(places[at].kind);
        for (const bool isList : {true, false}) {
            transport.sendBare(requestTo(places[at], isList ? list : about),
                               [caught, at, isList](const base::Result<net::Response> &result) {
                                   const std::lock_guard lock(caught->mutex);
                                   auto &[listed, told] = caught->answers[at];
                                   if (result)
                                       (isList ? listed : told) = {result->status, result->body};
                                   --caught->missing;
                                   caught->came.notify_all();
                               });
        }
    }
    std::unique_lock lock(caught->mutex);
    // The transport enforces the timeouts and always calls back.
    caught->came.wait(lock, [&] { return caught->missing == 0; });
    std::vector<LocalServer> servers;
    for (size_t at = 0; at < places.size(); ++at) {
        if (auto server = readLocalServer(places[at], caught->answers[at].first, caught->answers[at].second))
            servers.push_back(std::move(*server));
    }
    return servers;
}

} // namespace tierdesk::ai
