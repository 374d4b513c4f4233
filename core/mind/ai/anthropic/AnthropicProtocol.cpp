#include "core/mind/ai/anthropic/AnthropicProtocol.h"

#include "core/base/Json.h"
#include "core/mind/ai/anthropic/AnthropicStream.h"

#include <QtCore/QJsonArray>

namespace tierdesk::ai {

namespace {

QJsonObject cached()
{
    return {{QStringLiteral("type"), QStringLiteral("ephemeral")}};
}

QJsonObject textBlock(const QString &text)
{
    return {{QStringLiteral("type"), QStringLiteral("text")}, {QStringLiteral("text"), text}};
}

QJsonObject messageOf(const ModelTurn &turn)
{
    if (turn.isModels && !turn.raw.isUndefined() && !turn.raw.isNull())
        return {{QStringLiteral("role"), QStringLiteral("assistant")}, {QStringLiteral("content"), turn.raw}};
    QJsonArray content;
    // The results come first, whatever else is said.
    for (const ToolResult &result : turn.results) {
        QJsonObject block{{QStringLiteral("type"), QStringLiteral("tool_result")},
                          {QStringLiteral("tool_use_id"), result.id},
                          {QStringLiteral("content"), result.content}};
        if (result.isError)
            block.insert(QStringLiteral("is_error"), true);
        content.append(block);
    }
    if (!turn.text.isEmpty())
        content.append(textBlock(turn.text));
    return {{QStringLiteral("role"), turn.isModels ? QStringLiteral("assistant") : QStringLiteral("user")},
            {QStringLiteral("content"), content}};
}

base::Error unreadable(const QString &what)
{
    return base::fail(base::Fault::AiFailed, QStringLiteral("not an answer of the Messages API: ") + what, {},
                      {{QStringLiteral("reason"), QStringLiteral("protocol")}});
}

} // namespace

AnthropicProtocol::AnthropicProtocol(AnthropicSettings settings)
    : m_settings(std::move(settings))
{}

net::Request AnthropicProtocol::request(const ModelAsk &ask) const
{
    QJsonArray messages;
    for (const ModelTurn &turn : ask.turns)
        messages.append(messageOf(turn));
    QJsonObject system = textBlock(ask.system);
    system.insert(QStringLiteral("cache_control"), cached());
    QJsonObject body{{QStringLiteral("model"), m_settings.model},
                     {QStringLiteral("max_tokens"), ask.maxTokens},
                     {QStringLiteral("system"), QJsonArray{system}},
                     {QStringLiteral("messages"), messages}};
    if (ask.tools && !ask.tools->empty()) {
        QJsonArray tools;
        for (const ToolSpec &tool : *ask.tools) {
            tools.append(QJsonObject{{QStringLiteral("name"), tool.name},
                                     {QStringLiteral("description"), tool.description},
                                     {QStringLiteral("input_schema"), tool.schema}});
        }
        QJsonObject last = tools.last().toObject();
        last.insert(QStringLiteral("cache_control"), cached());
        tools.replace(tools.size() - 1, last);
        body.insert(QStringLiteral("tools"), tools);
    }
    if (ask.isStreamed)
        body.insert(QStringLiteral("stream"), true);
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

base::Result<ModelAnswer> AnthropicProtocol::answer(const QJsonObject &json) const
{
    if (!json[u"content"].isArray() || !json[u"stop_reason"].isString())
        return unreadable(QStringLiteral("content or stop_reason is missing"));
    ModelAnswer answer;
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
                return unreadable(QStringLiteral("a tool_use without an id"));
            if (!value[u"input"].isObject())
                call.fault = QStringLiteral("the input is not an object");
            answer.calls.push_back(std::move(call));
        } // thinking and whatever comes later is the model's own and only goes back to it
    }
    answer.text = texts.join(u'\n').trimmed();
    const QJsonObject usage = json[u"usage"].toObject();
    answer.cacheRead = usage[u"cache_read_input_tokens"].toInt();
    answer.cacheWrite = usage[u"cache_creation_input_tokens"].toInt();
    answer.tokensIn = usage[u"input_tokens"].toInt() + answer.cacheRead + answer.cacheWrite;
    answer.tokensOut = usage[u"output_tokens"].toInt();
    const QString stop = json[u"stop_reason"].toString();
    answer.end = stop == u"refusal"                                                  ? ModelAnswer::End::Refused
                 : stop == u"pause_turn"                                             ? ModelAnswer::End::Paused
                 : stop == u"tool_use"                                               ? ModelAnswer::End::WantsTools
                 : stop == u"max_tokens" || stop == u"model_context_window_exceeded" ? ModelAnswer::End::CutOff
                                                                                     : ModelAnswer::End::Said;
    if (answer.end == ModelAnswer::End::WantsTools && answer.calls.empty())
        return unreadable(QStringLiteral("tool_use was the end, and there is none"));
    return answer;
}

} // namespace tierdesk::ai
