#pragma once

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
        json.insert(QStringLiteral("type"), QString::fromLatin1(type));
        events.append(eventOf(json, true));
    };
    QJsonObject begun = answer;
    QJsonObject usage = answer[u"usage"].toObject();
    usage.insert(QStringLiteral("output_tokens"), 1);
    begun.insert(QStringLiteral("usage"), usage);
    begun.insert(QStringLiteral("content"), QJsonArray());
    begun.insert(QStringLiteral("stop_reason"), QJsonValue());
    add("message_start", {{QStringLiteral("message"), begun}});
    add("ping", {});
    int index = 0;
    bool isFirstTool = true;
    for (const QJsonValue &each : answer[u"content"].toArray()) {
        QJsonObject block = each.toObject();
        const bool isText = block[u"type"].toString() == u"text";
        QStringList pieces;
        if (isText) {
            pieces = wordsOf(block[u"text"].toString());
            block.insert(QStringLiteral("text"), QString());
        } else {
            const QByteArray input = isFirstTool && !rawInput.isEmpty()
                                         ? rawInput
                                         : QJsonDocument(block[u"input"].toObject()).toJson(QJsonDocument::Compact);
            pieces = input == "{}" ? QStringList{QString()} : piecesOf(QString::fromUtf8(input));
            block.insert(QStringLiteral("input"), QJsonObject());
            isFirstTool = false;
        }
        add("content_block_start", {{QStringLiteral("index"), index}, {QStringLiteral("content_block"), block}});
        for (const QString &piece : pieces) {
            const QString kind = isText ? QStringLiteral("text_delta") : QStringLiteral("input_json_delta");
            const QString field = isText ? QStringLiteral("text") : QStringLiteral("partial_json");
            add("content_block_delta",
                {{QStringLiteral("index"), index},
                 {QStringLiteral("delta"), QJsonObject{{QStringLiteral("type"), kind}, {field, piece}}}});
        }
        add("content_block_stop", {{QStringLiteral("index"), index++}});
    }
    add("message_delta", {{QStringLiteral("delta"), QJsonObject{{QStringLiteral("stop_reason"), answer[u"stop_reason"]},
                                                                {QStringLiteral("stop_sequence"), QJsonValue()}}},
                          {QStringLiteral("usage"),
                           QJsonObject{{QStringLiteral("output_tokens"), answer[u"usage"][u"output_tokens"]}}}});
    add("message_stop", {});
    return events;
}

/// @p answer, whole, as chat completions are streamed; calls that come together are mixed with one another.
[[nodiscard]] inline QByteArrayList openAiEvents(const QJsonObject &answer, bool hasUsage)
{
    QByteArrayList events;
    const QJsonValue said = answer[u"choices"][0][u"message"];
    const auto chunk = [&](const QJsonArray &choices) {
        return QJsonObject{{QStringLiteral("id"), answer[u"id"]},
                           {QStringLiteral("object"), QStringLiteral("chat.completion.chunk")},
                           {QStringLiteral("model"), answer[u"model"]},
                           {QStringLiteral("choices"), choices}};
    };
    const auto add = [&](const QJsonObject &delta, const QJsonValue &reason = {}) {
        events.append(eventOf(chunk({QJsonObject{{QStringLiteral("index"), 0},
                                                 {QStringLiteral("delta"), delta},
                                                 {QStringLiteral("finish_reason"), reason}}}),
                              false));
    };
    add({{QStringLiteral("role"), QStringLiteral("assistant")}, {QStringLiteral("content"), QString()}});
    for (const QString &word : wordsOf(said[u"reasoning"].toString()))
        add({{QStringLiteral("reasoning"), word}});
    for (const QString &word : wordsOf(said[u"content"].toString()))
        add({{QStringLiteral("content"), word}});
    const auto call = [&](int index, QJsonObject json) {
        json.insert(QStringLiteral("index"), index);
        add({{QStringLiteral("tool_calls"), QJsonArray{json}}});
    };
    std::vector<QStringList> arguments;
    for (const QJsonValue &each : said[u"tool_calls"].toArray()) {
        call(static_cast<int>(arguments.size()),
             {{QStringLiteral("id"), each[u"id"]},
              {QStringLiteral("type"), each[u"type"]},
              {QStringLiteral("function"), QJsonObject{{QStringLiteral("name"), each[u"function"][u"name"]},
                                                       {QStringLiteral("arguments"), QString()}}}});
        arguments.push_back(piecesOf(each[u"function"][u"arguments"].toString()));
    }
    for (bool isMore = true; isMore;) {
        isMore = false;
        for (size_t i = 0; i < arguments.size(); ++i) {
            if (arguments[i].isEmpty())
                continue;
            call(static_cast<int>(i),
                 {{QStringLiteral("function"), QJsonObject{{QStringLiteral("arguments"), arguments[i].takeFirst()}}}});
            isMore = true;
        }
    }
    add({}, answer[u"choices"][0][u"finish_reason"]);
    if (hasUsage) {
        QJsonObject last = chunk({});
        last.insert(QStringLiteral("usage"), answer[u"usage"]);
        events.append(eventOf(last, false));
    }
    events.append("data: [DONE]\n\n");
    return events;
}

} // namespace tierdesk::tests
