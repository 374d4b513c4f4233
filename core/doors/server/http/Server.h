#pragma once

#include "core/base/Clock.h"
#include "core/base/Counters.h"
#include "core/base/Result.h"
#include "core/doors/dialects/Call.h"
#include "core/doors/server/http/Authenticator.h"
#include "core/doors/server/http/HttpConnection.h"
#include "core/doors/server/http/Limits.h"
#include "core/doors/server/http/PendingResponses.h"
#include "core/doors/server/http/RouteTable.h"
#include "core/doors/server/http/SystemDialect.h"
#include "core/doors/server/http/TrustedProxies.h"
#include "core/doors/server/http/Wire.h"
#include "core/doors/server/limits/RateLimiter.h"

#include <QtCore/QHash>
#include <QtCore/QObject>
#include <QtNetwork/QHostAddress>

#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace tierdesk::server {

class Listener;
class SocketHub;

struct ServerSettings {
    FramingLimits framing;
    SocketLimits sockets;
    QByteArray tlsCertificates; ///< PEM, the server's first, then its chain; empty: plain HTTP
    QByteArray tlsKey;          ///< PEM
    bool isDemo = false;
    bool hasRateLimits = true;
    QString maintenanceWindow; ///< told to clients as it is; empty: none
    /// Of credentials that were sent and are not valid.
    dialects::Limit failedCredentials{"failed credentials", 100, 60, dialects::Limit::Key::Peer};
    /// For routes that name none.
    dialects::Limit defaultLimit{"default", 1200, 60, dialects::Limit::Key::Credential};
    /// Origins besides the server's own that may open WebSockets, as browsers print them: "https://desk.example.com".
    std::vector<QByteArray> allowedOrigins;
    TrustedProxies proxies;
    bool hasProxyProtocol = false; ///< connections from the proxies begin with a PROXY protocol header
    bool logsRequests = false;     ///< a line in the log for each answer
    /// Serves `POST /`, `/echo` and `/cookie`, which HTTP conformance probes ask for.
    bool hasProbeRoutes = false;
};

/// The HTTP server: connections, one route table for all dialects, limits, WebSockets.
/// Lives on the server thread with everything that it owns; the Replies it hands out must be called there and not
/// after its end. Order of a request: route, method, authentication, content type and size, rate limit, handler.
class Server final : public QObject, private ConnectionHost
{
    Q_OBJECT
public:
    Server(ServerSettings settings, const base::Clock &clock, base::Counters &counters, Authenticator &authenticator,
           QObject *parent = nullptr);
    ~Server() override;

    /// Before listen().
    void add(std::unique_ptr<dialects::Dialect> dialect);
    /// The components that `/health` lists, looked at with each call.
    void setHealth(HealthProbe health);
    /// Opens the door. Port 0 takes any; gives the port taken. Fails with InvalidInput (TLS material) or Unavailable.
    [[nodiscard]] base::Result<quint16> listen(const QHostAddress &address, quint16 port);
    /// While false whoever connects waits, neither answered nor refused. After listen().
    void setAccepting(bool isAccepting);
    [[nodiscard]] quint16 port() const;
    /// Accepts no more, lets waiting exchanges be answered, closes WebSockets with 1001, then calls @p done, at the
    /// latest after @p bound. Call once.
    void drain(std::function<void()> done, std::chrono::milliseconds bound = std::chrono::seconds(10));

    [[nodiscard]] const RouteTable &routes() const { return m_table; }

private:
    friend class SocketHub;

    struct DoorCounters {
        QByteArray name;
        QHash<int, base::Counter *> byMethodAndStatus;
        base::Histogram *latency = nullptr;
    };

    struct Objection {
        base::Error error;
        int status = 400;
    };

    // ConnectionHost
    [[nodiscard]] qsizetype bodyBound(const FramedRequest &head) override;
    [[nodiscard]] QByteArray earlyRefusal(const FramedRequest &head, const HttpConnection &connection) override;
    void serve(HttpConnection &connection, FramedRequest &&request) override;
    [[nodiscard]] bool takesSocket(const FramedRequest &head, const HttpConnection &connection) override;
    void openSocket(HttpConnection &connection, FramedRequest &&handshake) override;
    [[nodiscard]] QByteArray refusal(const FramingRefusal &refusal, const FramedRequest *head,
                                     const QHostAddress &peer) override;

    void send(quint64 number, dialects::Answer answer);
    void finish(Exchange &exchange, dialects::Answer &answer);
    /// Passes on what is written to @p body.
    void stream(HttpConnection &connection, const AnswerShape &shape, dialects::BodyStream &body);
    /// Whose words answer @p call.
    [[nodiscard]] int dialectOf(const dialects::Call &call, const base::Result<RouteTable::Match> &found) const;
    /// The answer where @p found is no route: OPTIONS, an unknown path, a wrong method, a WebSocket's path.
    [[nodiscard]] std::optional<dialects::Answer>
    answerWithoutRoute(int dialect, const dialects::Call &call, const base::Result<RouteTable::Match> &found) const;
    /// Authentication and the credential's scopes, content type and coding, Accept. Puts the caller into @p call.
    [[nodiscard]] std::optional<Objection> objectionToHead(const RouteTable::Entry &entry, bool hasBody,
                                                           dialects::Call &call);
    /// What stands between a route and its handler: what objectionToHead() says, size, rate limits, in this order.
    [[nodiscard]] std::optional<Objection> objectionTo(const RouteTable::Entry &entry, bool hasBody,
                                                       dialects::Call &call, RateHeaders *rate);
    [[nodiscard]] dialects::Answer answerTo(const Objection &objection, const RouteTable::Entry &entry,
                                            const dialects::Call &call) const;
    /// Charges the limits of @p entry; fails with RateLimited, and nothing charged, if one is used up.
    [[nodiscard]] base::Result<void> charge(const RouteTable::Entry &entry, const dialects::Call &call,
                                            RateHeaders *headers);
    [[nodiscard]] dialects::Answer refuse(int dialect, const base::Error &error, const dialects::Call &call,
                                          int status) const;
    [[nodiscard]] dialects::Call callOf(FramedRequest &&request, const HttpConnection &connection) const;
    [[nodiscard]] int dialectFor(QByteArrayView path) const;
    void count(int dialect, dialects::Method method, int status, qint64 nanoseconds);
    void logAnswer(const Exchange &exchange, int status, qint64 nanoseconds) const;
    /// Fails with RateLimited where @p call's address has sent too many credentials that are not valid.
    [[nodiscard]] base::Result<void> chargeFailedCredential(const dialects::Call &call);
    void checkDrained();
    [[nodiscard]] base::Result<void> addRoutes();

    ServerSettings m_settings;
    const base::Clock &m_clock;
    base::Counters &m_counters;
    Authenticator &m_authenticator;
    std::vector<std::unique_ptr<dialects::Dialect>> m_dialects;
    std::vector<DoorCounters> m_doorCounters; ///< one a dialect; the last is for what has none
    RouteTable m_table;
    RateLimiter m_limiter;
    int m_failedCredentials = 0; ///< the limit's number
    PendingResponses m_exchanges;
    int m_streams = 0; ///< answers that have begun and not ended
    DateLine m_date;
    base::Timestamp m_startedAt;
    std::vector<RateLimiter::Charge> m_charges; ///< of the request at hand; kept for its room
    HealthProbe m_health;
    std::unique_ptr<Listener> m_listener; ///< from listen() on, like the hub
    std::unique_ptr<SocketHub> m_hub;
    std::function<void()> m_drained;
    std::chrono::steady_clock::time_point m_drainUntil;
    bool m_isDraining = false;
};

} // namespace tierdesk::server
