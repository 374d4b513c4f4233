#pragma once

#include "core/mind/ai/remote/Model.h"

#include <QtCore/QUrl>

namespace tierdesk::ai {

struct AnthropicSettings {
    QUrl url{u"https://api.anthropic.com/v1/messages"_s};
    QByteArray key;
    QString model = u"claude-haiku-5-5"_s;
};

/// Anthropic's Messages API, version 2023-06-01 (as read in 2026-11). Marks the tools, the system prompt and our last
/// message for the provider's prompt cache, from which later requests of a turn are then read.
class AnthropicProtocol final : public ModelProtocol
{
public:
    explicit AnthropicProtocol(AnthropicSettings settings);
    [[nodiscard]] QString model() const override { return m_settings.model; }
    [[nodiscard]] net::Request request(const ModelAsk &ask) const override;
    [[nodiscard]] base::Result<ModelAnswer> answer(const QByteArray &body) const override;
    [[nodiscard]] std::optional<ModelFigures> figures(const QByteArray &body) const override;
    [[nodiscard]] std::unique_ptr<ModelStream> stream() const override;
    /// For the whole message, streamed or not.
    [[nodiscard]] base::Result<ModelAnswer> answer(const QJsonObject &message) const;
    [[nodiscard]] std::optional<ModelFigures> figures(const QJsonObject &message) const;

private:
    AnthropicSettings m_settings;
};

} // namespace tierdesk::ai
