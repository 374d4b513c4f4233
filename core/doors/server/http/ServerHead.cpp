#include "core/doors/server/auth/SigV4.h"
#include "core/doors/server/http/Negotiation.h"
#include "core/doors/server/http/Server.h"
#include "core/doors/server/websocket/SocketHub.h"

#include <algorithm>

// Checks on the head of a request, made before its body is read, and the error responses that they cause.
namespace tierdesk::server {

namespace {

using base::Fault;
using dialects::Access;
using dialects::Answer;
using dialects::Call;
using dialects::Method;

QByteArray challengeOf(Access access)
{
    switch (access) {
    case Access::Public:
    case Access::Anyone:
        return {};
    case Access::SigV4:
        return "AWS4-HMAC-SHA256"_ba;
    case Access::ApiKey:
    case Access::SiteKey:
        return "ApiKey realm=\"tierdesk\""_ba;
    case Access::Jwt:
    case Access::DeskToken:
    case Access::Metrics:
        return "Bearer realm=\"tierdesk\""_ba;
    }
    return {};
}

/// Returns whether a credential for @p access can be checked without the body.
bool isOfTheHead(Access access)
{
    return access != Access::SigV4;
}

} // namespace

int Server::dialectOf(const Call &call, const base::Result<RouteTable::Match> &found) const
{
    if (call.path == "*")
        return static_cast<int>(m_dialects.size()) - 1;
    if (found && found->entry)
        return found->entry->dialect;
    return found && found->dialect >= 0 ? found->dialect : dialectFor(call.path);
}

std::optional<Answer> Server::answerWithoutRoute(int dialect, const Call &call,
                                                 const base::Result<RouteTable::Match> &found) const
{
    const auto allowing = [&](const QByteArray &methods) {
        Answer answer;
        if (call.method == Method::Options)
            answer.status = 204;
        else
            answer =
                refuse(dialect, base::fail(Fault::InvalidInput, u"This path does not take this method."_s), call, 405);
        addHeader(answer, "Allow", methods);
        return answer;
    };
    if (call.path == "*")
        return allowing("GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS");
    if (!found)
        return refuse(dialect, found.error(), call, 400);
    if (found->entry)
        return std::nullopt;
    if (!found->allow.isEmpty())
        return allowing(found->allow);
    if (!m_hub->find(call.path))
        return refuse(dialect, base::fail(Fault::NotFound, u"There is nothing at this path."_s), call, 404);
    if (call.method != Method::Get && call.method != Method::Head)
        return allowing("GET, HEAD, OPTIONS");
    Answer answer = refuse(dialect, base::fail(Fault::InvalidInput, u"This path is a WebSocket."_s), call, 426);
    addHeader(answer, "Upgrade", "websocket");
    return answer;
}

std::optional<Server::Objection> Server::objectionToHead(const RouteTable::Entry &entry, bool hasBody, Call &call)
{
    const auto object = [](int status, base::Error error) { return Objection{std::move(error), status}; };
    const dialects::Route &route = entry.route;

    // authentication
    if (route.access != Access::Public) {
        auto principal = m_authenticator.authenticate(route.access, call);
        if (!principal && route.access == Access::Anyone)
            principal = dialects::Principal();
        if (!principal) {
            if (principal.error().fault == Fault::Forbidden)
                return object(403, principal.error());
            if (const auto charged = chargeFailedCredential(call); !charged)
                return object(429, charged.error());
            return object(401, principal.error());
        }
        if (route.access != Access::Anyone && !principal->opens(m_dialects[static_cast<size_t>(entry.dialect)]->door()))
            return object(403, base::fail(Fault::Forbidden, u"The credential does not open this door."_s));
        call.principal = std::move(*principal);
    }

    // content type and coding
    if (hasBody && route.takesJson && !isJson(call.header("content-type")))
        return object(415,
                      base::fail(Fault::InvalidInput, u"The body has to be application/json."_s, u"Content-Type"_s));
    const bool isInChunks = route.access == Access::SigV4 && isAwsChunked(call);
    const QByteArray coding = listOf(call.headers, "content-encoding");
    if (hasBody && !isPlainCoding(coding) && !(isInChunks && coding == "aws-chunked"))
        return object(415,
                      base::fail(Fault::InvalidInput, u"No content coding is known here."_s, u"Content-Encoding"_s));
    // Checked for every method: a request whose response the client cannot use is better not executed.
    if (!isAcceptable(listOf(call.headers, "accept")))
        return object(406, base::fail(Fault::InvalidInput, u"Nothing here is of a type in Accept."_s, u"Accept"_s));
    if (isInChunks) {
        auto body = awsChunkedBody(call);
        if (!body)
            return object(400, body.error());
        call.body = *std::move(body);
    }
    return std::nullopt;
}

base::Result<void> Server::chargeFailedCredential(const Call &call)
{
    const bool isSent = std::any_of(call.headers.begin(), call.headers.end(), [](const dialects::Header &each) {
        return each.first == "authorization" || each.first == "x-api-key" || each.first == "x-site-key";
    });
    if (!isSent || !m_settings.hasRateLimits)
        return {};
    const RateLimiter::Verdict verdict = m_limiter.take({{m_failedCredentials, RateLimiter::keyOf(call.peer)}});
    if (verdict.isAllowed)
        return {};
    return base::fail(
        Fault::RateLimited,
        u"Too many invalid credentials came from this address. Try again in %1 s."_s.arg(verdict.retryAfter), {},
        QJsonObject{{u"retryAfter"_s, verdict.retryAfter}});
}

Answer Server::answerTo(const Objection &objection, const RouteTable::Entry &entry, const Call &call) const
{
    Answer answer = refuse(entry.dialect, objection.error, call, objection.status);
    if (answer.status == 401)
        addHeader(answer, "WWW-Authenticate", challengeOf(entry.route.access));
    else if (answer.status == 429 && objection.error.details.contains(u"retryAfter"))
        addHeader(answer, "Retry-After", QByteArray::number(objection.error.details[u"retryAfter"].toInt()));
    // RFC 9110 §15.5.16: tells the client which of the two was wrong and what is supported.
    else if (answer.status == 415 && objection.error.where == u"Content-Encoding")
        addHeader(answer, "Accept-Encoding", "identity");
    else if (answer.status == 415)
        addHeader(answer, "Accept", "application/json");
    return answer;
}

QByteArray Server::earlyRefusal(const FramedRequest &head, const HttpConnection &connection)
{
    Call call = callOf(FramedRequest(head), connection);
    const auto found = m_table.find(call.method, call.path);
    const int dialect = dialectOf(call, found);
    std::optional<Answer> answer = answerWithoutRoute(dialect, call, found);
    if (!answer && isOfTheHead(found->entry->route.access)) {
        call.captures = found->captures;
        if (const auto objection = objectionToHead(*found->entry, head.hasBody, call))
            answer = answerTo(*objection, *found->entry, call);
    }
    if (!answer)
        return {};
    count(dialect, call.method, answer->status, 0);
    AnswerShape shape;
    shape.isClosing = true;
    shape.requestId = call.requestId;
    return serialise(*answer, shape, m_date.at(m_clock.now()));
}

qsizetype Server::bodyBound(const FramedRequest &head)
{
    const auto found = m_table.find(head.method, head.path);
    return found && found->entry ? std::min(found->entry->route.maxBody, m_settings.framing.body)
                                 : m_settings.framing.body;
}

bool Server::takesSocket(const FramedRequest &head, const HttpConnection &connection)
{
    const dialects::SocketRoute *const route = m_isDraining ? nullptr : m_hub->find(head.path);
    if (!route || !route->wants)
        return route != nullptr;
    Call call = callOf(FramedRequest(head), connection);
    auto query = decodeQuery(call.rawQuery);
    if (!query)
        return false;
    call.query = std::move(*query);
    return route->wants(call);
}

void Server::openSocket(HttpConnection &connection, FramedRequest &&handshake)
{
    m_hub->open(connection, std::move(handshake));
}

QByteArray Server::refusal(const FramingRefusal &refusal, const FramedRequest *head, const QHostAddress &peer)
{
    m_counters
        .counter("tierdesk_http_framing_refused_total", "Requests that the guard refused.",
                 "status=\"" + QByteArray::number(refusal.status) + '"')
        .add();
    Answer answer = problem(refusal.status, QString::fromLatin1(refusal.detail));
    AnswerShape shape;
    shape.isClosing = true;
    if (head) {
        shape.isHead = head->method == Method::Head;
        if (refusal.status == 413) {
            // The path is known here, and so is the dialect that formats the error.
            Call call;
            call.method = head->method;
            call.path = head->path;
            call.headers = head->headers;
            call.peer = peer;
            answer = refuse(dialectFor(head->path), base::fail(Fault::TooLarge, QString::fromLatin1(refusal.detail)),
                            call, 413);
        }
    }
    if (refusal.status == 426) {
        answer.headers.emplace_back("Upgrade", "websocket");
        answer.headers.emplace_back("Sec-WebSocket-Version", "13");
    } else if (refusal.status == 503) {
        answer.headers.emplace_back("Retry-After", "5");
    }
    return serialise(answer, shape, m_date.at(m_clock.now()));
}

} // namespace tierdesk::server
