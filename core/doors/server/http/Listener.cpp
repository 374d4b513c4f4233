#include "core/doors/server/http/Listener.h"

#include "core/base/Log.h"
#include "core/doors/server/http/ProxyGreeting.h"

#include <QtNetwork/QSslSocket>

#include <algorithm>
#include <functional>
#include <numeric>
#include <sys/socket.h>
#include <unistd.h>
#include <utility>

namespace tierdesk::server {

namespace {

QHostAddress peerOf(qintptr descriptor)
{
    sockaddr_storage address{};
    socklen_t size = sizeof address;
    if (::getpeername(static_cast<int>(descriptor), reinterpret_cast<sockaddr *>(&address), &size) != 0)
        return {};
    return QHostAddress(reinterpret_cast<const sockaddr *>(&address));
}

} // namespace

Listener::Listener(const FramingLimits &limits, ConnectionHost &host, base::Counters &counters, QObject *parent)
    : QTcpServer(parent)
    , m_limits(limits)
    , m_host(host)
    , m_openGauge(counters.counter("tierdesk_http_connections", "Open connections at the door.", {},
                                   base::Counters::Kind::Gauge))
    , m_accepted(counters.counter("tierdesk_http_connections_total", "Connections accepted."))
    , m_turnedAway(counters.counter("tierdesk_http_connections_refused_total", "Connections over a bound."))
    , m_cut(counters.counter("tierdesk_http_connections_cut_total", "Connections cut for what was kept for them."))
{
    setListenBacklogSize(m_limits.listenBacklog);
    setMaxPendingConnections(m_limits.listenBacklog);
    // One timer for all connections, because a timer for each would cost more than the requests.
    const auto shortest = std::min({m_limits.headerTime, m_limits.bodyTime, m_limits.idleTime, m_limits.lingerTime,
                                    m_limits.answerTime, std::chrono::milliseconds(1000)});
    m_timer.setInterval(std::max(shortest / 4, std::chrono::milliseconds(5)));
    connect(&m_timer, &QTimer::timeout, this, &Listener::tick);
    m_timer.start();
}

Listener::~Listener()
{
    m_openGauge.add(-static_cast<qint64>(m_connections.size()));
    qDeleteAll(m_connections);
}

void Listener::setProxies(const TrustedProxies &proxies, bool isGreeting)
{
    m_proxies = proxies;
    m_isGreeting = isGreeting;
}

void Listener::incomingConnection(qintptr descriptor)
{
    if (!m_isGreeting || !m_proxies.contains(peerOf(descriptor))) {
        accept(descriptor, std::nullopt);
        return;
    }
    if (isFullUp()) {
        m_turnedAway.add();
        ::close(static_cast<int>(descriptor));
        return;
    }
    ++m_handshakes;
    auto *greeting = new ProxyGreeting(descriptor, m_limits.headerTime, this);
    connect(greeting, &ProxyGreeting::finished, this, [this, greeting, descriptor] {
        --m_handshakes;
        greeting->deleteLater();
        if (greeting->result())
            accept(descriptor, *greeting->result());
        else
            qCWarning(log::Http).noquote() << "a proxy's connection was closed:" << greeting->result().error().message;
    });
}

void Listener::accept(qintptr descriptor, const std::optional<QHostAddress> &client)
{
    if (!m_tls) {
        auto *transport = new QTcpSocket(this);
        if (!transport->setSocketDescriptor(descriptor)) {
            delete transport;
            return;
        }
        transport->setSocketOption(QAbstractSocket::LowDelayOption, 1);
        admit(transport, client, false);
        return;
    }
    // Handshakes count as connections; above the limit no work is done for them.
    if (isFullUp()) {
        m_turnedAway.add();
        ::close(static_cast<int>(descriptor)); // no socket owns it yet
        return;
    }
    auto *transport = new QSslSocket(this);
    transport->setSslConfiguration(*m_tls);
    if (!transport->setSocketDescriptor(descriptor)) {
        delete transport;
        return;
    }
    transport->setSocketOption(QAbstractSocket::LowDelayOption, 1);
    ++m_handshakes;
    auto *limit = new QTimer(transport);
    limit->setSingleShot(true);
    connect(limit, &QTimer::timeout, transport, [transport] { transport->abort(); });
    connect(transport, &QAbstractSocket::disconnected, this, [this, transport] {
        --m_handshakes;
        transport->deleteLater();
    });
    connect(transport, &QSslSocket::encrypted, this, [this, transport, limit, client] {
        --m_handshakes;
        transport->disconnect(this);
        delete limit;
        admit(transport, client, true);
    });
    limit->start(m_limits.handshakeTime);
    transport->startServerEncryption();
}

bool Listener::isFullUp() const
{
    return m_handshakes + static_cast<int>(m_connections.size()) >= m_limits.connections + 64;
}

void Listener::admit(QTcpSocket *transport, const std::optional<QHostAddress> &client, bool isSecure)
{
    m_accepted.add();
    const QHostAddress peer = client.value_or(transport->peerAddress());
    const bool isOver = static_cast<int>(m_connections.size()) >= m_limits.connections ||
                        (m_byAddress.value(peer) >= m_limits.connectionsPerAddress && !m_proxies.contains(peer));
    // A few of them get a 503; the others are closed at once.
    if (isOver) {
        m_turnedAway.add();
        if (static_cast<int>(m_connections.size()) >= m_limits.connections + 64) {
            transport->abort();
            transport->deleteLater();
            return;
        }
    }
    auto *socket = new HttpConnection(transport, peer, m_limits, m_host, ++m_lastNumber, isSecure, this);
    m_connections.push_back(socket);
    m_byNumber.insert(socket->number(), socket);
    ++m_byAddress[peer];
    m_openGauge.add(1);
    connect(socket, &HttpConnection::ended, this, [this, socket] { forget(*socket); });
    if (isOver) {
        socket->refuse({503, "There are too many connections."});
        return;
    }
    // Bytes that arrived with the handshake are read after the socket has emitted its pending signals.
    if (transport->bytesAvailable() > 0)
        QMetaObject::invokeMethod(socket, &HttpConnection::start, Qt::QueuedConnection);
}

void Listener::forget(HttpConnection &socket)
{
    m_connections.erase(std::remove(m_connections.begin(), m_connections.end(), &socket), m_connections.end());
    m_byNumber.remove(socket.number());
    const auto count = m_byAddress.find(socket.peer());
    if (count != m_byAddress.end() && --*count <= 0)
        m_byAddress.erase(count);
    m_openGauge.add(-1);
    Q_EMIT connectionEnded(socket.number());
}

void Listener::tick()
{
    const auto now = HttpConnection::Clock::now();
    // A connection may end and leave the list during the loop.
    const std::vector<HttpConnection *> all = m_connections;
    for (HttpConnection *each : all)
        each->tick(now);
    relieve();
    countInFlight();
}

void Listener::charge(const HttpConnection &socket, const QHostAddress &client, qint64 bytes)
{
    m_inFlight[client] += bytes;
    m_charged.insert(socket.number(), client);
    if (!std::exchange(m_isCountDue, true))
        QMetaObject::invokeMethod(this, &Listener::countInFlight, Qt::QueuedConnection);
}

bool Listener::isFull(const QHostAddress &client) const
{
    return m_inFlight.value(client) >= m_limits.answersPerAddress;
}

void Listener::countInFlight()
{
    m_isCountDue = false;
    m_inFlight.clear();
    for (auto each = m_charged.begin(); each != m_charged.end();) {
        const HttpConnection *const socket = m_byNumber.value(each.key());
        const qint64 unread = socket ? socket->unread() : 0;
        if (unread == 0) {
            each = m_charged.erase(each);
            continue;
        }
        m_inFlight[each.value()] += unread;
        ++each;
    }
}

/// Limits the memory buffered for all connections together. Closes the connections that buffer the most.
void Listener::relieve()
{
    const auto sum = [](qint64 all, const HttpConnection *each) { return all + each->held(); };
    qint64 all = std::accumulate(m_connections.begin(), m_connections.end(), qint64(0), sum);
    if (all <= m_limits.held)
        return;
    std::vector<std::pair<qint64, HttpConnection *>> most;
    for (HttpConnection *each : m_connections)
        most.emplace_back(each->held(), each);
    std::sort(most.begin(), most.end(), std::greater<>());
    qCWarning(log::Http) << "connections are cut: for all of them" << all << "bytes are kept";
    for (const auto &[bytes, socket] : most) {
        if (all <= m_limits.held)
            break;
        all -= bytes;
        m_cut.add();
        socket->cut();
    }
}

bool Listener::hasUnwritten() const
{
    return std::any_of(m_connections.begin(), m_connections.end(),
                       [](const auto *each) { return each->unwritten() > 0; });
}

void Listener::closeIdle()
{
    const std::vector<HttpConnection *> all = m_connections;
    for (HttpConnection *each : all)
        each->closeSoon();
}

} // namespace tierdesk::server
