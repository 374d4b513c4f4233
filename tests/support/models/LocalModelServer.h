#pragma once

#include "core/domain/LocalModels.h"
#include "tests/support/HttpTarget.h"

#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>

namespace tierdesk::tests {

/// A model server of one kind on loopback, as it answers a search and a chat; its answers are recorded ones, shortened.
/// Unlike the real ones it takes no key at all, so that a key that is sent is seen.
class LocalModelServer final
{
public:
    explicit LocalModelServer(LocalKind kind)
        : m_kind(kind)
    {
        target.answer = [this](const TargetRequest &request) { return answer(request); };
    }

    [[nodiscard]] LocalPlace place() const { return {m_kind, target.serverPort()}; }
    /// As the setting local-model-servers writes it.
    [[nodiscard]] QString setting() const
    {
        return QString(word(m_kind)) + u':' + QString::number(target.serverPort());
    }

    HttpTarget target;
    bool isLoading = false; ///< llama.cpp: its model is not ready yet

private:
    [[nodiscard]] QByteArray get(const QByteArray &path) const
    {
        switch (m_kind) {
        case LocalKind::Ollama:
            if (path == "/api/version")
                return R"({"version":"0.12.3"})";
            if (path == "/api/tags")
                return R"({"models":[{"name":"llama3.2:3b","model":"llama3.2:3b","size":2019393189,"details":{"format":)"
                       R"("gguf","family":"llama","parameter_size":"3.2B","quantization_level":"Q4_K_M"}},{"name":)"
                       R"("nomic-embed-text:latest","size":274302450,"details":{"family":"nomic-bert",)"
                       R"("parameter_size":"137M","quantization_level":"F16"}}]})";
            break;
        case LocalKind::LlamaCpp:
            if (path == "/health")
                return R"({"status":"ok"})";
            if (path == "/v1/models")
                return R"({"object":"list","data":[{"id":"gemma-3-4b","object":"model","owned_by":"llamacpp","meta":)"
                       R"({"n_params":3880099328,"size":2489894016,"n_ctx_train":131072}}]})";
            break;
        case LocalKind::LmStudio:
            if (path == "/api/v0/models")
                return R"({"object":"list","data":[{"id":"qwen2.5-7b-instruct","object":"model","type":"llm","arch":)"
                       R"("qwen2","quantization":"4bit","state":"not-loaded","max_context_length":32768},{"id":)"
                       R"("text-embedding-nomic","type":"embeddings","max_context_length":2048}]})";
            break;
        case LocalKind::Vllm:
            if (path == "/version")
                return R"({"version":"0.11.0"})";
            if (path == "/v1/models")
                return R"({"object":"list","data":[{"id":"Qwen/Qwen3-8B","object":"model","owned_by":"vllm",)"
                       R"("max_model_len":40960}]})";
            break;
        }
        return {};
    }
    [[nodiscard]] QByteArray answer(const TargetRequest &request) const
    {
        if (request.headers.contains("authorization"))
            return HttpTarget::status("401 Unauthorized", "{}");
        if (isLoading)
            return HttpTarget::status("503 Service Unavailable",
                                      R"({"error":{"code":503,"message":"Loading model","type":"unavailable_error"}})");
        if (request.method == "POST" && request.path == "/v1/chat/completions") {
            const QJsonObject message{{u"role"_s, u"assistant"_s}, {u"content"_s, u"Hello, I am the local model."_s}};
            const QJsonObject body{
                {u"model"_s, QJsonDocument::fromJson(request.body)[u"model"]},
                {u"choices"_s,
                 QJsonArray{QJsonObject{{u"index"_s, 0}, {u"message"_s, message}, {u"finish_reason"_s, u"stop"_s}}}},
                {u"usage"_s, QJsonObject{{u"prompt_tokens"_s, 100}, {u"completion_tokens"_s, 20}}}};
            return HttpTarget::ok(QJsonDocument(body).toJson(QJsonDocument::Compact));
        }
        const QByteArray body = request.method == "GET" ? get(request.path) : QByteArray();
        return body.isEmpty() ? HttpTarget::status("404 Not Found", "{}") : HttpTarget::ok(body);
    }

    const LocalKind m_kind;
};

} // namespace tierdesk::tests
