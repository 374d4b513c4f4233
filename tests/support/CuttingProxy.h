#pragma once

#include <QtCore/QList>
#include <QtCore/QPointer>
#include <QtNetwork/QTcpServer>
#include <QtNetwork/QTcpSocket>

namespace tierdesk::tests {

/// A network on loopback that breaks when it is told to.
class CuttingProxy final : public QTcpServer
{
public:
    explicit CuttingProxy(quint16 target)
        : m_target(target)
    {
        listen(QHostAddress::LocalHost);
    }

    /// Every connection ends at once, and none comes about until heal().
    void cut()
    {
        m_state = State::Cut;
        for (const Pair &each : std::exchange(m_pairs, {})) {
            for (QTcpSocket *const side : {each.client.data(), each.server.data()}) {
                if (side)
                    side->abort();
            }
        }
    }
    /// Nothing gets through any more, and nobody is told.
    void freeze() { m_state = State::Frozen; }
    void heal()
    {
        m_state = State::Open;
        const QList<Pair> all = m_pairs;
        for (const Pair &each : all) {
            forward(each.client, each.server);
            forward(each.server, each.client);
        }
    }
    [[nodiscard]] int connections() const { return m_connections; }

protected:
    void incomingConnection(qintptr descriptor) override
    {
        auto *client = new QTcpSocket(this);
        client->setSocketDescriptor(descriptor);
        if (m_state == State::Cut) {
            client->abort();
            client->deleteLater();
            return;
        }
        ++m_connections;
        auto *server = new QTcpSocket(this);
        server->connectToHost(QHostAddress(QHostAddress::LocalHost), m_target);
        m_pairs.append(Pair{client, server});
        join(client, server);
        join(server, client);
    }

private:
    enum class State { Open, Cut, Frozen };
    struct Pair {
        QPointer<QTcpSocket> client;
        QPointer<QTcpSocket> server;
    };

    void join(QTcpSocket *from, QTcpSocket *to)
    {
        const QPointer<QTcpSocket> other(to);
        connect(from, &QTcpSocket::readyRead, this, [this, from, other] { forward(from, other); });
        connect(from, &QTcpSocket::disconnected, this, [this, from, other] {
            if (QTcpSocket *const peer = other.data(); peer && m_state != State::Frozen)
                peer->disconnectFromHost();
            from->deleteLater();
        });
    }
    void forward(QTcpSocket *from, QTcpSocket *to)
    {
        if (m_state == State::Open && from && to)
            to->write(from->readAll());
    }

    quint16 m_target;
    QList<Pair> m_pairs;
    State m_state = State::Open;
    int m_connections = 0;
};

} // namespace tierdesk::tests
