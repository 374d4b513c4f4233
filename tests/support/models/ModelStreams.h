#pragma once

#include "core/base/Literals.h"

#include <QtCore/QByteArrayList>
#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>
#include <QtCore/QStringList>

#include <algorithm>

/// How both APIs write an answer while it is made: the events of a stream, each whole on the wire.
namespace tierdesk::tests {

/// @p text in words, blanks behind them.
[[nodiscard]] inline QStringList wordsOf(const QString &text)
{
    QStringList words;
    qsizetype begin = 0;
    for (qsizetype at = 1; at <= text.size(); ++at) {
        if (at == text.size() || (text[at - 1].isSpace() && !text[at].isSpace())) {
            words.append(text.mid(begin, at - begin));
            begin = at;
        }
    }
    return words;
}

/// @p text in pieces of some letters, none of them cut; the last may be empty, as providers' are.
[[nodiscard]] inline QStringList piecesOf(const QString &text)
{
    QStringList pieces;
    for (qsizetype at = 0, end = 0; at < text.size(); at = end) {
        end = std::min(at + 7, text.size());
        if (end < text.size() && text[end].isLowSurrogate())
            ++end;
        pieces.append(text.mid(at, end - at));
    }
    pieces.append(QString());
    return pieces;
}

[[nodiscard]] inline QByteArray eventOf(const QJsonObject &json, bool isNamed)
{
    const QByteArray data = "data: " + QJsonDocument(json).toJson(QJsonDocument::Compact) + "\n\n";
    return isNamed ? "event: " + json[u"type"].toString().toUtf8() + '\n' + data : data;
}

/// @p answer, whole, as the Messages API streams it. @p rawInput: what the first tool's input is written as.
[[nodiscard]] inline QByteArrayList anthropicEvents(const QJsonObject &answer, const QByteArray &rawInput)
{
    QByteArrayList events;
    const auto add = [&events](const char *type, QJsonObject json) {
        json.insert(u"type"_s, QString::fromLatin1(type));
        events.append(eventOf(json, true));
    };
    QJsonObject begun = answer;
    QJsonObject usage = answer[u"usage"].toObject();
    usage.insert(u"output_tokens"_s, 1);
    begun.insert(u"usage"_s, usage);
    begun.insert(u"content"_s, QJsonArray());
    begun.insert(u"stop_reason"_s, QJsonValue());
    add("message_start", {{u"message"_s, begun}});
    add("ping", {});
    int index = 0;
    bool isFirstTool = true;
    for (const QJsonValue &each : answer[u"content"].toArray()) {
        QJsonObject block = each.toObject();
        const bool isText = block[u"type"].toString() == u"text";
        QStringList pieces;
        if (isText) {
            pieces = wordsOf(block[u"text"].toString());
            block.insert(u"text"_s, QString());
        } else {
            const QByteArray input = isFirstTool && !rawInput.isEmpty()
                                         ? rawInput
                                         : QJsonDocument(block[u"input"].toObject()).toJson(QJsonDocument::Compact);
            pieces = input == "{}" ? QStringList{QString()} : piecesOf(QString::fromUtf8(input));
            block.insert(u"input"_s, QJsonObject());
            isFirstTool = false;
        }
        add("content_block_start", {{u"index"_s, index}, {u"content_block"_s, block}});
        for (const QString &piece : pieces) {
            const QString kind = isText ? u"text_delta"_s : u"input_json_delta"_s;
            const QString field = isText ? u"text"_s : u"partial_json"_s;
            add("content_block_delta",
                {{u"index"_s, index}, {u"delta"_s, QJsonObject{{u"type"_s, kind}, {field, piece}}}});
        }
        add("content_block_stop", {{u"index"_s, index++}});
    }
    add("message_delta",
        {{u"delta"_s, QJsonObject{{u"stop_reason"_s, answer[u"stop_reason"]}, {u"stop_sequence"_s, QJsonValue()}}},
         {u"usage"_s, QJsonObject{{u"output_tokens"_s, answer[u"usage"][u"output_tokens"]}}}});
    add("message_stop", {});
    return events;
}

/// @p answer, whole, as chat completions are streamed; calls that come together are mixed with one another.
[[nodiscard]] inline QByteArrayList openAiEvents(const QJsonObject &answer, bool hasUsage)
{
    QByteArrayList events;
    const QJsonValue said = answer[u"choices"][0][u"message"];
    const auto chunk = [&](const QJsonArray &choices) {
        return QJsonObject{{u"id"_s, answer[u"id"]},
                           {u"object"_s, u"chat.completion.chunk"_s},
                           {u"model"_s, answer[u"model"]},
                           {u"choices"_s, choices}};
    };
    const auto add = [&](const QJsonObject &delta, const QJsonValue &reason = {}) {
        events.append(
            eventOf(chunk({QJsonObject{{u"index"_s, 0}, {u"delta"_s, delta}, {u"finish_reason"_s, reason}}}), false));
    };
    add({{u"role"_s, u"assistant"_s}, {u"content"_s, QString()}});
    for (const QString &word : wordsOf(said[u"reasoning"].toString()))
        add({{u"reasoning"_s, word}});
    for (const QString &word : wordsOf(said[u"content"].toString()))
        add({{u"content"_s, word}});
    const auto call = [&](int index, QJsonObject json) {
        json.insert(u"index"_s, index);
        add({{u"tool_calls"_s, QJsonArray{json}}});
    };
    std::vector<QStringList> arguments;
    for (const QJsonValue &each : said[u"tool_calls"].toArray()) {
        call(static_cast<int>(arguments.size()),
             {{u"id"_s, each[u"id"]},
              {u"type"_s, each[u"type"]},
              {u"function"_s, QJsonObject{{u"name"_s, each[u"function"][u"name"]}, {u"arguments"_s, QString()}}}});
        arguments.push_back(piecesOf(each[u"function"][u"arguments"].toString()));
    }
    for (bool isMore = true; isMore;) {
        isMore = false;
        for (size_t i = 0; i < arguments.size(); ++i) {
            if (arguments[i].isEmpty())
                continue;
            call(static_cast<int>(i), {{u"function"_s, QJsonObject{{u"arguments"_s, arguments[i].takeFirst()}}}});
            isMore = true;
        }
    }
    add({}, answer[u"choices"][0][u"finish_reason"]);
    if (hasUsage) {
        QJsonObject last = chunk({});
        last.insert(u"usage"_s, answer[u"usage"]);
        events.append(eventOf(last, false));
    }
    events.append("data: [DONE]\n\n");
    return events;
}

} // namespace tierdesk::tests
