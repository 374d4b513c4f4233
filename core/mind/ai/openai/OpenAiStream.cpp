#include "core/mind/ai/openai/OpenAiStream.h"

#include "core/base/Json.h"
#include "core/mind/ai/remote/ReplyTool.h"
#include "core/mind/ai/remote/StreamFaults.h"

#include <QtCore/QJsonArray>

#include <algorithm>

namespace tierdesk::ai {

namespace {

/// Limit for malformed streams; no real answer has as many calls.
constexpr size_t MostCalls = 128;

} // namespace

base::Result<ModelPiece> OpenAiStream::feed(QByteArrayView bytes)
{
    const auto events = m_reader.feed(bytes);
    if (!events)
        return unreadableStream(events.error().message);
    ModelPiece piece;
    for (const SseEvent &event : *events)
        TRY(take(event, piece));
    return piece;
}

base::Result<void> OpenAiStream::take(const SseEvent &event, ModelPiece &piece)
{
    if (event.data.trimmed() == "[DONE]") {
        m_isEnded = true;
        return {};
    }
    const auto json = base::parseJsonObject(event.data, {.depth = 64, .size = SseReader::MostEvent});
    if (!json)
        return unreadableStream(json.error().message);
    if (json->contains(u"error") && !json->value(u"error").isNull())
        return streamError(json->value(u"error"));
    if (m_model.toString().isEmpty())
        m_model = json->value(u"model");
    // Usage comes in a last chunk, or in each chunk, of which the last has the totals.
    if (json->value(u"usage").isObject())
        m_usage = json->value(u"usage");
    for (const QJsonValue &choice : json->value(u"choices").toArray()) {
        if (choice[u"index"].toInt() != 0)
            continue;
        const QJsonValue delta = choice[u"delta"];
        const QString text = delta[u"content"].toString();
        m_text += text;
        piece.words += text;
        m_refusal += delta[u"refusal"].toString();
        for (const QJsonValue &told : delta[u"tool_calls"].toArray()) {
            if (const auto taken = takeCall(told, piece); !taken)
                return taken;
        }
        if (const QString reason = choice[u"finish_reason"].toString(); !reason.isEmpty())
            m_reason = reason;
    }
    return {};
}

OpenAiStream::Call *OpenAiStream::callOf(const QJsonValue &piece)
{
    const QString id = piece[u"id"].toString();
    const int index = piece[u"index"].toInt(-1);
    // The latest of that index: some servers number all calls 0 and distinguish them by ID.
    const auto same = std::find_if(m_calls.rbegin(), m_calls.rend(), [&](const Call &each) {
        return index >= 0 ? each.index == index : id.isEmpty() || each.id == id;
    });
    if (same != m_calls.rend() && (id.isEmpty() || same->id.isEmpty() || same->id == id))
        return &*same;
    if (m_calls.size() == MostCalls)
        return nullptr;
    Call call;
    call.index = index >= 0 ? index : static_cast<int>(m_calls.size());
    m_calls.push_back(std::move(call));
    return &m_calls.back();
}

base::Result<void> OpenAiStream::takeCall(const QJsonValue &told, ModelPiece &piece)
{
    Call *call = callOf(told);
    if (!call)
        return unreadableStream(u"too many tool calls"_s);
    if (call->id.isEmpty())
        call->id = told[u"id"].toString();
    const QJsonValue function = told[u"function"];
    // A name may come in pieces; some servers repeat it in each.
    if (const QString name = function[u"name"].toString(); call->name != name)
        call->name += name;
    if (function[u"arguments"].isObject()) {
        call->object = function[u"arguments"].toObject();
        return {};
    }
    const QString json = function[u"arguments"].toString();
    call->arguments += json;
    if (call->name == QLatin1String(ReplyToolName))
        piece.reply += json;
    return {};
}

std::optional<ModelFigures> OpenAiStream::figures() const
{
    QJsonObject told;
    if (m_model.isString())
        told.insert(u"model"_s, m_model);
    if (m_usage.isObject())
        told.insert(u"usage"_s, m_usage);
    return m_protocol.figures(told);
}

base::Result<ModelAnswer> OpenAiStream::end()
{
    for (const SseEvent &event : m_reader.end()) {
        ModelPiece rest;
        if (const auto taken = take(event, rest); !taken)
            return taken.error().fault == base::Fault::AiUnavailable ? taken.error() : brokenStream();
    }
    if (!m_isEnded && m_reason.isEmpty())
        return brokenStream();
    QJsonObject message{{u"role"_s, u"assistant"_s},
                        {u"content"_s, m_text.isEmpty() ? QJsonValue() : QJsonValue(m_text)}};
    if (!m_refusal.isEmpty())
        message.insert(u"refusal"_s, m_refusal);
    QJsonArray calls;
    for (const Call &call : m_calls) {
        const QString arguments = call.object.isEmpty() ? call.arguments : QString::fromUtf8(base::toJson(call.object));
        calls.append(QJsonObject{{u"id"_s, call.id},
                                 {u"type"_s, u"function"_s},
                                 {u"function"_s, QJsonObject{{u"name"_s, call.name}, {u"arguments"_s, arguments}}}});
    }
    if (!calls.isEmpty())
        message.insert(u"tool_calls"_s, calls);
    QJsonObject completion{
        {u"choices"_s,
         QJsonArray{QJsonObject{{u"index"_s, 0}, {u"message"_s, message}, {u"finish_reason"_s, m_reason}}}}};
    if (m_model.isString())
        completion.insert(u"model"_s, m_model);
    if (m_usage.isObject())
        completion.insert(u"usage"_s, m_usage);
    return m_protocol.answer(completion);
}

} // namespace tierdesk::ai
