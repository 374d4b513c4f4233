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

/// Times and limits of an Engine.IO server. The payload limit, ping interval and ping timeout are sent to clients.
struct EngineSettings {
    QByteArray path = "/socket.io/";
    EngineLimits limits;
    std::chrono::milliseconds pingInterval{25'000};
    std::chrono::milliseconds pingTimeout{20'000};
    std::chrono::milliseconds upgradeTimeout{10'000};
    int sessions = 10'000;          ///< open at once; 403 above
    int sessionsPerAddress = 1'000; ///< 403 above
    qsizetype backlog = 4 << 20;    ///< bytes that a client has not read; its session is closed above
    std::vector<dialects::Limit> rates{{"socket.io", 60'000, 60, dialects::Limit::Key::Peer}};
    /// Returns whether a page of another origin may connect. Called if Origin is not the server's own. Unset: none may.
    std::function<bool(const dialects::Call &)> allowsOrigin;
};

/// A session with an Engine.IO client over long polling or a WebSocket, including the upgrade. Lives on the server
/// thread. EngineServer holds it while it is open; callers must hold a reference during a call.
class EngineSession final : public std::enable_shared_from_this<EngineSession>
{
public:
    using Clock = std::chrono::steady_clock;

    /// Schedules the first ping at a random time in the second half of the interval, so that clients that reconnect
    /// together are not always pinged together.
    EngineSession(QByteArray id, dialects::Call handshake, const EngineSettings &settings);

    [[nodiscard]] const QByteArray &id() const { return m_id; }
    [[nodiscard]] const dialects::Call &handshake() const { return m_handshake; }
    [[nodiscard]] bool isOpen() const { return m_state == State::Open; }
    /// Returns whether the session is closed and the client has nothing left to fetch.
    [[nodiscard]] bool isOver() const { return m_state == State::Over; }
    [[nodiscard]] bool isOnSocket() const { return m_channel != nullptr; }

    /// Returns the text of the `open` packet. @p hasUpgrade: it offers an upgrade to a WebSocket.
    [[nodiscard]] QByteArray opening(bool hasUpgrade) const;

    /// Sends @p frames consecutively. Does nothing once closed.
    void send(const std::vector<EngineFrame> &frames);
    /// Closes the session and calls onClosed. If the server closes it, a polling client still gets the queued packets.
    void close(dialects::Parting parting);

    // Called by the transports.
    /// Handles a poll that came over @p connection.
    void poll(quint64 connection, dialects::Reply reply);
    /// Handles the body of a POST. Fails if it is not a payload, and closes the session.
    [[nodiscard]] base::Result<void> post(const QByteArray &body);
    /// Closes the session if its waiting poll came over @p connection, which has ended.
    void pollLeft(quint64 connection);
    /// Begins the session on a WebSocket.
    void start(dialects::Channel &channel);
    /// Offers a WebSocket for an upgrade, which happens after the client has probed it. A second one is closed.
    void probe(dialects::Channel &channel);
    void tick(Clock::time_point now);

    std::function<void(const QByteArray &)> onText;   ///< called with each text message
    std::function<void(const QByteArray &)> onBinary; ///< called with each binary message
    std::function<void(dialects::Parting)> onClosed;  ///< called once
    /// Called when the poll that waited on @p connection is answered.
    std::function<void(quint64 connection)> onPollAnswered;

private:
    enum class State {
        Open,
        Farewell, ///< closed; the client can still fetch the last packets with a poll
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
    dialects::Channel *m_channel = nullptr; ///< the WebSocket in use; null while polling
    dialects::Channel *m_probe = nullptr;   ///< a WebSocket offered for an upgrade
    dialects::Reply m_poll;                 ///< the waiting poll
    quint64 m_pollConnection = 0;
    std::vector<EngineFrame> m_queue; ///< frames for the next poll
    qsizetype m_queued = 0;           ///< bytes in m_queue
    int m_corks = 0;                  ///< while above 0, polls are not answered
    Clock::time_point m_pingAt;
    Clock::time_point m_pongBy;
    Clock::time_point m_upgradeBy;
    Clock::time_point m_farewellUntil;
    bool m_isPongAwaited = false;
    bool m_isProbed = false; ///< the probe was answered: polls are answered at once
};

} // namespace tierdesk::server
