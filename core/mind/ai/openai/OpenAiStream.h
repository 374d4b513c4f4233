#pragma once

#include "core/mind/ai/openai/OpenAiProtocol.h"
#include "core/mind/ai/remote/SseReader.h"

#include <vector>

namespace tierdesk::ai {

/// Assembles the completion from its chunks, so that it is parsed and returned like one that was not streamed. Accepts
/// differences between servers: a call's pieces are matched by index where there is one, a new ID begins a new call,
/// and `[DONE]` may be missing if the last chunk has a finish reason.
class OpenAiStream final : public ModelStream
{
public:
    explicit OpenAiStream(const OpenAiProtocol &protocol)
        : m_protocol(protocol)
    {}
    [[nodiscard]] base::Result<ModelPiece> feed(QByteArrayView bytes) override;
    [[nodiscard]] base::Result<ModelAnswer> end() override;
    /// Most servers report usage only in the last chunk.
    [[nodiscard]] std::optional<ModelFigures> figures() const override;

private:
    struct Call {
        int index = 0;
        QString id;
        QString name;
        QString arguments;
        QJsonObject object; ///< from servers that send arguments as an object
    };
    [[nodiscard]] base::Result<void> take(const SseEvent &event, ModelPiece &piece);
    [[nodiscard]] base::Result<void> takeCall(const QJsonValue &told, ModelPiece &piece);
    [[nodiscard]] Call *callOf(const QJsonValue &piece);

    const OpenAiProtocol &m_protocol;
    SseReader m_reader;
    QString m_text;
    QString m_refusal;
    std::vector<Call> m_calls;
    QString m_reason;
    QJsonValue m_model;
    QJsonValue m_usage;
    bool m_isEnded = false;
};

} // namespace tierdesk::ai
