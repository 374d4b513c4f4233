#include "core/doors/server/socketio/EngineServer.h"

#include "core/base/Json.h"
#include "core/base/Random.h"
#include "core/doors/server/http/Syntax.h"

#include <algorithm>
#include <utility>

namespace tierdesk::server {

namespace {

using dialects::Access;
using dialects::Answer;
using dialects::Call;
using dialects::Header;
using dialects::Method;
using dialects::Parting;
using dialects::Reply;
using dialects::Route;

constexpr int SessionIdLength = 20; // of 36 characters: 103 bits

QString wordsOf(EngineServer::Code code)
{
    switch (code) {
    case EngineServer::Code::UnknownTransport:
        return u"Transport unknown"_s;
    case EngineServer::Code::UnknownSession:
        return u"Session ID unknown"_s;
    case EngineServer::Code::BadMethod:
        return u"Bad handshake method"_s;
    case EngineServer::Code::BadRequest:
        return u"Bad request"_s;
    case EngineServer::Code::Forbidden:
        return u"Forbidden"_s;
    case EngineServer::Code::BadVersion:
        return u"Unsupported protocol version"_s;
    }
    return {};
}

bool asksForSocket(const Call &call)
{
    return syntax::listHas(call.header("upgrade"), "websocket");
}

} // namespace

EngineServer::EngineServer(EngineSettings settings, base::Counters &counters)
    : m_settings(std::move(settings))
    , m_openGauge(counters.counter("tierdesk_engineio_sessions", "Open sessions of Engine.IO.",
                                   "path=\"" + m_settings.path + '"', base::Counters::Kind::Gauge))
    , m_refused(counters.counter("tierdesk_engineio_refused_total", "Requests that no session took.",
                                 "path=\"" + m_settings.path + '"'))
{}

QByteArray EngineServer::prefix() const
{
    return m_settings.path.endsWith('/') ? m_settings.path.chopped(1) : m_settings.path;
}

std::vector<Route> EngineServer::routes()
{
    // One timer for all heartbeats. It is started here because this function runs on the server thread.
    const auto shortest = std::min(m_settings.pingInterval, m_settings.pingTimeout);
    m_timer = std::make_unique<QTimer>();
    m_timer->setInterval(std::clamp(shortest / 20, std::chrono::milliseconds(5), std::chrono::milliseconds(250)));
    QObject::connect(m_timer.get(), &QTimer::timeout, m_timer.get(), [this] { tick(EngineSession::Clock::now()); });
    m_timer->start();

    std::vector<Route> out;
    // All methods, because the protocol has its own error for those that it does not support.
    for (const Method method : {Method::Get, Method::Post, Method::Put, Method::Patch, Method::Delete}) {
        Route route;
        route.method = method;
        route.pattern = m_settings.path;
        route.handler = [this](const Call &call, const Reply &reply) { handle(call, reply); };
        route.limits = m_settings.rates;
        route.maxBody = m_settings.limits.payload;
        route.isListed = false;
        out.push_back(std::move(route));
    }
    Route preflight = out.front();
    preflight.method = Method::Options;
    preflight.handler = [this](const Call &call, const Reply &reply) {
        Answer answer;
        answer.status = 204;
        answer.headers = crossOrigin(call);
        answer.headers.emplace_back("Allow", "GET, HEAD, POST, OPTIONS");
        answer.headers.emplace_back("Access-Control-Allow-Methods", "GET, POST");
        answer.headers.emplace_back("Access-Control-Allow-Headers", "Authorization, Content-Type");
        answer.headers.emplace_back("Access-Control-Max-Age", "600");
        reply(std::move(answer));
    };
    out.push_back(std::move(preflight));
    return out;
}

std::vector<dialects::SocketRoute> EngineServer::socketRoutes()
{
    dialects::SocketRoute route;
    route.path = m_settings.path;
    route.access = Access::Public;
    route.opened = [this](const Call &call, dialects::Channel &channel) { openSocket(call, channel); };
    route.wants = [this](const Call &call) { return !objectionTo(call, true); };
    route.maxMessage = m_settings.limits.payload;
    route.maxBacklog = m_settings.backlog;
    return {route};
}

bool EngineServer::isOriginGood(const Call &call) const
{
    const QByteArray origin = call.header("origin");
    if (origin.isEmpty())
        return true; // not a browser, or a page of this server
    const QByteArray own = (call.isSecure ? "https://" : "http://") + call.header("host");
    return syntax::equalsIgnoringCase(origin, own) || (m_settings.allowsOrigin && m_settings.allowsOrigin(call));
}

std::vector<Header> EngineServer::crossOrigin(const Call &call) const
{
    const QByteArray origin = call.header("origin");
    if (origin.isEmpty() || !isOriginGood(call))
        return {{"Vary", "Origin"}};
    return {{"Vary", "Origin"}, {"Access-Control-Allow-Origin", origin}, {"Access-Control-Allow-Credentials", "true"}};
}

EngineServer::Session EngineServer::find(const Call &call) const
{
    const auto sid = call.parameter(u"sid");
    return sid ? m_sessions.value(sid->toLatin1()) : nullptr;
}

std::optional<EngineServer::Refusal> EngineServer::objectionTo(const Call &call, bool isSocket) const
{
    const QString transport = call.parameter(u"transport").value_or(QString());
    if (transport != u"polling" && transport != u"websocket")
        return Refusal{Code::UnknownTransport, {}};
    if (!isOriginGood(call))
        return Refusal{Code::Forbidden, u"This origin may not connect."_s};
    const bool isForSocket = transport == u"websocket";
    if (call.parameter(u"sid")) {
        const Session session = find(call);
        if (!session)
            return Refusal{Code::UnknownSession, {}};
        // A second WebSocket is accepted and then closed; an HTTP request is refused at once.
        if (isSocket != isForSocket || (!isSocket && session->isOnSocket()))
            return Refusal{Code::BadRequest, {}};
        return std::nullopt;
    }
    if (call.method != Method::Get)
        return Refusal{Code::BadMethod, {}};
    if (call.parameter(u"EIO") != u"4"_s)
        return Refusal{Code::BadVersion, {}};
    if (isSocket != isForSocket || m_isEnding)
        return Refusal{Code::BadRequest, {}};
    if (m_sessions.size() >= m_settings.sessions || m_byAddress.value(call.peer) >= m_settings.sessionsPerAddress)
        return Refusal{Code::Forbidden, u"There are too many sessions."_s};
    return std::nullopt;
}

EngineServer::Session EngineServer::open(const Call &call)
{
    const QByteArray id = base::randomToken(SessionIdLength).toLatin1();
    auto session = std::make_shared<EngineSession>(id, call, m_settings);
    session->onPollAnswered = [this](quint64 connection) { m_polls.remove(connection); };
    m_sessions.insert(id, session);
    ++m_byAddress[call.peer];
    m_openGauge.add(1);
    if (onOpened)
        onOpened(session);
    return session;
}

void EngineServer::settle(const Session &session)
{
    if (!session->isOver() || !m_sessions.remove(session->id()))
        return;
    m_openGauge.add(-1);
    const auto count = m_byAddress.find(session->handshake().peer);
    if (count != m_byAddress.end() && --*count <= 0)
        m_byAddress.erase(count);
}

void EngineServer::handle(const Call &call, const Reply &given)
{
    const Reply reply = [given, headers = crossOrigin(call)](Answer answer) {
        answer.headers.insert(answer.headers.end(), headers.begin(), headers.end());
        given(std::move(answer));
    };
    if (const Session known = find(call)) {
        known->tick(EngineSession::Clock::now()); // closes it if it has timed out
        settle(known);
    }
    if (const auto refusal = objectionTo(call, asksForSocket(call))) {
        m_refused.add();
        reply(answerTo(*refusal));
        return;
    }
    const bool isNew = !call.parameter(u"sid");
    const Session session = isNew ? open(call) : find(call);
    const auto ok = [&reply](const QByteArray &body) { reply({200, body, "text/plain; charset=UTF-8", {}}); };
    if (asksForSocket(call) || (call.method != Method::Get && call.method != Method::Post)) {
        m_refused.add();
        reply(answerTo({Code::BadRequest, {}}));
    } else if (isNew) {
        ok(session->opening(true));
    } else if (call.method == Method::Get) {
        poll(session, call, reply);
    } else if (const auto posted = session->post(call.body); posted) {
        ok("ok");
    } else {
        m_refused.add();
        reply(answerTo({Code::BadRequest, posted.error().message}));
    }
    settle(session);
}

void EngineServer::poll(const Session &session, const Call &call, const Reply &reply)
{
    m_polls.insert(call.connection, session);
    session->poll(call.connection, reply);
    if (!session->isOpen())
        m_polls.remove(call.connection);
}

void EngineServer::openSocket(const Call &call, dialects::Channel &channel)
{
    // The conditions checked before the handshake may have changed since.
    if (objectionTo(call, true)) {
        channel.close(1008, {});
        return;
    }
    Session session = find(call);
    if (session) {
        session->probe(channel);
        return;
    }
    session = open(call);
    session->start(channel);
    settle(session);
}

void EngineServer::connectionEnded(quint64 connection)
{
    if (const Session session = m_polls.take(connection)) {
        session->pollLeft(connection);
        settle(session);
    }
}

void EngineServer::serverEnds()
{
    m_isEnding = true;
    const QHash<QByteArray, Session> all = m_sessions;
    for (const Session &each : all) {
        each->close(Parting::ServerGoesAway);
        settle(each);
    }
}

void EngineServer::tick(EngineSession::Clock::time_point now)
{
    // Sessions may begin and end during the loop.
    const QHash<QByteArray, Session> all = m_sessions;
    for (const Session &each : all) {
        each->tick(now);
        settle(each);
    }
    if (onTick)
        onTick(now);
}

Answer EngineServer::answerTo(const Refusal &refusal) const
{
    Answer answer;
    answer.status = refusal.code == Code::Forbidden ? 403 : 400;
    answer.body =
        base::toJson(QJsonObject{{u"code"_s, static_cast<int>(refusal.code)},
                                 {u"message"_s, refusal.message.isEmpty() ? wordsOf(refusal.code) : refusal.message}});
    return answer;
}

Answer EngineServer::refuse(const base::Error &error, const Call &, int status) const
{
    Answer answer = answerTo({status == 403 ? Code::Forbidden : Code::BadRequest, error.message});
    answer.status = status > 0 ? status : answer.status;
    return answer;
}

} // namespace tierdesk::server
