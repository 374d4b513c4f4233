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

/// An outgoing event, serialised once for all its receivers: without and with its offset, each on first use.
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

/// Returns the frames of a packet and of its binary attachments.
[[nodiscard]] std::vector<EngineFrame> framesOf(const QByteArray &text, const std::vector<QByteArray> &binaries = {});

/// The server's implementation of EventSocket. If it is recoverable, it outlives its connection for a while: it stays
/// in its rooms and events sent to it are kept.
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

    /// Sends @p event and, if the socket is recoverable, keeps it to be sent again.
    void deliver(OutgoingEvent &event);
    void takeEvent(const EventPacket &packet);
    void takeAck(const EventPacket &packet);
    /// Ends the wait for the acknowledgement @p ask.
    void expire(qint64 ask);
    /// Marks the socket as disconnected. It can be recovered until @p awayUntil. Ends the wait for acknowledgements.
    /// @p outage is the number of this outage.
    void detach(Clock::time_point awayUntil, quint64 outage);
    [[nodiscard]] Clock::time_point awayUntil() const { return m_awayUntil; }
    [[nodiscard]] quint64 outage() const { return m_outage; }
    /// Returns whether all events after @p offset (none: all events) are still kept.
    [[nodiscard]] bool hasAllSince(std::optional<quint64> offset) const;
    void resume(std::shared_ptr<EngineSession> session, QJsonObject auth);
    /// Sends the events after @p offset again (none: all that are kept).
    void sendMissed(std::optional<quint64> offset);
    /// Drops kept events that were sent before @p time.
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
    QByteArray m_pid; ///< secret that lets the client recover; empty: not recoverable
    QJsonObject m_auth;
    QSet<QByteArray> m_rooms;
    std::map<qint64, Answered> m_asks;
    qint64 m_lastAsk = 0;
    std::deque<Kept> m_kept;
    qsizetype m_keptBytes = 0;
    quint64 m_droppedUpTo = 0; ///< offset of the last event that was dropped
    int m_connections = 1;     ///< counts connections; acknowledgements for an earlier one are not sent
    Clock::time_point m_awayUntil;
    quint64 m_outage = 0; ///< number of the latest outage
    bool m_isConnected = true;
    bool m_isRecovered = false;
    bool m_isComplete = true; ///< no event has been dropped
};

/// A namespace with its sockets.
struct SpaceState {
    dialects::EventNamespace handlers;
    QHash<QByteArray, std::shared_ptr<ClientSocket>> sockets; ///< by id; includes recoverable ones without a connection
    QHash<QByteArray, std::shared_ptr<ClientSocket>> byPid;
    QHash<QByteArray, QSet<ClientSocket *>> rooms; ///< without the sockets' own rooms
};

} // namespace tierdesk::server
