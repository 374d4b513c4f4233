#include "core/mind/ai/openai/OpenAiProtocol.h"

#include "core/base/Json.h"
#include "core/mind/ai/openai/OpenAiStream.h"

#include <QtCore/QJsonArray>

namespace tierdesk::ai {

namespace {

QJsonObject message(const QString &role, const QString &content)
{
    return {{u"role"_s, role}, {u"content"_s, content}};
}

/// Returns the part of a model's message that is sent back. Servers need not accept their own other members
/// (`reasoning`, `annotations`, `audio`): Groq answers 400. Calls are sent back whole, including the signatures of some
/// servers. Empty if the model said nothing: servers reject an assistant message without content and calls.
QJsonObject saidAgain(const QJsonValue &raw)
{
    QJsonObject again{{u"role"_s, u"assistant"_s}, {u"content"_s, {}}};
    bool isEmpty = true;
    if (const QJsonValue content = raw[u"content"]; !content.toString().isEmpty() || !content.toArray().isEmpty()) {
        again.insert(u"content"_s, content);
        isEmpty = false;
    }
    if (const QJsonArray calls = raw[u"tool_calls"].toArray(); !calls.isEmpty()) {
        again.insert(u"tool_calls"_s, calls);
        isEmpty = false;
    }
    if (const QJsonValue refusal = raw[u"refusal"]; !refusal.toString().isEmpty()) {
        again.insert(u"refusal"_s, refusal);
        isEmpty = false;
    }
    return isEmpty ? QJsonObject() : again;
}

/// Appends our text, joined to our previous message if the model said nothing between.
void appendOurs(QJsonArray &messages, const QString &text)
{
    QJsonObject last = messages.last().toObject();
    if (last[u"role"].toString() != u"user") {
        messages.append(message(u"user"_s, text));
        return;
    }
    last.insert(u"content"_s, QString(last[u"content"].toString() + u'\n' + text));
    messages.replace(messages.size() - 1, last);
}

void append(QJsonArray &messages, const ModelTurn &turn)
{
    if (turn.isModels) {
        const QJsonObject said =
            saidAgain(turn.raw.isObject() ? turn.raw : QJsonValue(message(u"assistant"_s, turn.text)));
        if (!said.isEmpty())
            messages.append(said);
        return;
    }
    for (const ToolResult &result : turn.results) {
        // The format has no flag for failed calls, so the text says it.
        QJsonObject tool = message(u"tool"_s, result.isError ? u"ERROR: "_s + result.content : result.content);
        tool.insert(u"tool_call_id"_s, result.id);
        messages.append(tool);
    }
    if (!turn.text.isEmpty())
        appendOurs(messages, turn.text);
}

base::Error unreadable(const QString &what)
{
    return base::fail(base::Fault::AiFailed, u"not a chat completion: "_s + what, {}, {{u"reason"_s, u"protocol"_s}});
}

/// Reads JSON text (OpenAI) or an object (Ollama's own format); nothing means no arguments.
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
        call.fault = u"the arguments are not a JSON object: "_s + parsed.error().message;
}

} // namespace

OpenAiProtocol::OpenAiProtocol(OpenAiSettings settings)
    : m_settings(std::move(settings))
{}

net::Request OpenAiProtocol::request(const ModelAsk &ask) const
{
    QJsonArray messages{message(u"system"_s, ask.system)};
    for (const ModelTurn &turn : ask.turns)
        append(messages, turn);
    QJsonObject body{{u"model"_s, m_settings.model},
                     {m_settings.hasOldTokenField ? u"max_tokens"_s : u"max_completion_tokens"_s, ask.maxTokens},
                     {u"messages"_s, messages}};
    if (ask.tools && !ask.tools->empty()) {
        QJsonArray tools;
        for (const ToolSpec &tool : *ask.tools) {
            const QJsonObject function{
                {u"name"_s, tool.name}, {u"description"_s, tool.description}, {u"parameters"_s, tool.schema}};
            tools.append(QJsonObject{{u"type"_s, u"function"_s}, {u"function"_s, function}});
        }
        body.insert(u"tools"_s, tools);
    }
    if (ask.form) {
        const QJsonObject schema{{u"name"_s, ask.form->name}, {u"strict"_s, true}, {u"schema"_s, ask.form->schema}};
        body.insert(u"response_format"_s, QJsonObject{{u"type"_s, u"json_schema"_s}, {u"json_schema"_s, schema}});
    }
    if (ask.isStreamed) {
        body.insert(u"stream"_s, true);
        body.insert(u"stream_options"_s, QJsonObject{{u"include_usage"_s, true}});
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

std::optional<ModelFigures> OpenAiProtocol::figures(const QByteArray &body) const
{
    const auto parsed = base::parseJsonObject(body, {.depth = 64, .size = 4 << 20});
    return parsed ? figures(*parsed) : std::nullopt;
}

std::optional<ModelFigures> OpenAiProtocol::figures(const QJsonObject &json) const
{
    const QJsonValue usage = json[u"usage"];
    if (!usage.isObject())
        return std::nullopt;
    ModelFigures told;
    told.model = json[u"model"].toString(m_settings.model);
    told.tokensIn = usage[u"prompt_tokens"].toInt();
    told.cacheRead = usage[u"prompt_tokens_details"][u"cached_tokens"].toInt();
    told.tokensOut = usage[u"completion_tokens"].toInt();
    return told;
}

base::Result<ModelAnswer> OpenAiProtocol::answer(const QJsonObject &json) const
{
    const QJsonValue choice = json[u"choices"].toArray().first();
    const QJsonValue said = choice[u"message"];
    if (!said.isObject())
        return unreadable(u"no choice with a message"_s);
    ModelAnswer answer;
    static_cast<ModelFigures &>(answer) = figures(json).value_or(ModelFigures{});
    answer.raw = said;
    answer.model = json[u"model"].toString(m_settings.model);
    answer.text = said[u"content"].toString().trimmed();
    for (const QJsonValue &value : said[u"tool_calls"].toArray()) {
        ToolCall call{.id = value[u"id"].toString(),
                      .name = value[u"function"][u"name"].toString(),
                      .arguments = {},
                      .fault = {}};
        if (call.id.isEmpty())
            return unreadable(u"a tool call without an id"_s);
        readArguments(value[u"function"][u"arguments"], call);
        answer.calls.push_back(std::move(call));
    }
    const QString reason = choice[u"finish_reason"].toString();
    answer.end = reason == u"content_filter" ? ModelAnswer::End::Refused
                 : reason == u"length"       ? ModelAnswer::End::CutOff
                 // Some servers send "stop" with tool calls.
                 : !answer.calls.empty() ? ModelAnswer::End::WantsTools
                                         : ModelAnswer::End::Said;
    if (!said[u"refusal"].toString().isEmpty())
        answer.end = ModelAnswer::End::Refused;
    return answer;
}

} // namespace tierdesk::ai
