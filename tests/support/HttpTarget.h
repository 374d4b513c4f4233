#pragma once

#include "core/base/Literals.h"

#include <QtCore/QList>
#include <QtCore/QMap>
#include <QtCore/QPointer>
#include <QtCore/QTimer>
#include <QtNetwork/QSslCertificate>
#include <QtNetwork/QSslConfiguration>
#include <QtNetwork/QSslKey>
#include <QtNetwork/QSslSocket>
#include <QtNetwork/QTcpServer>

#include <functional>

namespace tierdesk::tests {

/// One request as it came over the wire.
struct TargetRequest {
    QByteArray method, path, body;
    QMap<QByteArray, QByteArray> headers; ///< names in lower case
    int connection = 0;                   ///< number of the connection that it came by, from 1
};

/// A real HTTP/1.1 endpoint on loopback for tests of what goes out. `answer` is asked for the whole bytes of each
/// answer; empty bytes are no answer at all.
class HttpTarget final : public QTcpServer
{
public:
    std::function<QByteArray(const TargetRequest &)> answer = [](const TargetRequest &) { return ok(); };
    QList<TargetRequest> requests;

    HttpTarget()
    {
        setListenBacklogSize(256);
        listen(QHostAddress::LocalHost);
    }

    void serveTls(const QSslCertificate &certificate, const QSslKey &key)
    {
        m_tls.setLocalCertificate(certificate);
        m_tls.setPrivateKey(key);
        m_isTls = true;
    }

    [[nodiscard]] QString url(const QString &host = u"127.0.0.1"_s) const
    {
        return u"%1://%2:%3/in"_s.arg(m_isTls ? u"https"_s : u"http"_s, host).arg(serverPort());
    }

    /// More of an answer, to whoever asked last.
    void send(const QByteArray &bytes)
    {
        if (m_last)
            m_last->write(bytes);
    }

    /// An answer to everybody who is connected.
    void sendAll(const QByteArray &bytes)
    {
        for (auto *each : findChildren<QSslSocket *>())
            each->write(bytes);
    }

    [[nodiscard]] static QByteArray ok(const QByteArray &body = {}, const QByteArray &headers = {})
    {
        return status("200 OK", body, headers);
    }
    [[nodiscard]] static QByteArray status(const QByteArray &line, const QByteArray &body = {},
                                           const QByteArray &headers = {})
    {
        return "HTTP/1.1 " + line + "\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n" + headers +
               "\r\n" + body;
    }

protected:
    void incomingConnection(qintptr descriptor) override
    {
        auto *socket = new QSslSocket(this);
        socket->setSocketDescriptor(descriptor);
        if (m_isTls) {
            socket->setSslConfiguration(m_tls);
            socket->startServerEncryption();
        }
        const int number = ++m_connections;
        connect(socket, &QSslSocket::readyRead, this, [this, socket, number, pending = QByteArray()]() mutable {
            pending += socket->readAll();
            while (take(socket, number, pending)) {
            }
        });
        connect(socket, &QSslSocket::disconnected, socket, &QObject::deleteLater);
    }

private:
    bool take(QSslSocket *socket, int number, QByteArray &pending)
    {
        const qsizetype end = pending.indexOf("\r\n\r\n");
        if (end < 0)
            return false;
        TargetRequest request;
        request.connection = number;
        const QList<QByteArray> lines = pending.left(end).replace("\r\n", "\n").split('\n');
        const QList<QByteArray> first = lines.front().split(' ');
        request.method = first.value(0);
        request.path = first.value(1);
        for (const QByteArray &line : lines.mid(1)) {
            const qsizetype colon = line.indexOf(':');
            request.headers[line.left(colon).toLower()] = line.mid(colon + 1).trimmed();
        }
        const qsizetype length = request.headers.value("content-length", "0").toLongLong();
        if (pending.size() < end + 4 + length)
            return false;
        request.body = pending.mid(end + 4, length);
        pending.remove(0, end + 4 + length);
        requests.append(request);
        m_last = socket;
        if (const QByteArray bytes = answer(request); !bytes.isEmpty())
            socket->write(bytes);
        return !pending.isEmpty();
    }

    QSslConfiguration m_tls = QSslConfiguration::defaultConfiguration();
    QPointer<QSslSocket> m_last;
    bool m_isTls = false;
    int m_connections = 0;
};

} // namespace tierdesk::tests
