#include "core/doors/server/websocket/SocketHub.h"

#include "core/doors/server/http/Door.h"
#include "core/doors/server/http/Server.h"
#include "core/doors/server/http/Syntax.h"

#include <QtHttpServer/QHttpServer>
#include <QtWebSockets/QWebSocket>

#include <algorithm>

namespace tierdesk::server {

namespace {

/// How long a client has to answer a close frame.
constexpr std::chrono::milliseconds closeTime{3'000};

} // namespace

SocketChannel::SocketChannel(std::unique_ptr<QWebSocket> socket, FramedSocket *below, const SocketLimits &limits)
    : m_socket(std::move(socket))
    , m_below(below)
    , m_limits(limits)
    , m_lastSeen(Clock::now())
    , m_nextPing(m_lastSeen + limits.ping)
{
    m_socket->setParent(nullptr);
    m_socket->setMaxAllowedIncomingFrameSize(static_cast<quint64>(limits.message));
    m_socket->setMaxAllowedIncomingMessageSize(static_cast<quint64>(limits.message));
    connect(m_socket.get(), &QWebSocket::textMessageReceived, this, [this](const QString &text) {
        m_lastSeen = Clock::now();
        if (!m_isClosing && onText)
            onText(text.toUtf8());
    });
    connect(m_socket.get(), &QWebSocket::binaryMessageReceived, this, [this](const QByteArray &bytes) {
        m_lastSeen = Clock::now();
        if (m_isClosing)
            return;
        if (onBinary)
            onBinary(bytes);
        else
            close(1003, QStringLiteral("Text messages only."));
    });
    connect(m_socket.get(), &QWebSocket::pong, this, [this] { m_lastSeen = Clock::now(); });
    connect(m_socket.get(), &QWebSocket::disconnected, this, &SocketChannel::finish);
}

SocketChannel::~SocketChannel()
{
    m_socket->disconnect(this);
    m_socket.reset();
    if (FramedSocket *const below = m_below.data())
        below->deleteLater();
}

void SocketChannel::send(const QByteArray &text)
{
    if (m_isClosing || m_isOver)
        return;
    m_socket->sendTextMessage(QString::fromUtf8(text));
    checkBacklog();
}

void SocketChannel::sendBinary(const QByteArray &bytes)
{
    if (m_isClosing || m_isOver)
        return;
    m_socket->sendBinaryMessage(bytes);
    checkBacklog();
}

void SocketChannel::checkBacklog()
{
    if (m_socket->bytesToWrite() > m_limits.backlog)
        close(1013, QStringLiteral("Too slow a reader."));
}

void SocketChannel::close(quint16 code, const QString &reason)
{
    if (m_isClosing || m_isOver)
        return;
    m_isClosing = true;
    m_closeBy = Clock::now() + closeTime;
    m_socket->close(static_cast<QWebSocketProtocol::CloseCode>(code), reason);
}

void SocketChannel::tick(Clock::time_point now)
{
    if (m_isOver)
        return;
    const bool isLate = m_isClosing ? now >= m_closeBy : now - m_lastSeen > 2 * m_limits.ping + m_limits.ping / 2;
    if (isLate) {
        if (FramedSocket *const below = m_below.data())
            below->cut();
        finish();
        return;
    }
    if (m_isClosing || now < m_nextPing)
        return;
    // Who says something lives: with a heartbeat of its own above this one there is no ping.
    const bool isSilent = now - m_lastSeen >= m_limits.ping;
    m_nextPing = (isSilent ? now : m_lastSeen) + m_limits.ping;
    if (isSilent)
        m_socket->ping();
}

void SocketChannel::finish()
{
    if (std::exchange(m_isOver, true))
        return;
    if (onClosed)
        onClosed();
    Q_EMIT ended();
}

SocketHub::SocketHub(Server &server, QHttpServer &http, Door &door)
    : m_server(server)
    , m_http(http)
    , m_door(door)
{
    // QHttpServer lets a handshake through only if the signal is connected and a route takes it; the guard has put the
    // socket's number in place of the path.
    m_http.route(QStringLiteral("/<arg>"), QHttpServerRequest::Method::Get,
                 [](const QString &, QHttpServerResponder &&) {});
    connect(&m_http, &QAbstractHttpServer::newWebSocketConnection, this, &SocketHub::takeNew);
    m_timer.setInterval(
        std::clamp(server.m_settings.sockets.ping / 4, std::chrono::milliseconds(5), std::chrono::milliseconds(1000)));
    connect(&m_timer, &QTimer::timeout, this, [this] {
        std::vector<SocketChannel *> all;
        for (const auto &each : m_channels)
            all.push_back(each.first);
        for (SocketChannel *each : all)
            each->tick(SocketChannel::Clock::now());
    });
    m_timer.start();
}

SocketHub::~SocketHub() = default;

void SocketHub::add(const std::vector<dialects::SocketRoute> &routes, std::optional<tierdesk::Door> door)
{
    for (const dialects::SocketRoute &each : routes)
        m_routes.insert(each.path, {each, door});
}

const dialects::SocketRoute *SocketHub::find(const QByteArray &path) const
{
    const auto found = m_routes.constFind(path);
    return found == m_routes.cend() ? nullptr : &found->route;
}

void SocketHub::takeNew()
{
    while (m_http.hasPendingWebSocketConnections())
        open(m_http.nextPendingWebSocketConnection());
}

bool SocketHub::isOriginGood(const FramedRequest &handshake, bool isSecure) const
{
    const QByteArrayView origin = handshake.header("origin");
    if (origin.isEmpty() && !handshake.hasHeader("origin"))
        return true; // not a browser
    const QByteArray own = (isSecure ? "https://" : "http://") + handshake.host;
    if (syntax::equalsIgnoringCase(origin, own))
        return true;
    const auto &allowed = m_server.m_settings.allowedOrigins;
    return std::any_of(allowed.begin(), allowed.end(),
                       [&](const QByteArray &each) { return syntax::equalsIgnoringCase(each, origin); });
}

void SocketHub::open(std::unique_ptr<QWebSocket> socket)
{
    FramedSocket *below = m_door.socket(socket->requestUrl().path().mid(1).toULongLong());
    if (!below)
        return;
    FramedRequest handshake = below->takeRequest();
    const auto [route, door] = m_routes.value(handshake.path);
    SocketLimits limits = m_server.m_settings.sockets;
    limits.message = route.maxMessage > 0 ? route.maxMessage : limits.message;
    limits.backlog = route.maxBacklog > 0 ? route.maxBacklog : limits.backlog;
    auto owned = std::make_unique<SocketChannel>(std::move(socket), below, limits);
    SocketChannel *channel = owned.get();
    m_channels.emplace(channel, std::move(owned));
    connect(
        channel, &SocketChannel::ended, this, [this, channel] { m_channels.erase(channel); }, Qt::QueuedConnection);

    // Queued: it is told from within a read, and what was good before it is to be heard first.
    below->onUnmasked = [channel = QPointer<SocketChannel>(channel)] {
        if (channel)
            QMetaObject::invokeMethod(
                channel, [channel] { channel->close(1002, QStringLiteral("A client's frames are masked.")); },
                Qt::QueuedConnection);
    };
    if (!route.wants && !isOriginGood(handshake, below->isSecure())) {
        channel->close(1008, QStringLiteral("This origin may not connect."));
        return;
    }
    dialects::Call call = m_server.callOf(std::move(handshake), *below);
    auto query = decodeQuery(call.rawQuery);
    if (!query) {
        channel->close(1008, QStringLiteral("The query is not UTF-8."));
        return;
    }
    call.query = std::move(*query);
    // Browsers cannot set a header here.
    if (const auto token = call.parameter(u"access_token"); token && call.header("authorization").isEmpty())
        call.headers.emplace_back("authorization", "Bearer " + token->toUtf8());
    if (route.access != dialects::Access::Public) {
        auto principal = m_server.m_authenticator.authenticate(route.access, call);
        if (!principal) {
            channel->close(1008, QStringLiteral("The credential is missing or not valid."));
            return;
        }
        if (!principal->opens(door)) {
            channel->close(1008, QStringLiteral("The credential does not open this door."));
            return;
        }
        call.principal = std::move(*principal);
    }
    route.opened(call, *channel);
}

void SocketHub::closeAll()
{
    std::vector<SocketChannel *> all;
    for (const auto &each : m_channels)
        all.push_back(each.first);
    for (SocketChannel *each : all)
        each->close(1001, QStringLiteral("The server goes away."));
}

} // namespace tierdesk::server
