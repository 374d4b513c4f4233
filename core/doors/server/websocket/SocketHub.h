#pragma once

#include "core/doors/dialects/Call.h"
#include "core/doors/server/http/HttpConnection.h"
#include "core/doors/server/http/Limits.h"
#include "core/doors/server/websocket/FrameReader.h"

#include <QtCore/QHash>
#include <QtCore/QObject>
#include <QtCore/QPointer>
#include <QtCore/QTimer>

#include <chrono>
#include <memory>
#include <optional>
#include <unordered_map>
#include <vector>

namespace tierdesk::server {

class Server;

/// A WebSocket over an HttpConnection. Owned by the hub.
class SocketChannel final : public QObject, public dialects::Channel
{
    Q_OBJECT
public:
    using Clock = std::chrono::steady_clock;

    SocketChannel(HttpConnection &below, const SocketLimits &limits);
    /// Sets the ID that log lines of this channel carry: that of the handshake.
    void setRequestId(const QByteArray &id) { m_requestId = id; }
    ~SocketChannel() override;

    void send(const QByteArray &text) override;
    void sendBinary(const QByteArray &bytes) override;
    void close(quint16 code, const QString &reason) override;
    /// Pings a silent client. Ends the connection if a ping or close frame is not answered in time.
    void tick(Clock::time_point now);

Q_SIGNALS:
    void ended();

private:
    void receive(const QByteArray &bytes);
    void take(const ClientMessage &message);
    void write(const QByteArray &frame);
    void endBelow();
    void finish();

    QPointer<HttpConnection> m_below;
    FrameReader m_reader;
    SocketLimits m_limits;
    QByteArray m_requestId;
    Clock::time_point m_lastSeen;
    Clock::time_point m_nextPing;
    Clock::time_point m_closeBy; ///< set when closing begins
    bool m_isClosing = false;
    bool m_isOver = false;
};

/// Answers WebSocket handshakes, checks origin and credential, and opens the dialects' channels.
class SocketHub final : public QObject
{
    Q_OBJECT
public:
    explicit SocketHub(Server &server);
    ~SocketHub() override;

    /// Adds @p routes. @p door is the API that a credential's scopes must include to open them.
    void add(const std::vector<dialects::SocketRoute> &routes, std::optional<tierdesk::Door> door);
    /// Returns the WebSocket route at @p path; null if there is none.
    [[nodiscard]] const dialects::SocketRoute *find(const QByteArray &path) const;
    /// Answers the handshake, then opens the channel or, if it is refused, closes it with 1008.
    void open(HttpConnection &connection, FramedRequest &&handshake);
    /// Closes all channels with 1001 (going away).
    void closeAll();
    [[nodiscard]] size_t open() const { return m_channels.size(); }

private:
    struct Entry {
        dialects::SocketRoute route;
        std::optional<tierdesk::Door> door;
    };

    [[nodiscard]] bool isOriginGood(const FramedRequest &handshake, bool isSecure) const;

    Server &m_server;
    QHash<QByteArray, Entry> m_routes;
    std::unordered_map<SocketChannel *, std::unique_ptr<SocketChannel>> m_channels;
    QTimer m_timer;
};

} // namespace tierdesk::server
