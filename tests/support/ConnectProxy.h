#pragma once

#include <QtCore/QStringList>
#include <QtNetwork/QTcpServer>
#include <QtNetwork/QTcpSocket>

namespace tierdesk::tests {

/// An HTTP proxy on loopback that makes tunnels (CONNECT) to this machine, whatever the name that is asked for.
class ConnectProxy final : public QTcpServer
{
public:
    QStringList asked;      ///< "name:port" of each tunnel
    QByteArray refusal;     ///< instead of a tunnel, where it is set
    QByteArray credentials; ///< of the last who had any

    ConnectProxy() { listen(QHostAddress::LocalHost); }

    [[nodiscard]] QByteArray url(const QByteArray &user = {}) const
    {
        return "http://" + user + "127.0.0.1:" + QByteArray::number(serverPort());
    }

protected:
    void incomingConnection(qintptr descriptor) override
    {
        auto *near = new QTcpSocket(this);
        near->setSocketDescriptor(descriptor);
        connect(near, &QTcpSocket::disconnected, near, &QObject::deleteLater);
        connect(near, &QTcpSocket::readyRead, near, [this, near] {
            const QByteArray head = near->peek(8192);
            const qsizetype end = head.indexOf("\r\n\r\n");
            if (end < 0)
                return;
            near->skip(end + 4);
            near->disconnect(near);
            const QByteArray target = head.mid(8, head.indexOf(' ', 8) - 8);
            asked.append(QString::fromLatin1(target));
            if (const qsizetype at = head.indexOf("Proxy-Authorization: Basic "); at >= 0)
                credentials = QByteArray::fromBase64(head.mid(at + 27, head.indexOf('\r', at) - at - 27));
            if (!refusal.isEmpty()) {
                near->write("HTTP/1.1 " + refusal + "\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
                near->disconnectFromHost();
                return;
            }
            auto *far = new QTcpSocket(near);
            connect(far, &QTcpSocket::connected, near, [near] { near->write("HTTP/1.1 200 OK\r\n\r\n"); });
            connect(far, &QTcpSocket::readyRead, near, [near, far] { near->write(far->readAll()); });
            connect(far, &QTcpSocket::disconnected, near, [near] { near->disconnectFromHost(); });
            connect(near, &QTcpSocket::readyRead, far, [near, far] { far->write(near->readAll()); });
            connect(near, &QTcpSocket::disconnected, near, &QObject::deleteLater);
            far->connectToHost(QHostAddress::LocalHost, target.mid(target.lastIndexOf(':') + 1).toUShort());
        });
    }
};

} // namespace tierdesk::tests
