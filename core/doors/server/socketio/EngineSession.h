#pragma once

#include "core/doors/dialects/Call.h"
#include "core/doors/dialects/EventSocket.h"
#include "core/doors/server/socketio/EnginePacket.h"

#include <chrono>
#include <deque>
#include <functional>
#include <memory>
#include <vector>

namespace tierdesk::server {

/// Times and bounds of a mount of Engine.IO; the first three figures are told to clients.
struct EngineSettings {
    QByteArray path = "/socket.io/";
    EngineLimits limits;
    std::chrono::milliseconds pingInterval{25'000};
    std::chrono::milliseconds pingTimeout{20'000};
    std::chrono::milliseconds upgradeTimeout{10'000};
    int sessions = 10'000;          ///< open at once; 403 above
    int sessionsPerAddress = 1'000; ///< 403 above
    qsizetype backlog = 4 << 20;    ///< bytes that a client has not read; it is cut above
    std::vector<dialects::Limit> rates{{"socket.io", 60'000, 60, dialects::Limit::Key::Peer}};
    /// Whether a page of another origin may connect; asked where Origin is not this server's own. Unset: none may.
    std::function<bool(const dialects::Call &)> allowsOrigin;
};

/// One client of Engine.IO over long-polling or a WebSocket, and over the change from one to the other. Lives on the
/// server thread; the EngineServer keeps it while it is open, and whoever calls into it keeps it alive meanwhile.
class EngineSession final : public std::enable_shared_from_this<EngineSession>
{
public:
    using Clock = std::chrono::steady_clock;

    /// Its first ping comes at a time of its own in the second half of the interval: of clients that come back together
    /// not all are pinged together ever after.
    EngineSession(QByteArray id, dialects::Call handshake, const EngineSettings &settings);

    [[nodiscard]] const QByteArray &id() const { return m_id; }
    [[nodiscard]] const dialects::Call &handshake() const { return m_handshake; }
    [[nodiscard]] bool isOpen() const { return m_state == State::Open; }
    /// Nothing is left to be read from it.
    [[nodiscard]] bool isOver() const { return m_state == State::Over; }
    [[nodiscard]] bool isOnSocket() const { return m_channel != nullptr; }

    /// The `open` packet's text, with @p hasUpgrade if a WebSocket may follow.
    [[nodiscard]] QByteArray opening(bool hasUpgrade) const;

    /// Sends frames one behind the other, with nothing between them. Does nothing once closed.
    void send(const std::vector<EngineFrame> &frames);
    /// Ends it: the client reads what is on the way to it and then a `close` packet. Calls onClosed.
    void close(dialects::Parting parting);

    // What the transports bring.
    /// A poll; @p connection is the connection that it came by.
    void poll(quint64 connection, dialects::Reply reply);
    /// The body of a POST. Fails where it is no payload: the session is then closed.
    [[nodiscard]] base::Result<void> post(const QByteArray &body);
    /// The connection of the waiting poll has ended.
    void pollLeft(quint64 connection);
    /// It begins on this channel.
    void start(dialects::Channel &channel);
    /// A channel that may take over, once the client has probed it. A second one is closed.
    void probe(dialects::Channel &channel);
    void tick(Clock::time_point now);

    std::function<void(const QByteArray &)> onText;   ///< a message
    std::function<void(const QByteArray &)> onBinary; ///< a binary message
    std::function<void(dialects::Parting)> onClosed;  ///< once
    /// The poll that waited on this connection is answered.
    std::function<void(quint64 connection)> onPollAnswered;

private:
    enum class State {
        Open,
        Farewell, ///< closed; the client has yet to fetch the last packets by a poll
        Over,
    };

    void listen(dialects::Channel &channel);
    void take(EnginePacket packet);
    void takeText(dialects::Channel *from, const QByteArray &text);
    void takeBinary(dialects::Channel *from, const QByteArray &bytes);
    void takeProbe(const QByteArray &text);
    void channelClosed(dialects::Channel *which);
    void dropProbe();
    void upgrade();
    void write(const EngineFrame &frame);
    void flush();
    void answerPoll(std::vector<EngineFrame> frames);
    void pong();

    QByteArray m_id;
    dialects::Call m_handshake;
    const EngineSettings &m_settings;
    State m_state = State::Open;
    dialects::Channel *m_channel = nullptr; ///< the WebSocket, once it is the transport
    dialects::Channel *m_probe = nullptr;   ///< the one that may become it
    dialects::Reply m_poll;                 ///< the one that waits
    quint64 m_pollConnection = 0;
    std::vector<EngineFrame> m_queue; ///< for the next poll
    qsizetype m_queued = 0;           ///< bytes
    int m_corks = 0;                  ///< a poll is answered when nobody is writing any more
    Clock::time_point m_pingAt;
    Clock::time_point m_pongBy;
    Clock::time_point m_upgradeBy;
    Clock::time_point m_farewellUntil;
    bool m_isPongAwaited = false;
    bool m_isProbed = false; ///< the probe was answered: polls are ended at once
};

} // namespace tierdesk::server
