#pragma once

#include "core/base/Counters.h"
#include "core/doors/server/http/HttpConnection.h"
#include "core/doors/server/http/TrustedProxies.h"

#include <QtCore/QHash>
#include <QtCore/QTimer>
#include <QtNetwork/QHostAddress>
#include <QtNetwork/QSslConfiguration>
#include <QtNetwork/QTcpServer>

#include <functional>
#include <optional>
#include <vector>

namespace tierdesk::server {

/// The listening socket: bounds connections in all and per address, shakes TLS hands, and makes an HttpConnection of
/// each. Owns the connections.
class Listener final : public QTcpServer
{
    Q_OBJECT
public:
    Listener(const FramingLimits &limits, ConnectionHost &host, base::Counters &counters, QObject *parent = nullptr);
    ~Listener() override;

    void setTls(const QSslConfiguration &configuration) { m_tls = configuration; }
    /// Connections from @p proxies are not counted by address. @p isGreeting: each begins with a PROXY protocol header.
    void setProxies(const TrustedProxies &proxies, bool isGreeting);
    /// Counts @p bytes of a public page as on their way to @p client over @p socket, until its side has received them
    /// and the event loop has gone around once: in one round nobody gets more than the bound.
    void charge(const HttpConnection &socket, const QHostAddress &client, qint64 bytes);
    /// Whether so much is on its way to @p client that it is to wait.
    [[nodiscard]] bool isFull(const QHostAddress &client) const;
    /// Ends connections that wait for a request now, the others after their answer.
    void closeIdle();
    [[nodiscard]] size_t open() const { return m_connections.size(); }
    /// Whether a client has yet to take bytes of an answer.
    [[nodiscard]] bool hasUnwritten() const;

Q_SIGNALS:
    void connectionEnded(quint64 number);

protected:
    void incomingConnection(qintptr descriptor) override;

private:
    /// @p client: as a PROXY header has it; none where the peer is the client.
    void accept(qintptr descriptor, const std::optional<QHostAddress> &client);
    void admit(QTcpSocket *transport, const std::optional<QHostAddress> &client, bool isSecure);
    void countInFlight();
    /// Whether not even a refusal is to be spent on another connection.
    [[nodiscard]] bool isFullUp() const;
    void forget(HttpConnection &socket);
    void tick();
    void relieve();

    FramingLimits m_limits;
    ConnectionHost &m_host;
    std::optional<QSslConfiguration> m_tls;
    TrustedProxies m_proxies;
    bool m_isGreeting = false;
    base::Counter &m_openGauge;
    base::Counter &m_accepted;
    base::Counter &m_turnedAway;
    base::Counter &m_cut;
    std::vector<HttpConnection *> m_connections;
    QHash<quint64, HttpConnection *> m_byNumber;
    QHash<QHostAddress, int> m_byAddress;
    QHash<quint64, QHostAddress> m_charged; ///< clients by connection number
    QHash<QHostAddress, qint64> m_inFlight; ///< bytes by client
    bool m_isCountDue = false;              ///< of what is in flight, when the event loop has gone around
    QTimer m_timer;
    quint64 m_lastNumber = 0;
    int m_handshakes = 0; ///< TLS handshakes and PROXY headers under way
};

} // namespace tierdesk::server
