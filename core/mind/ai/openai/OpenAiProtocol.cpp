#include "core/mind/ai/openai/OpenAiProtocol.h"

#include "core/base/Json.h"
#include "core/mind/ai/openai/OpenAiStream.h"

#include <QtCore/QJsonArray>

namespace tierdesk::ai {

namespace {

QJsonObject message(const QString &role, const QString &content)
{
    return {{QStringLiteral("role"), role}, {QStringLiteral("content"), content}};
}

void append(QJsonArray &messages, const ModelTurn &turn)
{
    if (turn.isModels) {
        messages.append(turn.raw.isObject() ? turn.raw : message(QStringLiteral("assistant"), turn.text));
        return;
    }
    for (const ToolResult &result : turn.results) {
        // The format has no mark for a failed call: it is said in words.
        QJsonObject tool = message(QStringLiteral("tool"),
                                   result.isError ? QStringLiteral("ERROR: ") + result.content : result.content);
        tool.insert(QStringLiteral("tool_call_id"), result.id);
        messages.append(tool);
    }
    if (!turn.text.isEmpty())
        messages.append(message(QStringLiteral("user"), turn.text));
}

base::Error unreadable(const QString &what)
{
    return base::fail(base::Fault::AiFailed, QStringLiteral("not a chat completion: ") + what, {},
                      {{QStringLiteral("reason"), QStringLiteral("protocol")}});
}

/// A JSON text, as OpenAI has it, or an object, as Ollama's own format has it; nothing is no arguments.
void readArguments(const QJsonValue &value, ToolCall &call)
{
    if (value.isObject()) {
        call.arguments = value.toObject();
        return;
    }
    const QByteArray text = value.toString().trimmed().toUtf8();
    if (text.isEmpty() && (value.isString() || value.isUndefined() || value.isNull()))
        return;
    auto parsed = base::parseJsonObject(text, {.depth = 16, .size = 64 << 10});
    if (parsed)
        call.arguments = std::move(*parsed);
    else
        call.fault = QStringLiteral("the arguments are not a JSON object: ") + parsed.error().message;
}

} // namespace

OpenAiProtocol::OpenAiProtocol(OpenAiSettings settings)
    : m_settings(std::move(settings))
{}

net::Request OpenAiProtocol::request(const ModelAsk &ask) const
{
    QJsonArray messages{message(QStringLiteral("system"), ask.system)};
    for (const ModelTurn &turn : ask.turns)
        append(messages, turn);
    QJsonObject body{
        {QStringLiteral("model"), m_settings.model},
        {m_settings.hasOldTokenField ? QStringLiteral("max_tokens") : QStringLiteral("max_completion_tokens"),
         ask.maxTokens},
        {QStringLiteral("messages"), messages}};
    if (ask.tools && !ask.tools->empty()) {
        QJsonArray tools;
        for (const ToolSpec &tool : *ask.tools) {
            const QJsonObject function{{QStringLiteral("name"), tool.name},
                                       {QStringLiteral("description"), tool.description},
                                       {QStringLiteral("parameters"), tool.schema}};
            tools.append(QJsonObject{{QStringLiteral("type"), QStringLiteral("function")},
                                     {QStringLiteral("function"), function}});
        }
        body.insert(QStringLiteral("tools"), tools);
    }
    if (ask.isStreamed) {
        body.insert(QStringLiteral("stream"), true);
        body.insert(QStringLiteral("stream_options"), QJsonObject{{QStringLiteral("include_usage"), true}});
    }
    net::Request request;
    request.url = m_settings.url;
    request.headers = {{"Content-Type", "application/json"}};
    if (!m_settings.key.isEmpty())
        request.headers.emplace_back("Authorization", "Bearer " + m_settings.key);
    request.body = base::toJson(body);
    return request;
}

std::unique_ptr<ModelStream> OpenAiProtocol::stream() const
{
    return std::make_unique<OpenAiStream>(*this);
}

base::Result<ModelAnswer> OpenAiProtocol::answer(const QByteArray &body) const
{
    const auto parsed = base::parseJsonObject(body, {.depth = 64, .size = 4 << 20});
    if (!parsed)
        return unreadable(parsed.error().message);
    return answer(*parsed);
}

base::Result<ModelAnswer> OpenAiProtocol::answer(const QJsonObject &json) const
{
    const QJsonValue choice = json[u"choices"].toArray().first();
    const QJsonValue said = choice[u"message"];
    if (!said.isObject())
        return unreadable(QStringLiteral("no choice with a message"));
    ModelAnswer answer;
    answer.raw = said;
    answer.model = json[u"model"].toString(m_settings.model);
    answer.text = said[u"content"].toString().trimmed();
    for (const QJsonValue &value : said[u"tool_calls"].toArray()) {
        ToolCall call{.id = value[u"id"].toString(),
                      .name = value[u"function"][u"name"].toString(),
                      .arguments = {},
                      .fault = {}};
        if (call.id.isEmpty())
            return unreadable(QStringLiteral("a tool call without an id"));
        readArguments(value[u"function"][u"arguments"], call);
        answer.calls.push_back(std::move(call));
    }
    const QJsonValue usage = json[u"usage"];
    answer.tokensIn = usage[u"prompt_tokens"].toInt();
    answer.cacheRead = usage[u"prompt_tokens_details"][u"cached_tokens"].toInt();
    answer.tokensOut = usage[u"completion_tokens"].toInt();
    const QString reason = choice[u"finish_reason"].toString();
    answer.end = reason == u"content_filter" ? ModelAnswer::End::Refused
                 : reason == u"length"       ? ModelAnswer::End::CutOff
                 // Some servers say "stop" beside tool calls.
                 : !answer.calls.empty() ? ModelAnswer::End::WantsTools
                                         : ModelAnswer::End::Said;
    if (!said[u"refusal"].toString().isEmpty())
        answer.end = ModelAnswer::End::Refused;
    return answer;
}

} // namespace tierdesk::ai
