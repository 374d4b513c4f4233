#pragma once

#include "core/base/Literals.h"
#include "tests/support/models/ModelStreams.h"

#include <QtCore/QDateTime>
#include <QtCore/QElapsedTimer>
#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>
#include <QtCore/QMap>
#include <QtCore/QMutex>
#include <QtCore/QSet>
#include <QtCore/QThread>
#include <QtCore/QTimer>
#include <QtCore/QUrl>
#include <QtNetwork/QTcpServer>
#include <QtNetwork/QTcpSocket>

#include <algorithm>
#include <functional>
#include <utility>
#include <vector>

namespace tierdesk::tests {

/// A request as the provider sees it, in the words of neither API.
struct ModelRequest {
    bool isAnthropic = false;
    QJsonObject body;
    QByteArray bytes;
    QMap<QByteArray, QByteArray> headers; ///< names in lower case
    QString system;
    QStringList said;    ///< by our side, in order, tool results apart
    QStringList results; ///< what the tools gave after the model's last turn, errors marked "ERROR: "
    int number = 0;      ///< of the request, from 1
    qint64 atMs = 0;     ///< of the machine's clock
};

/// What the model, or its server, does next.
struct ModelMove {
    QString text{};
    std::vector<std::pair<QString, QJsonObject>> calls{};
    QByteArray rawArguments{}; ///< chat completions: the arguments of the first call, as they are
    QString stop{};            ///< instead of what follows from the rest
    bool isBlank = false;      ///< Messages API: an empty text is a block of its own
    int status = 200;
    QByteArray headers{};
    QByteArray body{}; ///< of an answer that is no model's
    enum class Wire {
        Whole,
        Silent,    ///< never answers
        Cut,       ///< closes in the middle of the body
        BadChunks, ///< chunked, with a length that is no number
        Drip,      ///< a byte every `paceMs`
        // Of a streamed answer alone, in its middle:
        Stall,    ///< goes silent
        BadEvent, ///< an event that is no JSON
        Overload  ///< the provider's own error, with its 200 long gone
    };
    Wire wire = Wire::Whole;
    int delayMs = 0;                     ///< before a whole answer, or a stream's first word
    int paceMs = 20;                     ///< of Drip
    int pauseMs = 0;                     ///< between a stream's events, if any
    std::function<void()> atFirstWord{}; ///< of a stream, just before it is written; on the server's thread

    static ModelMove say(const QString &text) { return {.text = text}; }
    static ModelMove call(const QString &name, const QJsonObject &arguments) { return {.calls = {{name, arguments}}}; }
    static ModelMove error(int status, const QByteArray &body = {}, const QByteArray &headers = {})
    {
        return {.status = status, .headers = headers, .body = body};
    }
    static ModelMove broken(Wire wire) { return {.text = u"Hello there."_s, .wire = wire}; }
    /// Breaks in the middle of @p text.
    static ModelMove broken(Wire wire, const QString &text) { return {.text = text, .wire = wire}; }
};

/// A server of both APIs on loopback, on a thread of its own because its client blocks. It holds requests against what
/// the real ones demand (headers, roles, a result for every call) and answers 400 as they do. `think` says what the
/// model does; it runs on the server's thread.
class ModelServer final
{
public:
    using Think = std::function<ModelMove(const ModelRequest &)>;

    explicit ModelServer(Think think)
        : m_think(std::move(think))
    {
        m_worker.moveToThread(&m_thread);
        m_thread.start();
        QMetaObject::invokeMethod(
            &m_worker, [this] { listen(); }, Qt::BlockingQueuedConnection);
    }
    ~ModelServer()
    {
        QMetaObject::invokeMethod(
            &m_worker,
            [this] {
                delete m_server;
                m_server = nullptr;
            },
            Qt::BlockingQueuedConnection);
        m_thread.quit();
        m_thread.wait();
    }
    ModelServer(const ModelServer &) = delete;
    ModelServer &operator=(const ModelServer &) = delete;

    /// What a provider's settings call it, for either API.
    [[nodiscard]] QString base() const { return url(u"/v1"_s).toString(); }
    [[nodiscard]] QUrl anthropic() const { return url(u"/v1/messages"_s); }
    [[nodiscard]] QUrl openAi() const { return url(u"/v1/chat/completions"_s); }
    [[nodiscard]] std::vector<ModelRequest> requests() const
    {
        const QMutexLocker lock(&m_mutex);
        return m_requests;
    }
    /// The machine's time from a request's last byte to the answer's first, of all requests whose answer was not put
    /// off on purpose, divided by their number: what the server itself takes.
    [[nodiscard]] double ownMs() const
    {
        const QMutexLocker lock(&m_mutex);
        return m_requests.empty() ? 0 : static_cast<double>(m_ownNs) / 1e6 / static_cast<double>(m_requests.size());
    }
    [[nodiscard]] int count() const
    {
        const QMutexLocker lock(&m_mutex);
        return static_cast<int>(m_requests.size());
    }

    static constexpr const char *Key = "test-key-0123456789";
    static constexpr int MostMarks = 4; ///< for the prompt cache

private:
    [[nodiscard]] QUrl url(const QString &path) const { return QUrl(u"http://127.0.0.1:%1%2"_s.arg(m_port).arg(path)); }

    void listen()
    {
        m_server = new QTcpServer;
        m_server->listen(QHostAddress::LocalHost);
        m_port = m_server->serverPort();
        QObject::connect(m_server, &QTcpServer::newConnection, m_server, [this] {
            while (QTcpSocket *socket = m_server->nextPendingConnection()) {
                socket->setSocketOption(QAbstractSocket::LowDelayOption, 1); // words are small, and many
                QObject::connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
                QObject::connect(socket, &QTcpSocket::readyRead, socket,
                                 [this, socket, pending = QByteArray()]() mutable {
                                     pending += socket->readAll();
                                     take(socket, pending);
                                 });
            }
        });
    }

    void take(QTcpSocket *socket, QByteArray &pending)
    {
        const qsizetype end = pending.indexOf("\r\n\r\n");
        if (end < 0)
            return;
        ModelRequest request;
        const QList<QByteArray> lines = pending.left(end).replace("\r\n", "\n").split('\n');
        for (const QByteArray &line : lines.mid(1)) {
            const qsizetype colon = line.indexOf(':');
            request.headers[line.left(colon).toLower()] = line.mid(colon + 1).trimmed();
        }
        const qsizetype length = request.headers.value("content-length", "0").toLongLong();
        if (pending.size() < end + 4 + length)
            return;
        QElapsedTimer own;
        own.start();
        request.bytes = pending.mid(end + 4, length);
        pending.remove(0, end + 4 + length);
        if (lines.front().startsWith("GET /v1/models"))
            return list(socket, request);
        request.isAnthropic = lines.front().contains("/v1/messages");
        request.body = QJsonDocument::fromJson(request.bytes).object();
        request.atMs = QDateTime::currentMSecsSinceEpoch();
        const QString fault = request.isAnthropic ? readAnthropic(request) : readOpenAi(request);
        {
            const QMutexLocker lock(&m_mutex);
            request.number = static_cast<int>(m_requests.size()) + 1;
            m_requests.push_back(request);
        }
        if (fault == u"key")
            return answer(socket, ModelMove::error(401, error("authentication_error", "invalid key")), request);
        if (!fault.isEmpty())
            return answer(socket, ModelMove::error(400, error("invalid_request_error", fault.toUtf8())), request);
        answer(socket, m_think(request), request);
        const QMutexLocker lock(&m_mutex);
        m_ownNs += own.nsecsElapsed();
    }

    /// The models that the key may use, as both APIs list them.
    void list(QTcpSocket *socket, const ModelRequest &request)
    {
        const bool isAnthropic = request.headers.contains("anthropic-version");
        const QByteArray key = isAnthropic ? request.headers.value("x-api-key")
                                           : request.headers.value("authorization").mid(qstrlen("Bearer "));
        if (key != Key)
            return answer(socket, ModelMove::error(401, error("authentication_error", "invalid key")), request);
        ModelMove move;
        move.body = R"({"data":[{"id":"claude-haiku-5-5","type":"model"},{"id":"claude-sonnet-5-5","type":"model"}],)"
                    R"("has_more":false})";
        answer(socket, move, request);
    }

    [[nodiscard]] static QByteArray error(const char *type, const QByteArray &message)
    {
        return QByteArray("{\"type\":\"error\",\"error\":{\"type\":\"") + type + "\",\"message\":\"" + message + "\"}}";
    }

    static QString readTools(const QJsonArray &tools, bool isAnthropic)
    {
        for (const QJsonValue &each : tools) {
            const QJsonValue tool = isAnthropic ? each : each[u"function"];
            const QJsonValue schema = tool[isAnthropic ? u"input_schema" : u"parameters"];
            if (tool[u"name"].toString().isEmpty() || schema[u"type"].toString() != u"object")
                return u"a tool without a name or an object schema"_s;
            if (!isAnthropic && each[u"type"].toString() != u"function")
                return u"a tool without its type"_s;
        }
        return {};
    }

    static QString readAnthropic(ModelRequest &request)
    {
        if (request.headers.value("x-api-key") != Key)
            return u"key"_s;
        if (request.headers.value("anthropic-version") != "2023-06-01")
            return u"anthropic-version: header is required"_s;
        if (request.body[u"max_tokens"].toInt() <= 0)
            return u"max_tokens: field required"_s;
        int marks = 0;
        for (const QJsonValue &block : request.body[u"system"].toArray()) {
            request.system += block[u"text"].toString();
            marks += block[u"cache_control"].isObject() ? 1 : 0;
        }
        for (const QJsonValue &tool : request.body[u"tools"].toArray())
            marks += tool[u"cache_control"].isObject() ? 1 : 0;
        QSet<QString> open;
        bool wasModel = true;
        for (const QJsonValue &message : request.body[u"messages"].toArray()) {
            const bool isModel = message[u"role"].toString() == u"assistant";
            // A paused turn of the model's is gone on with; ours come one at a time.
            if (!isModel && !wasModel)
                return u"messages: roles must take turns, and begin with user"_s;
            if (isModel && request.said.isEmpty())
                return u"messages: the first message must be the user's"_s;
            wasModel = isModel;
            const QJsonArray content = message[u"content"].toArray();
            if (content.isEmpty())
                return u"messages: all messages must have non-empty content"_s;
            if (!isModel)
                request.results.clear();
            bool hasText = false;
            for (const QJsonValue &block : content) {
                marks += block[u"cache_control"].isObject() ? 1 : 0;
                const QString type = block[u"type"].toString();
                if (type == u"tool_use") {
                    open.insert(block[u"id"].toString());
                } else if (type == u"tool_result") {
                    if (hasText)
                        return u"messages: tool_result blocks come first"_s;
                    if (!open.remove(block[u"tool_use_id"].toString()))
                        return u"messages: a tool_result without its tool_use"_s;
                    request.results.append((block[u"is_error"].toBool() ? u"ERROR: "_s : QString()) +
                                           block[u"content"].toString());
                } else if (type == u"text") {
                    hasText = true;
                    if (block[u"text"].toString().trimmed().isEmpty())
                        return u"messages: text content blocks must be non-empty"_s;
                    if (!isModel)
                        request.said.append(block[u"text"].toString());
                }
            }
            if (!isModel && !open.isEmpty())
                return u"messages: tool_use ids without tool_result blocks immediately after"_s;
        }
        if (marks > MostMarks)
            return u"a maximum of 4 blocks with cache_control may be provided"_s;
        return readTools(request.body[u"tools"].toArray(), true);
    }

    /// A model's own message that comes back, as Groq and OpenAI hold it.
    static QString readAssistant(const QJsonObject &message)
    {
        const QStringList known{u"role"_s, u"content"_s, u"tool_calls"_s, u"refusal"_s, u"name"_s};
        for (const QString &name : message.keys()) {
            if (!known.contains(name))
                return u"property '%1' is unsupported"_s.arg(name);
        }
        if (message.contains(u"tool_calls") && message[u"tool_calls"].toArray().isEmpty())
            return u"tool_calls: an array too short, at least 1 item is expected"_s;
        const bool isSaid = !message[u"content"].toString().isEmpty() || !message[u"refusal"].toString().isEmpty();
        return isSaid || message.contains(u"tool_calls") ? QString() : u"content: a string is expected, got null"_s;
    }

    static QString readOpenAi(ModelRequest &request)
    {
        if (request.headers.value("authorization") != QByteArray("Bearer ") + Key)
            return u"key"_s;
        QSet<QString> open;
        for (const QJsonValue &message : request.body[u"messages"].toArray()) {
            const QString role = message[u"role"].toString();
            if (role == u"tool") {
                if (!open.remove(message[u"tool_call_id"].toString()))
                    return u"a tool message without its tool call"_s;
                request.results.append(message[u"content"].toString());
                continue;
            }
            if (!open.isEmpty())
                return u"tool_call_ids did not have response messages"_s;
            if (role == u"assistant") {
                if (const QString fault = readAssistant(message.toObject()); !fault.isEmpty())
                    return fault;
            }
            request.results.clear();
            if (role == u"system")
                request.system = message[u"content"].toString();
            else if (role == u"user")
                request.said.append(message[u"content"].toString());
            for (const QJsonValue &call : message[u"tool_calls"].toArray())
                open.insert(call[u"id"].toString());
        }
        if (!open.isEmpty())
            return u"tool_call_ids did not have response messages"_s;
        return readTools(request.body[u"tools"].toArray(), false);
    }

    [[nodiscard]] static QJsonObject anthropicAnswer(const ModelMove &move, const ModelRequest &request)
    {
        QJsonArray content;
        if (!move.text.isEmpty() || move.isBlank)
            content.append(QJsonObject{{u"type"_s, u"text"_s}, {u"text"_s, move.text}});
        int index = 0;
        for (const auto &[name, arguments] : move.calls) {
            content.append(QJsonObject{{u"type"_s, u"tool_use"_s},
                                       {u"id"_s, u"toolu_%1_%2"_s.arg(request.number).arg(index++)},
                                       {u"name"_s, name},
                                       {u"input"_s, arguments}});
        }
        const QString stop = !move.stop.isEmpty() ? move.stop : move.calls.empty() ? u"end_turn"_s : u"tool_use"_s;
        return {{u"id"_s, u"msg_1"_s},
                {u"type"_s, u"message"_s},
                {u"role"_s, u"assistant"_s},
                {u"model"_s, request.body[u"model"].toString() + u"-served"_s},
                {u"content"_s, content},
                {u"stop_reason"_s, stop},
                {u"usage"_s, QJsonObject{{u"input_tokens"_s, 60},
                                         {u"cache_creation_input_tokens"_s, 10},
                                         {u"cache_read_input_tokens"_s, 30},
                                         {u"output_tokens"_s, 20}}}};
    }

    [[nodiscard]] static QJsonObject openAiAnswer(const ModelMove &move, const ModelRequest &request)
    {
        QJsonObject message{{u"role"_s, u"assistant"_s},
                            {u"content"_s, move.text.isEmpty() ? QJsonValue() : QJsonValue(move.text)},
                            // Groq and others show what the model thought; they do not take it back.
                            {u"reasoning"_s, u"The customer wants an answer."_s}};
        QJsonArray calls;
        for (const auto &[name, arguments] : move.calls) {
            const QByteArray text = calls.isEmpty() && !move.rawArguments.isEmpty()
                                        ? move.rawArguments
                                        : QJsonDocument(arguments).toJson(QJsonDocument::Compact);
            calls.append(QJsonObject{
                {u"id"_s, u"call_%1_%2"_s.arg(request.number).arg(calls.size())},
                {u"type"_s, u"function"_s},
                {u"function"_s, QJsonObject{{u"name"_s, name}, {u"arguments"_s, QString::fromUtf8(text)}}}});
        }
        if (!calls.isEmpty())
            message.insert(u"tool_calls"_s, calls);
        const QString stop = !move.stop.isEmpty() ? move.stop : calls.isEmpty() ? u"stop"_s : u"tool_calls"_s;
        return {{u"id"_s, u"chatcmpl-1"_s},
                {u"object"_s, u"chat.completion"_s},
                {u"model"_s, request.body[u"model"].toString() + u"-served"_s},
                {u"choices"_s,
                 QJsonArray{QJsonObject{{u"index"_s, 0}, {u"message"_s, message}, {u"finish_reason"_s, stop}}}},
                {u"usage"_s, QJsonObject{{u"prompt_tokens"_s, 100}, {u"completion_tokens"_s, 20}}}};
    }

    [[nodiscard]] static QByteArray chunked(const QByteArray &bytes)
    {
        return QByteArray::number(bytes.size(), 16) + "\r\n" + bytes + "\r\n";
    }

    /// Writes the answer as it would be made: an event after the other.
    void stream(QTcpSocket *socket, const ModelMove &move, const ModelRequest &request)
    {
        QByteArrayList events =
            request.isAnthropic
                ? anthropicEvents(anthropicAnswer(move, request), move.rawArguments)
                : openAiEvents(openAiAnswer(move, request), request.body[u"stream_options"][u"include_usage"].toBool());
        const auto isWord = [](const QByteArray &event) {
            return event.contains("text_delta") || (event.contains("\"content\":\"") && !event.contains("role"));
        };
        const auto first = std::find_if(events.begin(), events.end(), isWord) - events.begin();
        const auto words = std::count_if(events.begin(), events.end(), isWord);
        // The middle: after half of the words, or of all where there are none.
        const qsizetype middle = words > 1 ? first + words / 2 : events.size() / 2;
        using Wire = ModelMove::Wire;
        bool isEnding = true;
        if (move.wire == Wire::Cut || move.wire == Wire::Stall || move.wire == Wire::BadEvent ||
            move.wire == Wire::Overload || move.wire == Wire::BadChunks) {
            events = events.mid(0, middle);
            isEnding = move.wire == Wire::BadEvent || move.wire == Wire::Overload;
        }
        if (move.wire == Wire::BadEvent)
            events.append("data: {\"type\":\"content_block_delta\",\"index\":\n\n");
        if (move.wire == Wire::Overload)
            events.append("event: error\ndata: " + error("overloaded_error", "Overloaded") + "\n\n");
        QByteArrayList pieces;
        for (const QByteArray &event : events)
            pieces.append(chunked(event));
        if (move.wire == Wire::BadChunks)
            pieces.append("zz\r\nno length\r\n");
        if (isEnding)
            pieces.append("0\r\n\r\n");
        int pace = move.pauseMs;
        if (move.wire == Wire::Drip) {
            const QByteArray whole = pieces.join();
            pieces.clear();
            for (const char byte : whole)
                pieces.append(QByteArray(1, byte));
            pace = move.paceMs;
        }
        socket->write("HTTP/1.1 200 It is\r\nContent-Type: text/event-stream; charset=utf-8\r\n" + move.headers +
                      "Transfer-Encoding: chunked\r\n\r\n");
        const auto write = [=, done = move.atFirstWord](qsizetype at) {
            if (at == first && done)
                done();
            socket->write(pieces[at]);
            if (at + 1 == pieces.size() && move.wire == Wire::Cut)
                socket->disconnectFromHost();
        };
        qsizetype now = 0;
        while (pace == 0 && now < pieces.size() && (move.delayMs == 0 || now < first))
            write(now++);
        if (now == pieces.size())
            return;
        auto *timer = new QTimer(socket);
        timer->setTimerType(Qt::PreciseTimer);
        QObject::connect(timer, &QTimer::timeout, socket, [=]() mutable {
            timer->setInterval(pace);
            do
                write(now++);
            while (pace == 0 && now < pieces.size());
            if (now == pieces.size())
                timer->deleteLater();
        });
        timer->start(std::max(move.delayMs, pace));
    }

    void answer(QTcpSocket *socket, const ModelMove &move, const ModelRequest &request)
    {
        if (request.body[u"stream"].toBool() && move.status == 200 && move.body.isEmpty() &&
            move.wire != ModelMove::Wire::Silent)
            return stream(socket, move, request);
        QByteArray body = move.body;
        if (body.isEmpty() && move.status == 200) {
            body = QJsonDocument(request.isAnthropic ? anthropicAnswer(move, request) : openAiAnswer(move, request))
                       .toJson(QJsonDocument::Compact);
        }
        const QByteArray head = "HTTP/1.1 " + QByteArray::number(move.status) +
                                " It is\r\nContent-Type: application/json\r\n" + move.headers;
        const QByteArray whole = head + "Content-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body;
        switch (move.wire) {
        case ModelMove::Wire::Silent:
        case ModelMove::Wire::Stall:
            return;
        case ModelMove::Wire::BadEvent:
        case ModelMove::Wire::Overload:
        case ModelMove::Wire::Whole:
            if (move.delayMs > 0)
                QTimer::singleShot(move.delayMs, Qt::PreciseTimer, socket, [socket, whole] { socket->write(whole); });
            else
                socket->write(whole);
            return;
        case ModelMove::Wire::Cut:
            socket->write(whole.chopped(body.size() / 2));
            socket->disconnectFromHost();
            return;
        case ModelMove::Wire::BadChunks:
            socket->write(head + "Transfer-Encoding: chunked\r\n\r\n5\r\n{\"a\":\r\nzz\r\n1}\r\n0\r\n\r\n");
            return;
        case ModelMove::Wire::Drip: {
            auto *timer = new QTimer(socket);
            QObject::connect(timer, &QTimer::timeout, socket, [socket, timer, whole, at = qsizetype(0)]() mutable {
                if (at < whole.size())
                    socket->write(whole.mid(at++, 1));
                else
                    timer->stop();
            });
            timer->start(move.paceMs);
            return;
        }
        }
    }

    Think m_think;
    QThread m_thread;
    QObject m_worker;
    QTcpServer *m_server = nullptr;
    quint16 m_port = 0;
    mutable QMutex m_mutex;
    std::vector<ModelRequest> m_requests;
    qint64 m_ownNs = 0;
};

} // namespace tierdesk::tests
