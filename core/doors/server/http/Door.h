#pragma once

#include "core/base/Counters.h"
#include "core/doors/server/http/FramedSocket.h"

#include <QtCore/QHash>
#include <QtCore/QTimer>
#include <QtNetwork/QHostAddress>
#include <QtNetwork/QSslConfiguration>
#include <QtNetwork/QTcpServer>

#include <functional>
#include <optional>
#include <vector>

namespace tierdesk::server {

/// The listening socket: bounds connections in all and per address, shakes TLS hands, puts the framing guard around
/// each connection and hands it to the QHttpServer that is bound to this. Owns the connections.
class Door final : public QTcpServer
{
    Q_OBJECT
public:
    Door(const FramingLimits &limits, SocketHost &host, base::Counters &counters, QObject *parent = nullptr);
    ~Door() override;

    void setTls(const QSslConfiguration &configuration) { m_tls = configuration; }
    /// Ends connections that wait for a request now, the others after their answer.
    void closeIdle();
    /// The open connection with this number; null if it is gone.
    [[nodiscard]] FramedSocket *socket(quint64 number) const { return m_byNumber.value(number); }
    [[nodiscard]] size_t open() const { return m_sockets.size(); }
    /// Whether a client has yet to take bytes of an answer.
    [[nodiscard]] bool hasUnwritten() const;

    /// Called when a connection has ended; after drain this tells when the last one has.
    std::function<void(FramedSocket &)> onEnded;

protected:
    void incomingConnection(qintptr descriptor) override;

private:
    void admit(QTcpSocket *transport, bool isSecure);
    void forget(FramedSocket &socket);
    void tick();
    void relieve();

    FramingLimits m_limits;
    SocketHost &m_host;
    std::optional<QSslConfiguration> m_tls;
    base::Counter &m_openGauge;
    base::Counter &m_accepted;
    base::Counter &m_turnedAway;
    base::Counter &m_cut;
    std::vector<FramedSocket *> m_sockets;
    QHash<quint64, FramedSocket *> m_byNumber;
    QHash<QHostAddress, int> m_byAddress;
    QTimer m_timer;
    quint64 m_lastNumber = 0;
    int m_handshakes = 0;
};

} // namespace tierdesk::server
