#include "core/doors/server/websocket/SocketHub.h"

#include "core/base/LogContext.h"
#include "core/doors/server/http/Server.h"
#include "core/doors/server/http/Syntax.h"

#include <QtCore/QCryptographicHash>

#include <algorithm>

namespace tierdesk::server {

namespace {

/// How long a client has to answer a close frame.
constexpr std::chrono::milliseconds closeTime{3'000};

constexpr quint8 Text = 1, Binary = 2, Close = 8, Ping = 9, Pong = 10; // opcodes

/// Returns Sec-WebSocket-Accept for a handshake's Sec-WebSocket-Key (RFC 6455 §4.2.2).
QByteArray acceptKey(QByteArrayView key)
{
    return QCryptographicHash::hash(key.toByteArray() + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11",
                                    QCryptographicHash::Sha1)
        .toBase64();
}

} // namespace

SocketChannel::SocketChannel(HttpConnection &below, const SocketLimits &limits)
    : m_below(&below)
    , m_reader(limits.message)
    , m_limits(limits)
    , m_lastSeen(Clock::now())
    , m_nextPing(m_lastSeen + limits.ping)
{
    below.onFrames = [this](const QByteArray &bytes) { receive(bytes); };
    connect(&below, &HttpConnection::ended, this, &SocketChannel::finish);
}

SocketChannel::~SocketChannel()
{
    if (HttpConnection *const below = m_below.data())
        below->onFrames = nullptr;
}

void SocketChannel::receive(const QByteArray &bytes)
{
    const log::RequestScope logged(m_requestId);
    m_lastSeen = Clock::now();
    for (const ClientMessage &each : m_reader.feed(bytes)) {
        if (!m_isOver)
            take(each);
    }
}

void SocketChannel::take(const ClientMessage &message)
{
    using Kind = ClientMessage::Kind;
    // After the server's close frame, everything but the client's close frame and violations is ignored.
    if (m_isClosing && message.kind != Kind::Close && message.kind != Kind::Violation)
        return;
    switch (message.kind) {
    case Kind::Text:
        if (onText)
            onText(message.bytes);
        return;
    case Kind::Binary:
        if (onBinary)
            onBinary(message.bytes);
        else
            close(1003, u"Text messages only."_s);
        return;
    case Kind::Ping:
        write(serverFrame(Pong, message.bytes));
        return;
    case Kind::Pong:
        return;
    case Kind::Close:
        if (!m_isClosing)
            write(message.code == NoCloseCode ? serverFrame(Close, {}) : closeFrame(message.code, {}));
        endBelow();
        return;
    case Kind::Violation:
        if (!m_isClosing)
            write(closeFrame(message.code, message.bytes));
        endBelow();
        return;
    }
}

void SocketChannel::write(const QByteArray &frame)
{
    HttpConnection *const below = m_below.data();
    if (!below || m_isClosing || m_isOver)
        return;
    below->sendFrames(frame);
    if (below->unwritten() > m_limits.backlog)
        close(1013, u"Too slow a reader."_s);
}

void SocketChannel::send(const QByteArray &text)
{
    write(serverFrame(Text, text));
}

void SocketChannel::sendBinary(const QByteArray &bytes)
{
    write(serverFrame(Binary, bytes));
}

void SocketChannel::close(quint16 code, const QString &reason)
{
    if (m_isClosing || m_isOver)
        return;
    m_isClosing = true;
    m_closeBy = Clock::now() + closeTime;
    if (HttpConnection *const below = m_below.data())
        below->sendFrames(closeFrame(code, reason.toUtf8()));
}

/// Closes the connection after both sides have closed or the client has violated the protocol.
void SocketChannel::endBelow()
{
    if (HttpConnection *const below = m_below.data())
        below->endFrames();
    finish();
}

void SocketChannel::tick(Clock::time_point now)
{
    if (m_isOver)
        return;
    const bool isLate = m_isClosing ? now >= m_closeBy : now - m_lastSeen > 2 * m_limits.ping + m_limits.ping / 2;
    if (isLate) {
        if (HttpConnection *const below = m_below.data())
            below->cut();
        finish();
        return;
    }
    if (m_isClosing || now < m_nextPing)
        return;
    // Any data counts as a sign of life: a protocol with its own, more frequent heartbeat needs no pings.
    const bool isSilent = now - m_lastSeen >= m_limits.ping;
    m_nextPing = (isSilent ? now : m_lastSeen) + m_limits.ping;
    if (isSilent)
        write(serverFrame(Ping, {}));
}

void SocketChannel::finish()
{
    if (std::exchange(m_isOver, true))
        return;
    const log::RequestScope logged(m_requestId);
    if (onClosed)
        onClosed();
    Q_EMIT ended();
}

SocketHub::SocketHub(Server &server)
    : m_server(server)
{
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

void SocketHub::open(HttpConnection &connection, FramedRequest &&handshake)
{
    const auto [route, door] = m_routes.value(handshake.path);
    SocketLimits limits = m_server.m_settings.sockets;
    limits.message = route.maxMessage > 0 ? route.maxMessage : limits.message;
    limits.backlog = route.maxBacklog > 0 ? route.maxBacklog : limits.backlog;
    connection.sendFrames("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                          "Sec-WebSocket-Accept: " +
                          acceptKey(handshake.header("sec-websocket-key")) + "\r\n\r\n");
    auto owned = std::make_unique<SocketChannel>(connection, limits);
    SocketChannel *channel = owned.get();
    m_channels.emplace(channel, std::move(owned));
    connect(
        channel, &SocketChannel::ended, this, [this, channel] { m_channels.erase(channel); }, Qt::QueuedConnection);
    dialects::Call call = m_server.callOf(FramedRequest(handshake), connection);
    const log::RequestScope logged(call.requestId);
    channel->setRequestId(call.requestId);
    if (!route.wants && !isOriginGood(handshake, call.isSecure)) {
        channel->close(1008, u"This origin may not connect."_s);
        return;
    }
    auto query = decodeQuery(call.rawQuery);
    if (!query) {
        channel->close(1008, u"The query is not UTF-8."_s);
        return;
    }
    call.query = std::move(*query);
    // Browsers cannot set Authorization for a WebSocket.
    if (const auto token = call.parameter(u"access_token"); token && call.header("authorization").isEmpty())
        call.headers.emplace_back("authorization", "Bearer " + token->toUtf8());
    if (dialects::needsCredential(route.access)) {
        auto principal = m_server.m_authenticator.authenticate(route.access, call);
        if (!principal) {
            channel->close(1008, u"The credential is missing or not valid."_s);
            return;
        }
        if (!principal->opens(door)) {
            channel->close(1008, u"The credential does not open this door."_s);
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
        each->close(1001, u"The server goes away."_s);
}

} // namespace tierdesk::server
