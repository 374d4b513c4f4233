#pragma once

#include "core/mind/ai/anthropic/AnthropicProtocol.h"
#include "core/mind/ai/remote/SseReader.h"

#include <QtCore/QMap>

namespace tierdesk::ai {

/// Puts the message together from message_start, content_block_* and message_delta, so that it is read, and goes back,
/// as if it had come whole. Unknown events and deltas are passed over.
class AnthropicStream final : public ModelStream
{
public:
    explicit AnthropicStream(const AnthropicProtocol &protocol)
        : m_protocol(protocol)
    {}
    [[nodiscard]] base::Result<ModelPiece> feed(QByteArrayView bytes) override;
    [[nodiscard]] base::Result<ModelAnswer> end() override;
    /// From message_start on what the request was, from message_delta on what was written.
    [[nodiscard]] std::optional<ModelFigures> figures() const override { return m_protocol.figures(m_message); }

private:
    struct Block {
        QJsonObject json;
        QString text; ///< of a text block, or a thinking one
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
    bool m_hasText = false;    ///< there is a block of text
    bool m_owesLine = false;   ///< before the next words
    bool m_isEnded = false;
};

} // namespace tierdesk::ai
