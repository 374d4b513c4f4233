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

/// What of a model's own message goes back. Whatever else a server writes into it (`reasoning`, `annotations`,
/// `audio`) it need not take back: Groq answers 400. Calls go back whole, with what some servers sign them with. Empty
/// when the model said nothing: an assistant without content and calls is refused everywhere.
QJsonObject saidAgain(const QJsonValue &raw)
{
    QJsonObject again{{QStringLiteral("role"), QStringLiteral("assistant")}, {QStringLiteral("content"), {}}};
    bool isEmpty = true;
    if (const QJsonValue content = raw[u"content"]; !content.toString().isEmpty() || !content.toArray().isEmpty()) {
        again.insert(QStringLiteral("content"), content);
        isEmpty = false;
    }
    if (const QJsonArray calls = raw[u"tool_calls"].toArray(); !calls.isEmpty()) {
        again.insert(QStringLiteral("tool_calls"), calls);
        isEmpty = false;
    }
    if (const QJsonValue refusal = raw[u"refusal"]; !refusal.toString().isEmpty()) {
        again.insert(QStringLiteral("refusal"), refusal);
        isEmpty = false;
    }
    return isEmpty ? QJsonObject() : again;
}

/// Ours, joined to what we said just before where the model said nothing between.
void appendOurs(QJsonArray &messages, const QString &text)
{
    QJsonObject last = messages.last().toObject();
    if (last[u"role"].toString() != u"user") {
        messages.append(message(QStringLiteral("user"), text));
        return;
    }
    last.insert(QStringLiteral("content"), QString(last[u"content"].toString() + u'\n' + text));
    messages.replace(messages.size() - 1, last);
}

void append(QJsonArray &messages, const ModelTurn &turn)
{
    if (turn.isModels) {
        const QJsonObject said =
            saidAgain(turn.raw.isObject() ? turn.raw : QJsonValue(message(QStringLiteral("assistant"), turn.text)));
        if (!said.isEmpty())
            messages.append(said);
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
        appendOurs(messages, turn.text);
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
    if (ask.form) {
        const QJsonObject schema{{QStringLiteral("name"), ask.form->name},
                                 {QStringLiteral("strict"), true},
                                 {QStringLiteral("schema"), ask.form->schema}};
        body.insert(QStringLiteral("response_format"),
                    QJsonObject{{QStringLiteral("type"), QStringLiteral("json_schema")},
                                {QStringLiteral("json_schema"), schema}});
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
        return unreadable(QStringLiteral("no choice with a message"));
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
            return unreadable(QStringLiteral("a tool call without an id"));
        readArguments(value[u"function"][u"arguments"], call);
        answer.calls.push_back(std::move(call));
    }
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
