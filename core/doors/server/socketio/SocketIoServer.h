#pragma once

#include "core/doors/dialects/EventSocket.h"
#include "core/doors/server/socketio/EngineServer.h"
#include "core/doors/server/socketio/EventPacket.h"

#include <QtCore/QHash>

#include <chrono>
#include <deque>
#include <map>
#include <memory>
#include <vector>

namespace tierdesk::server {

class ClientSocket;
struct SpaceState;

/// Limits and times of Socket.IO, in addition to those of Engine.IO.
struct EventSettings {
    EventLimits limits;
    std::chrono::milliseconds connectTimeout{45'000}; ///< for joining a namespace; the connection is closed above
    std::chrono::milliseconds attachTime{30'000};     ///< for an event's attachments; the connection is closed above
    qsizetype attachedInAll = 64 << 20; ///< bytes of incomplete events of all connections; a connection that sends
                                        ///< more is closed
    int spaces = 16;                    ///< namespaces that a connection may join
    int asks = 1'024;                   ///< acknowledgements that may be pending for a socket
    /// How long after an outage a client can recover its socket; 0: never. If set, each event has its offset as an
    /// additional argument, as with Socket.IO's own server. A client with `recovery=0` in its URL gets no offsets and
    /// is not recovered.
    std::chrono::milliseconds recovery{0};
    size_t away = 10'000;            ///< recoverable sockets without a connection
    size_t keptPackets = 256;        ///< events kept for a socket
    qsizetype keptBytes = 256 << 10; ///< bytes of the events kept for a socket
    qsizetype keptInAll = 64 << 20;  ///< bytes of the events kept for all sockets
};

/// Socket.IO v4 (protocol revision 5) at one path of a Server. Add its namespaces, then pass it to Server::add. Lives
/// on the server thread.
class SocketIoServer final : public dialects::Dialect, public dialects::EventHub
{
public:
    SocketIoServer(EngineSettings engine, EventSettings events, base::Counters &counters);
    ~SocketIoServer() override;

    [[nodiscard]] const EngineServer &engine() const { return m_engine; }

    // EventHub
    void add(dialects::EventNamespace space) override;
    void send(const QByteArray &space, const std::vector<QByteArray> &rooms, const QString &event,
              const dialects::Arguments &arguments, const QByteArray &except) override;
    [[nodiscard]] size_t size(const QByteArray &space, const QByteArray &room) const override;

    // Dialect
    [[nodiscard]] QByteArray prefix() const override { return m_engine.prefix(); }
    [[nodiscard]] std::vector<dialects::Route> routes() override { return m_engine.routes(); }
    [[nodiscard]] std::vector<dialects::SocketRoute> socketRoutes() override { return m_engine.socketRoutes(); }
    [[nodiscard]] dialects::Answer refuse(const base::Error &error, const dialects::Call &call,
                                          int status) const override
    {
        return m_engine.refuse(error, call, status);
    }
    void connectionEnded(quint64 connection) override { m_engine.connectionEnded(connection); }
    void serverEnds() override { m_engine.serverEnds(); }

private:
    friend class ClientSocket;
    using Clock = EngineSession::Clock;
    using SocketPtr = std::shared_ptr<ClientSocket>;

    /// A connection with its sockets.
    struct Client {
        std::shared_ptr<EngineSession> session;
        EventAssembler assembler;
        std::map<QByteArray, SocketPtr> sockets; ///< by namespace
    };
    using ClientPtr = std::shared_ptr<Client>;

    void begin(const std::shared_ptr<EngineSession> &session);
    using Assembled = base::Result<std::optional<EventPacket>>;
    void take(EngineSession *from, const std::function<Assembled(EventAssembler &)> &assemble);
    void takePacket(const ClientPtr &client, EventPacket packet);
    void connect(const ClientPtr &client, const EventPacket &packet);
    [[nodiscard]] SocketPtr recover(SpaceState &space, const ClientPtr &client, const QJsonObject &auth);
    void ended(EngineSession *which, dialects::Parting parting);
    /// Detaches @p socket from its connection and forgets it, unless it is recoverable after @p parting.
    void part(const SocketPtr &socket, dialects::Parting parting);
    /// Removes @p socket, which can no longer be recovered.
    void forget(ClientSocket &socket);
    void disconnect(ClientSocket &socket, bool isWholly);
    void askWithin(ClientSocket &socket, qint64 id, std::chrono::milliseconds within);
    void tick(Clock::time_point now);

    EventSettings m_settings;
    EngineServer m_engine;
    quint64 m_lastOffset = 0;
    qsizetype m_keptBytes = 0; ///< of all sockets, which must not outlive this object
    qsizetype m_heldBytes = 0; ///< of all assemblers
    std::map<QByteArray, std::unique_ptr<SpaceState>> m_spaces;
    QHash<EngineSession *, ClientPtr> m_clients;
    struct Awaited {
        Clock::time_point until;
        std::weak_ptr<Client> client;
    };
    std::deque<Awaited> m_joining;                         ///< new connections and their connectTimeout, oldest first
    QHash<EngineSession *, Clock::time_point> m_attaching; ///< incomplete events and their attachTime
    std::map<quint64, SocketPtr> m_away;                   ///< by number of the outage
    quint64 m_outages = 0;
    struct Ask {
        std::weak_ptr<ClientSocket> socket;
        qint64 id = 0;
    };
    std::multimap<Clock::time_point, Ask> m_asks; ///< by deadline
};

} // namespace tierdesk::server
