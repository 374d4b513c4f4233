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

/// The listening socket. Limits connections in total and per address, performs TLS handshakes and creates an
/// HttpConnection for each connection. Owns the connections.
class Listener final : public QTcpServer
{
    Q_OBJECT
public:
    Listener(const FramingLimits &limits, ConnectionHost &host, base::Counters &counters, QObject *parent = nullptr);
    ~Listener() override;

    void setTls(const QSslConfiguration &configuration) { m_tls = configuration; }
    /// Exempts @p proxies from the limit per address. @p isGreeting: their connections begin with a PROXY header.
    void setProxies(const TrustedProxies &proxies, bool isGreeting);
    /// Counts @p bytes of a public page as in flight to @p client over @p socket until they are acknowledged. They are
    /// counted for at least one pass of the event loop, so that the limit also holds within one pass.
    void charge(const HttpConnection &socket, const QHostAddress &client, qint64 bytes);
    /// Returns whether the bytes in flight to @p client have reached the limit.
    [[nodiscard]] bool isFull(const QHostAddress &client) const;
    /// Closes idle connections now and the others after their current response.
    void closeIdle();
    [[nodiscard]] size_t open() const { return m_connections.size(); }
    /// Returns whether any connection has response bytes that the kernel has not accepted.
    [[nodiscard]] bool hasUnwritten() const;

Q_SIGNALS:
    void connectionEnded(quint64 number);

protected:
    void incomingConnection(qintptr descriptor) override;

private:
    /// @p client is the address from the PROXY header; none if the peer is the client.
    void accept(qintptr descriptor, const std::optional<QHostAddress> &client);
    void admit(QTcpSocket *transport, const std::optional<QHostAddress> &client, bool isSecure);
    void countInFlight();
    /// Returns whether further connections are closed without a response.
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
    bool m_isCountDue = false;              ///< countInFlight() is queued on the event loop
    QTimer m_timer;
    quint64 m_lastNumber = 0;
    int m_handshakes = 0; ///< TLS handshakes and PROXY headers in progress
};

} // namespace tierdesk::server
