#pragma once

#include "tests/support/socketio/EchoServer.h"

#include <QtCore/QJsonDocument>
#include <QtNetwork/QNetworkAccessManager>
#include <QtNetwork/QNetworkReply>
#include <QtTest/QTest>
#include <QtWebSockets/QWebSocket>

#include <memory>

namespace tierdesk::server::tests {

struct PollAnswer {
    int status = 0;
    QByteArray body;
    QByteArray type;
    QByteArray allowedOrigin;
    bool isDone = false;
};

/// A client that says exactly what it is told to, by polling. Each request has a connection of its own if it needs one.
class Poller final
{
public:
    Poller(quint16 port, QByteArray path)
        : m_base(u"http://127.0.0.1:%1%2"_s.arg(port).arg(QString::fromLatin1(path)))
    {}

    [[nodiscard]] std::shared_ptr<PollAnswer> begin(const QByteArray &method, const QString &query,
                                                    const QByteArray &body = {}, const QByteArray &origin = {})
    {
        QNetworkRequest request(QUrl(m_base + query));
        if (!body.isEmpty())
            request.setHeader(QNetworkRequest::ContentTypeHeader, u"text/plain;charset=UTF-8"_s);
        if (!origin.isEmpty())
            request.setRawHeader("Origin", origin);
        m_last = m_network.sendCustomRequest(request, method, body);
        auto answer = std::make_shared<PollAnswer>();
        QNetworkReply *const reply = m_last;
        QObject::connect(reply, &QNetworkReply::finished, reply, [reply, answer] {
            answer->status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
            answer->body = reply->isOpen() ? reply->readAll() : QByteArray();
            answer->type = reply->rawHeader("Content-Type");
            answer->allowedOrigin = reply->rawHeader("Access-Control-Allow-Origin");
            answer->isDone = true;
            reply->deleteLater();
        });
        return answer;
    }
    [[nodiscard]] PollAnswer send(const QByteArray &method, const QString &query, const QByteArray &body = {},
                                  const QByteArray &origin = {})
    {
        const auto answer = begin(method, query, body, origin);
        if (!QTest::qWaitFor([&] { return answer->isDone; }, 5'000))
            qWarning("%s %s was not answered", method.constData(), qPrintable(query));
        return *answer;
    }
    /// Opens a session; gives the query of its requests.
    [[nodiscard]] QString open()
    {
        const QString query = u"?EIO=4&transport=polling"_s;
        const QByteArray body = send("GET", query).body;
        m_opening = QJsonDocument::fromJson(body.mid(1)).object();
        return query + u"&sid="_s + m_opening.value(u"sid").toString();
    }
    [[nodiscard]] const QJsonObject &opening() const { return m_opening; }
    /// Of the request that was begun last.
    void abort() { m_last->abort(); }

private:
    QString m_base;
    QNetworkAccessManager m_network;
    QNetworkReply *m_last = nullptr;
    QJsonObject m_opening;
};

/// The same by WebSocket. Pings are answered unless the test wants to see them.
class Framer final
{
public:
    Framer(quint16 port, const QByteArray &path, const QString &query = u"?EIO=4&transport=websocket"_s,
           bool seesPings = false)
    {
        QObject::connect(&socket, &QWebSocket::textMessageReceived, &socket, [this, seesPings](const QString &text) {
            if (text == u"2" && !seesPings)
                say("3");
            else
                heard.push_back(text.toUtf8());
        });
        QObject::connect(&socket, &QWebSocket::connected, &socket, [this] { wasOpen = true; });
        QObject::connect(&socket, &QWebSocket::binaryMessageReceived, &socket,
                         [this](const QByteArray &bytes) { heard.push_back("bytes " + bytes.toHex()); });
        socket.open(QUrl(u"ws://127.0.0.1:%1%2%3"_s.arg(port).arg(QString::fromLatin1(path), query)));
    }
    void say(const QByteArray &text) { socket.sendTextMessage(QString::fromUtf8(text)); }
    void sayBytes(const QByteArray &bytes) { socket.sendBinaryMessage(bytes); }
    /// The next message that comes; empty if none does.
    [[nodiscard]] QByteArray next()
    {
        if (!QTest::qWaitFor([this] { return !heard.empty(); }, 5'000))
            return {};
        return heard.takeFirst();
    }
    [[nodiscard]] bool isClosed()
    {
        return QTest::qWaitFor([this] { return socket.state() == QAbstractSocket::UnconnectedState; }, 5'000);
    }
    [[nodiscard]] bool isOpen()
    {
        return QTest::qWaitFor([this] { return socket.state() == QAbstractSocket::ConnectedState; }, 5'000);
    }

    QWebSocket socket;
    QByteArrayList heard;
    bool wasOpen = false; ///< it was a WebSocket at least for a moment
};

} // namespace tierdesk::server::tests
