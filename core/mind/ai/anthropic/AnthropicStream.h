#pragma once

#include "core/mind/ai/anthropic/AnthropicProtocol.h"
#include "core/mind/ai/remote/SseReader.h"

#include <QtCore/QMap>

namespace tierdesk::ai {

/// Assembles the message from message_start, content_block_* and message_delta, so that it is parsed and returned like
/// one that was not streamed. Ignores unknown events and deltas.
class AnthropicStream final : public ModelStream
{
public:
    explicit AnthropicStream(const AnthropicProtocol &protocol)
        : m_protocol(protocol)
    {}
    [[nodiscard]] base::Result<ModelPiece> feed(QByteArrayView bytes) override;
    [[nodiscard]] base::Result<ModelAnswer> end() override;
    /// Has the request's tokens from message_start on, the answer's from message_delta on.
    [[nodiscard]] std::optional<ModelFigures> figures() const override { return m_protocol.figures(m_message); }

private:
    struct Block {
        QJsonObject json;
        QString text; ///< of a text or thinking block
        QString signature;
        QByteArray input; ///< pieces of a tool's input
        QString fault;    ///< why the input could not be read
        bool isEnded = false;
    };
    [[nodiscard]] base::Result<void> take(const QJsonObject &event, ModelPiece &piece);
    [[nodiscard]] base::Result<void> takeDelta(Block &block, const QJsonValue &delta, ModelPiece &piece);
    void say(const QString &text, QString &words, bool isNewBlock);
    [[nodiscard]] static QJsonObject whole(Block &block);

    const AnthropicProtocol &m_protocol;
    SseReader m_reader;
    QJsonObject m_message;
    QMap<int, Block> m_blocks; ///< by index
    bool m_hasText = false;    ///< a text block has begun
    bool m_owesLine = false;   ///< a line break is due before the next text
    bool m_isEnded = false;
};

} // namespace tierdesk::ai
