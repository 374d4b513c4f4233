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

/// One WebSocket over its connection. Owned by the hub.
class SocketChannel final : public QObject, public dialects::Channel
{
    Q_OBJECT
public:
    using Clock = std::chrono::steady_clock;

    SocketChannel(HttpConnection &below, const SocketLimits &limits);
    /// What it logs from now on belongs to this request: its handshake.
    void setRequestId(const QByteArray &id) { m_requestId = id; }
    ~SocketChannel() override;

    void send(const QByteArray &text) override;
    void sendBinary(const QByteArray &bytes) override;
    void close(quint16 code, const QString &reason) override;
    /// Cuts one that answers no ping, or that did not close in time; pings those that have not been heard for a while.
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
    Clock::time_point m_closeBy; ///< once closing
    bool m_isClosing = false;
    bool m_isOver = false;
};

/// Answers handshakes, checks who comes from where, and opens the dialects' channels.
class SocketHub final : public QObject
{
    Q_OBJECT
public:
    explicit SocketHub(Server &server);
    ~SocketHub() override;

    /// @p door: whose routes they are, for the scopes of credentials.
    void add(const std::vector<dialects::SocketRoute> &routes, std::optional<tierdesk::Door> door);
    /// None where no WebSocket is at @p path.
    [[nodiscard]] const dialects::SocketRoute *find(const QByteArray &path) const;
    /// Answers the handshake and opens the channel, or closes it with 1008.
    void open(HttpConnection &connection, FramedRequest &&handshake);
    /// With 1001: the server goes away.
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
