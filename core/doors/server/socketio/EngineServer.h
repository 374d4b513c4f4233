#pragma once

#include "core/base/Counters.h"
#include "core/doors/server/socketio/EngineSession.h"

#include <QtCore/QHash>
#include <QtCore/QTimer>
#include <QtNetwork/QHostAddress>

#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace tierdesk::server {

/// Engine.IO v4 at one path: handshakes, polls, WebSockets, upgrades, heartbeats, limits. It is a dialect only so that
/// it can have routes: it transports bytes and passes each session to onOpened. Errors are those of the protocol,
/// `{"code":0…5,"message":…}`. Lives on the server thread.
class EngineServer final : public dialects::Dialect
{
public:
    /// The protocol's error codes.
    enum class Code { UnknownTransport, UnknownSession, BadMethod, BadRequest, Forbidden, BadVersion };

    EngineServer(EngineSettings settings, base::Counters &counters);

    /// Called with each new session before anything is read from it, to set its callbacks.
    std::function<void(const std::shared_ptr<EngineSession> &)> onOpened;
    /// Called several times a second.
    std::function<void(EngineSession::Clock::time_point)> onTick;

    [[nodiscard]] const EngineSettings &settings() const { return m_settings; }
    [[nodiscard]] qsizetype size() const { return m_sessions.size(); }
    /// Returns the number of polls that wait for a packet.
    [[nodiscard]] qsizetype waitingPolls() const { return m_polls.size(); }
    void tick(EngineSession::Clock::time_point now);

    // Dialect
    [[nodiscard]] QByteArray prefix() const override;
    [[nodiscard]] std::vector<dialects::Route> routes() override;
    [[nodiscard]] std::vector<dialects::SocketRoute> socketRoutes() override;
    [[nodiscard]] dialects::Answer refuse(const base::Error &error, const dialects::Call &call,
                                          int status) const override;
    void connectionEnded(quint64 connection) override;
    void serverEnds() override;

private:
    using Session = std::shared_ptr<EngineSession>;

    struct Refusal {
        Code code = Code::BadRequest;
        QString message; ///< empty: the code's own
    };

    [[nodiscard]] bool isOriginGood(const dialects::Call &call) const;
    /// Returns why the request is refused; none if it belongs to a session or may begin one.
    [[nodiscard]] std::optional<Refusal> objectionTo(const dialects::Call &call, bool isSocket) const;
    [[nodiscard]] Session find(const dialects::Call &call) const;
    [[nodiscard]] Session open(const dialects::Call &call);
    void handle(const dialects::Call &call, const dialects::Reply &reply);
    void openSocket(const dialects::Call &call, dialects::Channel &channel);
    void poll(const Session &session, const dialects::Call &call, const dialects::Reply &reply);
    /// Removes @p session if it is over.
    void settle(const Session &session);
    [[nodiscard]] dialects::Answer answerTo(const Refusal &refusal) const;
    [[nodiscard]] std::vector<dialects::Header> crossOrigin(const dialects::Call &call) const;

    EngineSettings m_settings;
    base::Counter &m_openGauge;
    base::Counter &m_refused;
    QHash<QByteArray, Session> m_sessions;
    QHash<quint64, Session> m_polls; ///< by the number of the poll's connection
    QHash<QHostAddress, int> m_byAddress;
    std::unique_ptr<QTimer> m_timer;
    bool m_isEnding = false;
};

} // namespace tierdesk::server
