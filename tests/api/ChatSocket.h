#pragma once

#include "core/base/Json.h"

#include <QtCore/QJsonArray>
#include <QtTest/QTest>
#include <QtWebSockets/QWebSocket>

#include <optional>
#include <vector>

namespace tierdesk::test {

/// A client of Socket.IO of few words, over a WebSocket, that remembers what it heard in its order; acknowledgements
/// stand among the events as "ack".
class ChatSocket final
{
public:
    struct Heard {
        QString event;
        QJsonObject body;
    };

    ChatSocket(QUrl server, QJsonObject auth = {})
        : m_auth(std::move(auth))
    {
        QObject::connect(&m_socket, &QWebSocket::textMessageReceived, &m_socket,
                         [this](const QString &text) { take(text); });
        server.setScheme(u"ws"_s);
        server.setPath(u"/socket.io/"_s);
        server.setQuery(u"EIO=4&transport=websocket&recovery=0"_s);
        m_socket.open(server);
    }
    [[nodiscard]] bool isOpen()
    {
        return QTest::qWaitFor([this] { return m_isConnected; }, 30'000);
    }
    /// Sends an event and waits for its acknowledgement.
    [[nodiscard]] QJsonObject ask(const QString &event, const QJsonObject &body)
    {
        const QString id = send(event, body);
        if (!QTest::qWaitFor([&] { return m_answers.contains(id); }, 30'000))
            qWarning("%s was not acknowledged", qPrintable(event));
        return m_answers.value(id);
    }
    /// The acknowledgement's number.
    QString send(const QString &event, const QJsonObject &body)
    {
        const QString id = QString::number(++m_last);
        m_socket.sendTextMessage(u"42"_s + id + QString::fromUtf8(base::toJson(QJsonArray{event, QJsonValue(body)})));
        return id;
    }
    void sendText(const QString &text) { m_socket.sendTextMessage(text); }
    [[nodiscard]] bool isShut()
    {
        return QTest::qWaitFor([this] { return m_socket.state() == QAbstractSocket::UnconnectedState; }, 30'000);
    }
    /// Waits until @p event was heard @p count times.
    [[nodiscard]] bool has(const QString &event, size_t count = 1)
    {
        return QTest::qWaitFor([&] { return of(event).size() >= count; }, 30'000);
    }
    [[nodiscard]] std::vector<QJsonObject> of(const QString &event) const
    {
        std::vector<QJsonObject> found;
        for (const Heard &each : heard) {
            if (each.event == event)
                found.push_back(each.body);
        }
        return found;
    }
    [[nodiscard]] QStringList names() const
    {
        QStringList all;
        for (const Heard &each : heard)
            all.append(each.event);
        return all;
    }

    std::vector<Heard> heard;

private:
    void take(const QString &text)
    {
        if (text.startsWith(u'0'))
            m_socket.sendTextMessage(u"40"_s + QString::fromUtf8(base::toJson(m_auth)));
        else if (text == u"2")
            m_socket.sendTextMessage(u"3"_s);
        else if (text.startsWith(u"40"))
            m_isConnected = true;
        if (!text.startsWith(u"42") && !text.startsWith(u"43"))
            return;
        const qsizetype begin = text.indexOf(u'[');
        const auto json = base::parseJson(text.mid(begin).toUtf8(), {.depth = 32, .size = 1 << 20});
        const QJsonArray values = json ? json->toArray() : QJsonArray();
        if (text.startsWith(u"43")) {
            m_answers.insert(text.mid(2, begin - 2), values.first().toObject());
            heard.push_back({u"ack"_s, values.first().toObject()});
        } else {
            heard.push_back({values.first().toString(), values.at(1).toObject()});
        }
    }

    QJsonObject m_auth;
    QWebSocket m_socket;
    bool m_isConnected = false;
    int m_last = 0;
    QHash<QString, QJsonObject> m_answers;
};

} // namespace tierdesk::test
