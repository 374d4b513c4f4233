#pragma once

#include "core/base/Clock.h"
#include "core/base/Counters.h"
#include "core/doors/server/http/Server.h"
#include "core/doors/server/socketio/SocketIoServer.h"

#include <memory>

namespace tierdesk::tests {

/// Lets nobody in; everything here is public.
class NoAuthenticator final : public server::Authenticator
{
public:
    [[nodiscard]] base::Result<dialects::Principal> authenticate(dialects::Access, const dialects::Call &) override
    {
        return base::fail(base::Fault::Unauthenticated, u"Nobody is known here."_s);
    }
};

/// A server of Engine.IO at `/engine.io/` that sends back what it gets, and of Socket.IO at `/socket.io/` with what the
/// protocol's public suites ask for: in `/` and `/custom` each client is told its auth payload by `auth`, `message`
/// comes back as `message-back`, `message-with-ack` as the acknowledgement. Beside that, for tests of clients: `join`
/// and `leave` of a room (acknowledged), `tell` (room, event, argument) to all in it, `tell-later` the same after so
/// many milliseconds, `question` asks the client back and acknowledges with its answer, `who` tells its id, rooms and
/// whether it was recovered, `leave-me` disconnects it, `drop-me` its whole connection. `/guarded` wants the token
/// "good".
class EchoServer final
{
public:
    EchoServer(server::EngineSettings engine, server::EventSettings events, const QHostAddress &address, quint16 port);

    [[nodiscard]] quint16 port() const { return m_port; }
    [[nodiscard]] dialects::EventHub &hub() { return *m_hub; }
    [[nodiscard]] const server::EngineServer &engine() const { return m_hub->engine(); }
    [[nodiscard]] const server::EngineServer &plainEngine() const { return *m_plain; }
    [[nodiscard]] server::Server &server() { return *m_server; }
    [[nodiscard]] base::Counters &counters() { return m_counters; }

    /// The figures of the public suites.
    [[nodiscard]] static server::EngineSettings suiteEngine();
    [[nodiscard]] static server::EventSettings suiteEvents();

    std::vector<QString> partings;     ///< why sockets left, in the protocol's words
    std::vector<QByteArray> forgotten; ///< ids of those that cannot come back

private:
    void opened(const QByteArray &space, dialects::EventSocket &socket);

    base::SystemClock m_clock;
    base::Counters m_counters;
    NoAuthenticator m_authenticator;
    std::unique_ptr<server::Server> m_server;
    server::EngineServer *m_plain = nullptr;
    server::SocketIoServer *m_hub = nullptr;
    quint16 m_port = 0;
};

} // namespace tierdesk::tests
