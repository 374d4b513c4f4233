#include "core/mind/ai/anthropic/AnthropicStream.h"

#include "core/base/Json.h"
#include "core/mind/ai/remote/ReplyTool.h"
#include "core/mind/ai/remote/StreamFaults.h"

#include <QtCore/QJsonArray>

namespace tierdesk::ai {

namespace {

/// Limit for malformed streams; no real answer has as many blocks.
constexpr int MostBlocks = 256;

} // namespace

base::Result<ModelPiece> AnthropicStream::feed(QByteArrayView bytes)
{
    const auto events = m_reader.feed(bytes);
    if (!events)
        return unreadableStream(events.error().message);
    ModelPiece piece;
    for (const SseEvent &event : *events) {
        const auto json = base::parseJsonObject(event.data, {.depth = 64, .size = SseReader::MostEvent});
        if (!json)
            return unreadableStream(json.error().message);
        TRY(take(*json, piece));
    }
    return piece;
}

base::Result<void> AnthropicStream::take(const QJsonObject &event, ModelPiece &piece)
{
    const QString type = event[u"type"].toString();
    if (type == u"error")
        return streamError(event[u"error"]);
    if (type == u"message_start") {
        m_message = event[u"message"].toObject();
        return {};
    }
    if (type == u"content_block_start") {
        const int index = event[u"index"].toInt(-1);
        if (index < 0 || index >= MostBlocks)
            return unreadableStream(u"a block without its place"_s);
        Block block;
        block.json = event[u"content_block"].toObject();
        block.text =
            block.json.value(block.json.value(u"type").toString() == u"thinking" ? u"thinking" : u"text").toString();
        if (block.json.value(u"type").toString() == u"text")
            say(block.text, piece.words, std::exchange(m_hasText, true));
        m_blocks[index] = std::move(block);
        return {};
    }
    if (type == u"content_block_delta" || type == u"content_block_stop") {
        const auto block = m_blocks.find(event[u"index"].toInt(-1));
        if (block == m_blocks.end() || block->isEnded)
            return unreadableStream(u"a delta of no block"_s);
        block->isEnded = type == u"content_block_stop";
        return block->isEnded ? base::Result<void>() : takeDelta(*block, event[u"delta"], piece);
    }
    if (type == u"message_delta") {
        const QJsonObject delta = event[u"delta"].toObject();
        for (auto field = delta.begin(); field != delta.end(); ++field)
            m_message.insert(field.key(), field.value());
        // Its figures are cumulative; those it does not name remain.
        QJsonObject usage = m_message.value(u"usage").toObject();
        const QJsonObject told = event[u"usage"].toObject();
        for (auto field = told.begin(); field != told.end(); ++field)
            usage.insert(field.key(), field.value());
        m_message.insert(u"usage"_s, usage);
        return {};
    }
    m_isEnded = m_isEnded || type == u"message_stop";
    return {}; // ping and unknown events
}

base::Result<void> AnthropicStream::takeDelta(Block &block, const QJsonValue &delta, ModelPiece &piece)
{
    const QString type = delta[u"type"].toString();
    if (type == u"text_delta") {
        const QString text = delta[u"text"].toString();
        block.text += text;
        say(text, piece.words, false);
    } else if (type == u"thinking_delta") {
        block.text += delta[u"thinking"].toString();
    } else if (type == u"signature_delta") {
        block.signature += delta[u"signature"].toString();
    } else if (type == u"input_json_delta") {
        const QString json = delta[u"partial_json"].toString();
        block.input += json.toUtf8();
        if (block.json.value(u"name").toString() == QLatin1String(ReplyToolName))
            piece.reply += json;
    } else if (type == u"citations_delta") {
        QJsonArray all = block.json.value(u"citations").toArray();
        all.append(delta[u"citation"]);
        block.json.insert(u"citations"_s, all);
    }
    return {};
}

/// Adds @p text; blocks are separated by a line break, empty ones are skipped.
void AnthropicStream::say(const QString &text, QString &words, bool isNewBlock)
{
    m_owesLine = m_owesLine || isNewBlock;
    if (text.isEmpty())
        return;
    if (std::exchange(m_owesLine, false))
        words += u'\n';
    words += text;
}

QJsonObject AnthropicStream::whole(Block &block)
{
    QJsonObject json = block.json;
    const QString type = json[u"type"].toString();
    if (type == u"text" || type == u"thinking")
        json.insert(type, block.text);
    if (!block.signature.isEmpty())
        json.insert(u"signature"_s, block.signature);
    if (!block.input.isEmpty()) {
        const auto input = base::parseJsonObject(block.input, {.depth = 16, .size = 64 << 10});
        json.insert(u"input"_s, input ? *input : QJsonObject());
        if (!input)
            block.fault = u"the input is not a JSON object: "_s + input.error().message;
    }
    return json;
}

base::Result<ModelAnswer> AnthropicStream::end()
{
    for (const SseEvent &event : m_reader.end()) {
        ModelPiece rest;
        const auto json = base::parseJsonObject(event.data, {.depth = 64, .size = SseReader::MostEvent});
        if (!json)
            return brokenStream();
        TRY(take(*json, rest));
    }
    if (!m_isEnded)
        return brokenStream();
    QJsonArray content;
    for (Block &block : m_blocks) {
        // The API rejects an empty text when it is sent back.
        if (block.json.value(u"type").toString() != u"text" || !block.text.trimmed().isEmpty())
            content.append(whole(block));
    }
    m_message.insert(u"content"_s, content);
    auto answer = m_protocol.answer(m_message);
    if (!answer)
        return answer;
    // The API accepts only an object; `fault` tells the model what it really wrote.
    for (ToolCall &call : answer->calls) {
        for (const Block &block : std::as_const(m_blocks)) {
            if (block.json.value(u"id").toString() == call.id && call.fault.isEmpty())
                call.fault = block.fault;
        }
    }
    return answer;
}

} // namespace tierdesk::ai
