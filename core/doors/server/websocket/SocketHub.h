#pragma once

#include "core/doors/dialects/Call.h"
#include "core/doors/server/http/FramedSocket.h"
#include "core/doors/server/http/Limits.h"

#include <QtCore/QHash>
#include <QtCore/QObject>
#include <QtCore/QPointer>
#include <QtCore/QTimer>

#include <chrono>
#include <memory>
#include <optional>
#include <unordered_map>
#include <vector>

class QHttpServer;
class QWebSocket;

namespace tierdesk::server {

class Door;
class Server;

/// One WebSocket over its FramedSocket. Owned by the hub.
class SocketChannel final : public QObject, public dialects::Channel
{
    Q_OBJECT
public:
    using Clock = std::chrono::steady_clock;

    SocketChannel(std::unique_ptr<QWebSocket> socket, FramedSocket *below, const SocketLimits &limits);
    ~SocketChannel() override;

    void send(const QByteArray &text) override;
    void sendBinary(const QByteArray &bytes) override;
    void close(quint16 code, const QString &reason) override;
    /// Cuts one that answers no ping, or that did not close in time; pings those that have not been heard for a while.
    void tick(Clock::time_point now);
    [[nodiscard]] QPointer<FramedSocket> below() const { return m_below; }

Q_SIGNALS:
    void ended();

private:
    void finish();
    void checkBacklog();

    std::unique_ptr<QWebSocket> m_socket;
    QPointer<FramedSocket> m_below;
    SocketLimits m_limits;
    Clock::time_point m_lastSeen;
    Clock::time_point m_nextPing;
    Clock::time_point m_closeBy; ///< once closing
    bool m_isClosing = false;
    bool m_isOver = false;
};

/// Takes handshakes from QHttpServer, checks who comes from where, and opens the dialects' channels.
class SocketHub final : public QObject
{
    Q_OBJECT
public:
    SocketHub(Server &server, QHttpServer &http, Door &door);
    ~SocketHub() override;

    /// @p door: whose routes they are, for the scopes of credentials.
    void add(const std::vector<dialects::SocketRoute> &routes, std::optional<tierdesk::Door> door);
    /// None where no WebSocket is at @p path.
    [[nodiscard]] const dialects::SocketRoute *find(const QByteArray &path) const;
    /// With 1001: the server goes away.
    void closeAll();
    [[nodiscard]] size_t open() const { return m_channels.size(); }

private:
    struct Entry {
        dialects::SocketRoute route;
        std::optional<tierdesk::Door> door;
    };

    void takeNew();
    void open(std::unique_ptr<QWebSocket> socket);
    [[nodiscard]] bool isOriginGood(const FramedRequest &handshake, bool isSecure) const;

    Server &m_server;
    QHttpServer &m_http;
    Door &m_door;
    QHash<QByteArray, Entry> m_routes;
    std::unordered_map<SocketChannel *, std::unique_ptr<SocketChannel>> m_channels;
    QTimer m_timer;
};

} // namespace tierdesk::server
