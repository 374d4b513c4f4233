#include "core/doors/server/http/Server.h"

#include "core/base/Log.h"
#include "core/base/LogContext.h"
#include "core/doors/server/http/Listener.h"
#include "core/doors/server/http/Negotiation.h"
#include "core/doors/server/http/Tls.h"
#include "core/doors/server/websocket/SocketHub.h"

#include <QtCore/QRandomGenerator>
#include <QtCore/QTimer>

#include <algorithm>

namespace tierdesk::server {

namespace {

using base::Fault;
using dialects::Answer;
using dialects::Call;
using dialects::Method;

/// Returns whether @p call reads a page that needs no credential.
bool isPublicPage(const dialects::Route &route, const Call &call)
{
    return !dialects::needsCredential(route.access) && (call.method == Method::Get || call.method == Method::Head);
}

} // namespace

Server::Server(ServerSettings settings, const base::Clock &clock, base::Counters &counters,
               Authenticator &authenticator, QObject *parent)
    : QObject(parent)
    , m_settings(std::move(settings))
    , m_clock(clock)
    , m_counters(counters)
    , m_authenticator(authenticator)
    , m_limiter(clock)
    , m_failedCredentials(m_limiter.add(m_settings.failedCredentials))
    , m_startedAt(clock.now())
{}

Server::~Server() = default;

void Server::add(std::unique_ptr<dialects::Dialect> dialect)
{
    m_dialects.push_back(std::move(dialect));
}

void Server::setHealth(HealthProbe health)
{
    m_health = std::move(health);
}

base::Result<void> Server::addRoutes()
{
    auto system = std::make_unique<SystemDialect>(SystemDialect::Sources{
        m_clock, m_counters, m_table, m_dialects, m_health, m_isDraining, m_settings.hasProbeRoutes});
    // Runs after the routes are added and before the first request, so that no request waits for it.
    QTimer::singleShot(0, this, [pages = system.get()] { pages->describe(); });
    add(std::move(system));
    for (size_t i = 0; i < m_dialects.size(); ++i) {
        for (dialects::Route &route : m_dialects[i]->routes()) {
            std::vector<int> limits;
            if (m_settings.hasRateLimits) {
                for (const dialects::Limit &each : route.limits)
                    limits.push_back(m_limiter.add(each));
                if (limits.empty() && m_settings.defaultLimit.count > 0)
                    limits.push_back(m_limiter.add(m_settings.defaultLimit));
            }
            TRY(m_table.add(std::move(route), static_cast<int>(i), std::move(limits)));
        }
        m_hub->add(m_dialects[i]->socketRoutes(), m_dialects[i]->door());
        QByteArray name = m_dialects[i]->prefix();
        name = name.startsWith('/') ? name.mid(1).replace('"', '\'') : "system"_ba;
        const QByteArray label = "door=\"" + name + '"';
        m_doorCounters.push_back({label,
                                  {},
                                  &m_counters.histogram("tierdesk_http_request_duration_seconds",
                                                        "From the whole request to its answer.", label)});
    }
    return {};
}

base::Result<quint16> Server::listen(const QHostAddress &address, quint16 port)
{
    auto listener = std::make_unique<Listener>(m_settings.framing, static_cast<ConnectionHost &>(*this), m_counters);
    if (!m_settings.tlsCertificates.isEmpty()) {
        auto tls = TRY(tlsFrom(m_settings.tlsCertificates, m_settings.tlsKey));
        listener->setTls(tls);
    }
    listener->setProxies(m_settings.proxies, m_settings.hasProxyProtocol);
    m_hub = std::make_unique<SocketHub>(*this);
    TRY(addRoutes());
    if (!listener->listen(address, port))
        return base::fail(
            Fault::Unavailable,
            u"Cannot listen on %1 port %2: %3"_s.arg(address.toString()).arg(port).arg(listener->errorString()));
    connect(listener.get(), &Listener::connectionEnded, this, [this](quint64 number) {
        for (const auto &each : m_dialects)
            each->connectionEnded(number);
    });
    m_listener = std::move(listener);
    return m_listener->serverPort();
}

void Server::setAccepting(bool isAccepting)
{
    if (isAccepting)
        m_listener->resumeAccepting();
    else
        m_listener->pauseAccepting();
}

quint16 Server::port() const
{
    return m_listener ? m_listener->serverPort() : quint16(0);
}

Call Server::callOf(FramedRequest &&request, const HttpConnection &connection) const
{
    Call call;
    call.method = request.method;
    call.path = std::move(request.path);
    call.rawQuery = std::move(request.query);
    call.headers = std::move(request.headers);
    call.body = std::move(request.body);
    TrustedProxies::Client client = m_settings.proxies.clientOf(call.headers, connection.peer(), connection.isSecure());
    call.peer = client.address;
    call.isSecure = client.isSecure;
    call.requestId = client.requestId.isEmpty()
                         ? QByteArray::number(QRandomGenerator::global()->generate64() | 1ull << 63, 16)
                         : std::move(client.requestId);
    call.receivedAt = m_clock.now();
    call.connection = connection.number();
    return call;
}

int Server::dialectFor(QByteArrayView path) const
{
    int best = static_cast<int>(m_dialects.size()) - 1; // SystemDialect
    qsizetype length = 0;
    for (size_t i = 0; i < m_dialects.size(); ++i) {
        for (const QByteArray &prefix : m_dialects[i]->prefixes()) {
            const bool isBelow =
                path.startsWith(prefix) && (path.size() == prefix.size() || path[prefix.size()] == '/');
            if (isBelow && prefix.size() > length) {
                best = static_cast<int>(i);
                length = prefix.size();
            }
        }
    }
    return best;
}

Answer Server::refuse(int dialect, const base::Error &error, const Call &call, int status) const
{
    return m_dialects[static_cast<size_t>(dialect)]->refuse(error, call, status);
}

void Server::serve(HttpConnection &connection, FramedRequest &&request)
{
    Exchange exchange{.connection = &connection, .method = request.method, .since = HttpConnection::Clock::now()};
    exchange.shape.isHead = request.method == Method::Head;
    exchange.shape.minor = request.minor;
    exchange.shape.isClosing = !request.isKeptAlive || m_isDraining;
    const bool hasBody = request.hasBody;
    // With Strict-Transport-Security, a browser would use TLS for every port of this machine.
    const bool isLocalName = request.host.startsWith("localhost");
    Call call = callOf(std::move(request), connection);
    const log::RequestScope logged(call.requestId);
    exchange.peer = call.peer;
    exchange.shape.requestId = call.requestId;
    exchange.shape.isSecure = call.isSecure && !isLocalName;
    const auto refused = [&](const base::Error &error, int status) {
        Answer answer = refuse(exchange.dialect, error, call, status);
        finish(exchange, answer);
    };

    // route and method
    auto found = m_table.find(call.method, call.path);
    exchange.dialect = dialectOf(call, found);
    if (auto answer = answerWithoutRoute(exchange.dialect, call, found)) {
        finish(exchange, *answer);
        return;
    }
    call.captures = std::move(found->captures);
    const RouteTable::Entry *entry = found->entry;
    const dialects::Route &route = entry->route;
    exchange.route = route.pattern;
    if (!call.rawQuery.isEmpty()) {
        auto query = decodeQuery(call.rawQuery);
        if (!query) {
            refused(query.error(), 400);
            return;
        }
        call.query = std::move(*query);
    }

    if (const auto objection = objectionTo(*entry, hasBody, call, &exchange.shape.rate)) {
        Answer answer = answerTo(*objection, *entry, call);
        finish(exchange, answer);
        return;
    }
    if (isPublicPage(route, call))
        exchange.conditions = Conditions{listOf(call.headers, "if-none-match"), call.header("if-modified-since")};
    const quint64 number = m_exchanges.park(std::move(exchange));
    route.handler(call, [this, number](Answer answer) { send(number, std::move(answer)); });
}

std::optional<Server::Objection> Server::objectionTo(const RouteTable::Entry &entry, bool hasBody, Call &call,
                                                     RateHeaders *rate)
{
    if (auto objection = objectionToHead(entry, hasBody, call))
        return objection;
    const qsizetype bound = entry.route.maxBody;
    if (call.body.size() > bound)
        return Objection{base::fail(Fault::TooLarge, u"The body is larger than %1 bytes."_s.arg(bound)), 413};
    if (isPublicPage(entry.route, call) && m_listener->isFull(call.peer))
        return Objection{base::fail(Fault::RateLimited,
                                    u"Answers are still on their way to your address. Try again in 1 s."_s, {},
                                    QJsonObject{{u"retryAfter"_s, 1}}),
                         429};
    // rate limits
    if (!entry.limits.empty()) {
        if (auto charged = charge(entry, call, rate); !charged)
            return Objection{charged.error(), 429};
    }
    return std::nullopt;
}

base::Result<void> Server::charge(const RouteTable::Entry &entry, const Call &call, RateHeaders *headers)
{
    const dialects::Principal &who = call.principal;
    const RateLimiter::Key caller = who.isCustomer()
                                        ? RateLimiter::within(RateLimiter::keyOf(who.credential), who.subject)
                                    : who.credential.isSet() ? RateLimiter::keyOf(who.credential)
                                    : who.user.isSet()       ? RateLimiter::keyOf(who.user)
                                                             : RateLimiter::keyOf(call.peer);
    m_charges.clear();
    for (const int number : entry.limits) {
        switch (m_limiter.limit(number).key) {
        case dialects::Limit::Key::Peer:
            m_charges.push_back({number, RateLimiter::keyOf(call.peer)});
            break;
        case dialects::Limit::Key::Credential:
            m_charges.push_back({number, caller});
            break;
        case dialects::Limit::Key::Session:
            m_charges.push_back(
                {number, RateLimiter::within(caller, call.captures.isEmpty() ? QStringView() : call.captures.first())});
            break;
        }
    }
    const RateLimiter::Verdict verdict = m_limiter.take(m_charges);
    *headers = {verdict.limit, verdict.remaining, verdict.reset, verdict.retryAfter};
    if (verdict.isAllowed)
        return {};
    return base::fail(Fault::RateLimited, u"Too many requests. Try again in %1 s."_s.arg(verdict.retryAfter), {},
                      QJsonObject{{u"retryAfter"_s, verdict.retryAfter}});
}

void Server::send(quint64 number, Answer answer)
{
    if (std::optional<Exchange> exchange = m_exchanges.take(number)) {
        const log::RequestScope logged(exchange->shape.requestId);
        finish(*exchange, answer);
    }
}

void Server::finish(Exchange &exchange, Answer &answer)
{
    if (answer.status < 200 || answer.status > 599) {
        qCWarning(log::Http) << "an answer with status" << answer.status;
        answer = problem(500, u"The answer was not a valid one."_s);
    }
    if (exchange.conditions)
        applyConditions(*exchange.conditions, m_startedAt, m_clock.now(), answer);
    const qint64 nanoseconds = (HttpConnection::Clock::now() - exchange.since).count();
    count(exchange.dialect, exchange.method, answer.status, nanoseconds);
    if (m_settings.logsRequests)
        logAnswer(exchange, answer.status, nanoseconds);
    HttpConnection *const connection = exchange.connection.data();
    if (!connection)
        return; // the client has left
    exchange.shape.isClosing = exchange.shape.isClosing || m_isDraining || connection->isClosingSoon() ||
                               (answer.stream && exchange.shape.minor == 0);
    const QByteArray bytes = serialise(answer, exchange.shape, m_date.at(m_clock.now()));
    if (exchange.conditions)
        m_listener->charge(*connection, exchange.peer, bytes.size());
    if (!answer.stream) {
        connection->answer(bytes, exchange.shape.isClosing);
        return;
    }
    connection->beginAnswer(bytes);
    stream(*connection, exchange.shape, *answer.stream);
}

void Server::stream(HttpConnection &connection, const AnswerShape &shape, dialects::BodyStream &body)
{
    // The dialect's reference to the body may outlive the connection and this server.
    const QPointer<HttpConnection> client(&connection);
    const QPointer<Server> self(this);
    const bool isChunked = shape.minor > 0;
    ++m_streams;
    body.listen(
        [client, isChunked](const QByteArray &bytes) {
            HttpConnection *const open = client.data();
            if (open && !bytes.isEmpty())
                open->continueAnswer(isChunked ? chunkOf(bytes) : bytes);
        },
        [self, client, isChunked, isClosing = shape.isClosing] {
            if (Server *const server = self.data())
                --server->m_streams;
            if (HttpConnection *const open = client.data())
                open->endAnswer(isChunked ? "0\r\n\r\n"_ba : QByteArray(), isClosing);
        });
}

void Server::count(int dialect, Method method, int status, qint64 nanoseconds)
{
    constexpr int Statuses = 1000;
    DoorCounters &counters = m_doorCounters[static_cast<size_t>(dialect)];
    base::Counter *&counter = counters.byMethodAndStatus[static_cast<int>(method) * Statuses + status];
    if (!counter)
        counter = &m_counters.counter("tierdesk_http_requests_total", "Answers by door, method and status.",
                                      counters.name + ",method=\"" + RouteTable::word(method) + "\",code=\"" +
                                          QByteArray::number(status) + '"');
    counter->add();
    counters.latency->record(nanoseconds / 1000);
}

/// Logs the route's pattern, because a path or query may contain customers' text or keys.
void Server::logAnswer(const Exchange &exchange, int status, qint64 nanoseconds) const
{
    qCInfo(log::Http).noquote().nospace()
        << RouteTable::word(exchange.method) << ' ' << (exchange.route.isEmpty() ? "-"_ba : exchange.route) << ' '
        << status << " in " << nanoseconds / 1000 << " us for " << exchange.peer.toString();
}

void Server::drain(std::function<void()> done, std::chrono::milliseconds bound)
{
    m_drained = std::move(done);
    m_isDraining = true;
    m_drainUntil = HttpConnection::Clock::now() + bound;
    if (m_listener) {
        m_listener->close();
        for (const auto &each : m_dialects)
            each->serverEnds();
        m_listener->closeIdle();
        m_hub->closeAll();
    }
    auto *timer = new QTimer(this);
    connect(timer, &QTimer::timeout, this, &Server::checkDrained);
    timer->start(std::chrono::milliseconds(5));
}

void Server::checkDrained()
{
    const bool isOver = m_exchanges.size() == 0 && m_streams == 0 && (!m_listener || !m_listener->hasUnwritten()) &&
                        (!m_hub || m_hub->open() == 0);
    if (!m_drained || (!isOver && HttpConnection::Clock::now() < m_drainUntil))
        return;
    const auto done = std::move(m_drained);
    m_drained = nullptr;
    done();
}

} // namespace tierdesk::server
