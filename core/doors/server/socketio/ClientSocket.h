#pragma once

#include "core/doors/dialects/EventSocket.h"
#include "core/doors/server/socketio/EngineSession.h"
#include "core/doors/server/socketio/SocketIoServer.h"

#include <QtCore/QHash>
#include <QtCore/QSet>

#include <deque>
#include <map>
#include <memory>

namespace tierdesk::server {

/// One event on its way out, written once for all who hear it: without and, when somebody needs it, with its offset.
class OutgoingEvent final
{
public:
    using Frames = std::shared_ptr<const std::vector<EngineFrame>>;

    OutgoingEvent(const QByteArray &space, const QString &event, const dialects::Arguments &arguments, quint64 offset)
        : m_space(space)
        , m_event(event)
        , m_arguments(arguments)
        , m_offset(offset)
    {}
    [[nodiscard]] const Frames &plain();
    [[nodiscard]] const Frames &withOffset();
    [[nodiscard]] quint64 offset() const { return m_offset; }

private:
    [[nodiscard]] Frames make(const QByteArray &offset) const;

    const QByteArray &m_space;
    const QString &m_event;
    const dialects::Arguments &m_arguments;
    quint64 m_offset;
    Frames m_plain;
    Frames m_withOffset;
};

/// The frames of a packet and of the binaries behind it.
[[nodiscard]] std::vector<EngineFrame> framesOf(const QByteArray &text, const std::vector<QByteArray> &binaries = {});

/// A socket of the server's. Where recovery is on it outlives its connection for a while: it stays in its rooms, and
/// what it is sent is kept for it.
class ClientSocket final : public dialects::EventSocket, public std::enable_shared_from_this<ClientSocket>
{
public:
    using Clock = EngineSession::Clock;

    ClientSocket(SocketIoServer &server, SpaceState &space, std::shared_ptr<EngineSession> session, QJsonObject auth,
                 bool isRecoverable);
    ~ClientSocket() override;

    [[nodiscard]] const QByteArray &id() const override { return m_id; }
    [[nodiscard]] const dialects::Call &handshake() const override { return m_session->handshake(); }
    [[nodiscard]] const QJsonObject &auth() const override { return m_auth; }
    [[nodiscard]] bool isRecovered() const override { return m_isRecovered; }
    void send(const QString &event, const dialects::Arguments &arguments) override;
    void ask(const QString &event, const dialects::Arguments &arguments, std::chrono::milliseconds within,
             Answered answered) override;
    void join(const QByteArray &room) override;
    void leave(const QByteArray &room) override;
    void disconnect(bool isWholly) override;

    /// Sends, and keeps what may have to be sent again.
    void deliver(OutgoingEvent &event);
    void takeEvent(const EventPacket &packet);
    void takeAck(const EventPacket &packet);
    /// Gives up what the client owes an answer to.
    void expire(qint64 ask);
    /// The connection is gone, until @p awayUntil if it comes back at all; what it owed is given up. @p outage: the
    /// number of this one.
    void detach(Clock::time_point awayUntil, quint64 outage);
    [[nodiscard]] Clock::time_point awayUntil() const { return m_awayUntil; }
    [[nodiscard]] quint64 outage() const { return m_outage; }
    /// Whether everything behind @p offset is still here; none: behind the beginning.
    [[nodiscard]] bool hasAllSince(std::optional<quint64> offset) const;
    void resume(std::shared_ptr<EngineSession> session, QJsonObject auth);
    /// Sends again what stands behind @p offset.
    void sendMissed(std::optional<quint64> offset);
    /// Drops what was kept before @p time.
    void dropBefore(Clock::time_point time);

    [[nodiscard]] bool isConnected() const { return m_isConnected; }
    [[nodiscard]] bool isRecoverable() const { return !m_pid.isEmpty(); }
    [[nodiscard]] const QByteArray &pid() const { return m_pid; }
    [[nodiscard]] const std::shared_ptr<EngineSession> &session() const { return m_session; }
    [[nodiscard]] SpaceState &space() const { return m_space; }
    [[nodiscard]] const QSet<QByteArray> &rooms() const { return m_rooms; }

private:
    struct Kept {
        quint64 offset = 0;
        OutgoingEvent::Frames frames;
        qsizetype bytes = 0;
        Clock::time_point at;
    };

    void keep(OutgoingEvent &event);
    void dropFirst();

    SocketIoServer &m_server;
    SpaceState &m_space;
    std::shared_ptr<EngineSession> m_session;
    QByteArray m_id;
    QByteArray m_pid; ///< what the client proves to be itself with; empty: not recoverable
    QJsonObject m_auth;
    QSet<QByteArray> m_rooms;
    std::map<qint64, Answered> m_asks;
    qint64 m_lastAsk = 0;
    std::deque<Kept> m_kept;
    qsizetype m_keptBytes = 0;
    quint64 m_droppedUpTo = 0; ///< the offset of the last event that is kept no more
    int m_connections = 1;     ///< how often it was connected: answers to events of an earlier time go nowhere
    Clock::time_point m_awayUntil;
    quint64 m_outage = 0; ///< the last one's number
    bool m_isConnected = true;
    bool m_isRecovered = false;
    bool m_isComplete = true; ///< nothing was dropped yet
};

/// A namespace with its sockets.
struct SpaceState {
    dialects::EventNamespace handlers;
    QHash<QByteArray, std::shared_ptr<ClientSocket>> sockets; ///< by id, those that are away for a while too
    QHash<QByteArray, std::shared_ptr<ClientSocket>> byPid;
    QHash<QByteArray, QSet<ClientSocket *>> rooms; ///< without each socket's own
};

} // namespace tierdesk::server
