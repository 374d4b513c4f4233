#pragma once

#include "core/mind/ai/remote/Model.h"

#include <QtCore/QUrl>

namespace tierdesk::ai {

struct OpenAiSettings {
    QUrl url;       ///< of chat/completions: "https://api.openai.com/v1/chat/completions"
    QByteArray key; ///< if empty, none is sent, as for local servers
    QString model;
    bool hasOldTokenField = false; ///< `max_tokens` instead of `max_completion_tokens`
};

/// The chat completions API of OpenAI, Groq, Ollama, llama.cpp's server and vLLM.
class OpenAiProtocol final : public ModelProtocol
{
public:
    explicit OpenAiProtocol(OpenAiSettings settings);
    [[nodiscard]] QString model() const override { return m_settings.model; }
    [[nodiscard]] net::Request request(const ModelAsk &ask) const override;
    [[nodiscard]] base::Result<ModelAnswer> answer(const QByteArray &body) const override;
    [[nodiscard]] std::optional<ModelFigures> figures(const QByteArray &body) const override;
    [[nodiscard]] std::unique_ptr<ModelStream> stream() const override;
    /// For the whole completion, streamed or not.
    [[nodiscard]] base::Result<ModelAnswer> answer(const QJsonObject &completion) const;
    [[nodiscard]] std::optional<ModelFigures> figures(const QJsonObject &completion) const;

private:
    OpenAiSettings m_settings;
};

} // namespace tierdesk::ai
