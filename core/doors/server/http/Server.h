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
    QByteArray tlsCertificates; ///< PEM, the server's certificate, then its chain; empty: plain HTTP
    QByteArray tlsKey;          ///< PEM
    bool isDemo = false;
    bool hasRateLimits = true;
    QString maintenanceWindow; ///< shown to clients unchanged; empty: none
    /// Limits requests with an invalid credential.
    dialects::Limit failedCredentials{"failed credentials", 100, 60, dialects::Limit::Key::Peer};
    /// Applies to routes without a limit of their own.
    dialects::Limit defaultLimit{"default", 1200, 60, dialects::Limit::Key::Credential};
    /// Origins besides the server's own that may open WebSockets, as browsers send them: "https://desk.example.com".
    std::vector<QByteArray> allowedOrigins;
    TrustedProxies proxies;
    bool hasProxyProtocol = false; ///< connections from the proxies begin with a PROXY protocol header
    bool logsRequests = false;     ///< one log line per response
    /// Serves `POST /`, `/echo` and `/cookie` for HTTP conformance probes.
    bool hasProbeRoutes = false;
};

/// The HTTP server: connections, one route table for all dialects, limits, WebSockets. Lives on the server thread with
/// everything that it owns. Handlers must call their Replies on that thread, and not after the server is destroyed.
/// Steps of a request: route, method, authentication, content type and size, rate limit, handler.
class Server final : public QObject, private ConnectionHost
{
    Q_OBJECT
public:
    Server(ServerSettings settings, const base::Clock &clock, base::Counters &counters, Authenticator &authenticator,
           QObject *parent = nullptr);
    ~Server() override;

    /// Adds a dialect. Call before listen().
    void add(std::unique_ptr<dialects::Dialect> dialect);
    /// Sets the probe for the components that `/health` and `/metrics` report. It runs on each call to them.
    void setHealth(HealthProbe health);
    /// Starts to listen and returns the port; @p port 0 selects a free one. Fails with InvalidInput (TLS material,
    /// malformed pattern), Conflict (two equal routes) or Unavailable.
    [[nodiscard]] base::Result<quint16> listen(const QHostAddress &address, quint16 port);
    /// While @p isAccepting is false, new connections wait in the listen backlog. Call after listen().
    void setAccepting(bool isAccepting);
    [[nodiscard]] quint16 port() const;
    /// Stops accepting connections, completes pending responses and closes WebSockets with 1001. Calls @p done when
    /// that is finished, or after @p bound. Call once.
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
    /// Forwards the parts that the dialect writes to @p body to the connection.
    void stream(HttpConnection &connection, const AnswerShape &shape, dialects::BodyStream &body);
    /// Returns the index of the dialect that formats errors for @p call.
    [[nodiscard]] int dialectOf(const dialects::Call &call, const base::Result<RouteTable::Match> &found) const;
    /// Returns the response if there is no route: OPTIONS, unknown path, wrong method, path of a WebSocket. Else none.
    [[nodiscard]] std::optional<dialects::Answer>
    answerWithoutRoute(int dialect, const dialects::Call &call, const base::Result<RouteTable::Match> &found) const;
    /// Checks credential, scopes, content type and coding, Accept. Sets the principal and decodes an aws-chunked body.
    [[nodiscard]] std::optional<Objection> objectionToHead(const RouteTable::Entry &entry, bool hasBody,
                                                           dialects::Call &call);
    /// Makes all checks before the handler: objectionToHead(), body size, bytes in flight, rate limits, in this order.
    [[nodiscard]] std::optional<Objection> objectionTo(const RouteTable::Entry &entry, bool hasBody,
                                                       dialects::Call &call, RateHeaders *rate);
    [[nodiscard]] dialects::Answer answerTo(const Objection &objection, const RouteTable::Entry &entry,
                                            const dialects::Call &call) const;
    /// Charges the limits of @p entry. Fails with RateLimited if one is used up; then nothing is charged.
    [[nodiscard]] base::Result<void> charge(const RouteTable::Entry &entry, const dialects::Call &call,
                                            RateHeaders *headers);
    [[nodiscard]] dialects::Answer refuse(int dialect, const base::Error &error, const dialects::Call &call,
                                          int status) const;
    [[nodiscard]] dialects::Call callOf(FramedRequest &&request, const HttpConnection &connection) const;
    [[nodiscard]] int dialectFor(QByteArrayView path) const;
    void count(int dialect, dialects::Method method, int status, qint64 nanoseconds);
    void logAnswer(const Exchange &exchange, int status, qint64 nanoseconds) const;
    /// Counts an invalid credential, if @p call has one. Fails with RateLimited if its address has sent too many.
    [[nodiscard]] base::Result<void> chargeFailedCredential(const dialects::Call &call);
    void checkDrained();
    [[nodiscard]] base::Result<void> addRoutes();

    ServerSettings m_settings;
    const base::Clock &m_clock;
    base::Counters &m_counters;
    Authenticator &m_authenticator;
    std::vector<std::unique_ptr<dialects::Dialect>> m_dialects;
    std::vector<DoorCounters> m_doorCounters; ///< by dialect; the last is SystemDialect
    RouteTable m_table;
    RateLimiter m_limiter;
    int m_failedCredentials = 0; ///< the limit's number in m_limiter
    PendingResponses m_exchanges;
    int m_streams = 0; ///< responses in parts that have not ended
    DateLine m_date;
    base::Timestamp m_startedAt;
    std::vector<RateLimiter::Charge> m_charges; ///< of the current request; kept to reuse its memory
    HealthProbe m_health;
    std::unique_ptr<Listener> m_listener; ///< set by listen(), as is m_hub
    std::unique_ptr<SocketHub> m_hub;
    std::function<void()> m_drained;
    std::chrono::steady_clock::time_point m_drainUntil;
    bool m_isDraining = false;
};

} // namespace tierdesk::server
