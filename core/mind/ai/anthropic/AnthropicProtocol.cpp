#include "core/mind/ai/anthropic/AnthropicProtocol.h"

#include "core/base/Json.h"
#include "core/mind/ai/anthropic/AnthropicStream.h"

#include <QtCore/QJsonArray>

namespace tierdesk::ai {

namespace {

QJsonObject cached()
{
    return {{u"type"_s, u"ephemeral"_s}};
}

QJsonObject textBlock(const QString &text)
{
    return {{u"type"_s, u"text"_s}, {u"text"_s, text}};
}

bool isBlank(const QJsonValue &block)
{
    return block[u"type"].toString() == u"text" && block[u"text"].toString().trimmed().isEmpty();
}

/// Returns the content of @p turn; the API rejects empty texts and messages without content.
QJsonArray contentOf(const ModelTurn &turn)
{
    QJsonArray content;
    if (turn.isModels && turn.raw.isArray()) {
        for (const QJsonValue &block : turn.raw.toArray()) {
            if (!isBlank(block))
                content.append(block);
        }
        return content;
    }
    // The API requires the results first.
    for (const ToolResult &result : turn.results) {
        QJsonObject block{{u"type"_s, u"tool_result"_s}, {u"tool_use_id"_s, result.id}, {u"content"_s, result.content}};
        if (result.isError)
            block.insert(u"is_error"_s, true);
        content.append(block);
    }
    if (!turn.text.trimmed().isEmpty())
        content.append(textBlock(turn.text));
    return content;
}

QJsonObject messageOf(bool isModels, const QJsonArray &content)
{
    return {{u"role"_s, isModels ? u"assistant"_s : u"user"_s}, {u"content"_s, content}};
}

/// Marks the end of our last message for caching: the turn's next request begins with the same text. With the system
/// prompt and the tools this makes three of the four marks that a request may have.
void markLast(QJsonArray &messages)
{
    for (qsizetype i = messages.size() - 1; i >= 0; --i) {
        QJsonObject message = messages[i].toObject();
        if (message[u"role"].toString() != u"user")
            continue;
        QJsonArray content = message[u"content"].toArray();
        QJsonObject last = content.last().toObject();
        last.insert(u"cache_control"_s, cached());
        content.replace(content.size() - 1, last);
        message.insert(u"content"_s, content);
        messages.replace(i, message);
        return;
    }
}

QJsonArray messagesOf(const std::vector<ModelTurn> &turns)
{
    QJsonArray messages;
    for (const ModelTurn &turn : turns) {
        QJsonArray content = contentOf(turn);
        if (content.isEmpty())
            continue;
        // Joins our consecutive messages: roles must alternate.
        QJsonObject last = messages.last().toObject();
        if (!turn.isModels && last[u"role"].toString() == u"user") {
            QJsonArray joined = last[u"content"].toArray();
            for (const QJsonValue &block : std::as_const(content))
                joined.append(block);
            messages.replace(messages.size() - 1, messageOf(false, joined));
            continue;
        }
        messages.append(messageOf(turn.isModels, content));
    }
    markLast(messages);
    return messages;
}

base::Error unreadable(const QString &what)
{
    return base::fail(base::Fault::AiFailed, u"not an answer of the Messages API: "_s + what, {},
                      {{u"reason"_s, u"protocol"_s}});
}

} // namespace

AnthropicProtocol::AnthropicProtocol(AnthropicSettings settings)
    : m_settings(std::move(settings))
{}

net::Request AnthropicProtocol::request(const ModelAsk &ask) const
{
    QJsonObject system = textBlock(ask.system);
    system.insert(u"cache_control"_s, cached());
    QJsonObject body{{u"model"_s, m_settings.model},
                     {u"max_tokens"_s, ask.maxTokens},
                     {u"system"_s, QJsonArray{system}},
                     {u"messages"_s, messagesOf(ask.turns)}};
    if (ask.tools && !ask.tools->empty()) {
        QJsonArray tools;
        for (const ToolSpec &tool : *ask.tools) {
            tools.append(QJsonObject{
                {u"name"_s, tool.name}, {u"description"_s, tool.description}, {u"input_schema"_s, tool.schema}});
        }
        QJsonObject last = tools.last().toObject();
        last.insert(u"cache_control"_s, cached());
        tools.replace(tools.size() - 1, last);
        body.insert(u"tools"_s, tools);
    }
    if (ask.isStreamed)
        body.insert(u"stream"_s, true);
    net::Request request;
    request.url = m_settings.url;
    request.headers = {{"Content-Type", "application/json"}, {"anthropic-version", "2023-06-01"}};
    if (!m_settings.key.isEmpty())
        request.headers.emplace_back("x-api-key", m_settings.key);
    request.body = base::toJson(body);
    return request;
}

std::unique_ptr<ModelStream> AnthropicProtocol::stream() const
{
    return std::make_unique<AnthropicStream>(*this);
}

base::Result<ModelAnswer> AnthropicProtocol::answer(const QByteArray &body) const
{
    const auto parsed = base::parseJsonObject(body, {.depth = 64, .size = 4 << 20});
    if (!parsed)
        return unreadable(parsed.error().message);
    return answer(*parsed);
}

std::optional<ModelFigures> AnthropicProtocol::figures(const QByteArray &body) const
{
    const auto parsed = base::parseJsonObject(body, {.depth = 64, .size = 4 << 20});
    return parsed ? figures(*parsed) : std::nullopt;
}

std::optional<ModelFigures> AnthropicProtocol::figures(const QJsonObject &json) const
{
    if (!json[u"usage"].isObject())
        return std::nullopt;
    const QJsonObject usage = json[u"usage"].toObject();
    ModelFigures told;
    told.model = json[u"model"].toString(m_settings.model);
    told.cacheRead = usage[u"cache_read_input_tokens"].toInt();
    told.cacheWrite = usage[u"cache_creation_input_tokens"].toInt();
    told.tokensIn = usage[u"input_tokens"].toInt() + told.cacheRead + told.cacheWrite;
    told.tokensOut = usage[u"output_tokens"].toInt();
    return told;
}

base::Result<ModelAnswer> AnthropicProtocol::answer(const QJsonObject &json) const
{
    if (!json[u"content"].isArray() || !json[u"stop_reason"].isString())
        return unreadable(u"content or stop_reason is missing"_s);
    ModelAnswer answer;
    static_cast<ModelFigures &>(answer) = figures(json).value_or(ModelFigures{});
    answer.raw = json[u"content"];
    answer.model = json[u"model"].toString(m_settings.model);
    QStringList texts;
    for (const QJsonValue &value : json[u"content"].toArray()) {
        const QString type = value[u"type"].toString();
        if (type == u"text") {
            texts.append(value[u"text"].toString());
        } else if (type == u"tool_use") {
            ToolCall call{.id = value[u"id"].toString(),
                          .name = value[u"name"].toString(),
                          .arguments = value[u"input"].toObject(),
                          .fault = {}};
            if (call.id.isEmpty())
                return unreadable(u"a tool_use without an id"_s);
            if (!value[u"input"].isObject())
                call.fault = u"the input is not an object"_s;
            answer.calls.push_back(std::move(call));
        } // other blocks, such as thinking, are only returned to the model
    }
    answer.text = texts.join(u'\n').trimmed();
    const QString stop = json[u"stop_reason"].toString();
    answer.end = stop == u"refusal"                                                  ? ModelAnswer::End::Refused
                 : stop == u"pause_turn"                                             ? ModelAnswer::End::Paused
                 : stop == u"tool_use"                                               ? ModelAnswer::End::WantsTools
                 : stop == u"max_tokens" || stop == u"model_context_window_exceeded" ? ModelAnswer::End::CutOff
                                                                                     : ModelAnswer::End::Said;
    if (answer.end == ModelAnswer::End::WantsTools && answer.calls.empty())
        return unreadable(u"tool_use was the end, and there is none"_s);
    return answer;
}

} // namespace tierdesk::ai
