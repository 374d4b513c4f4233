#include "core/doors/server/http/Fields.h"
#include "core/doors/server/http/Framing.h"
#include "core/doors/server/http/Syntax.h"

#include <algorithm>
#include <array>

// Parses the request line and the header, and determines from them how the body is framed.
namespace tierdesk::server {

using syntax::tables;

namespace {

struct KnownMethod {
    QByteArrayView word;
    dialects::Method method;
};
constexpr std::array knownMethods{
    KnownMethod{"GET", dialects::Method::Get},        KnownMethod{"POST", dialects::Method::Post},
    KnownMethod{"PUT", dialects::Method::Put},        KnownMethod{"DELETE", dialects::Method::Delete},
    KnownMethod{"PATCH", dialects::Method::Patch},    KnownMethod{"HEAD", dialects::Method::Head},
    KnownMethod{"OPTIONS", dialects::Method::Options}};

} // namespace

bool Framing::readRequestLine(QByteArrayView text)
{
    const qsizetype first = text.indexOf(' ');
    const qsizetype last = text.lastIndexOf(' ');
    if (first <= 0 || first > longestMethod || last == first || last == text.size() - 1)
        return refuse(400, "The request line is not a method, a target and a version.");
    const QByteArrayView method = text.first(first);
    const QByteArrayView target = text.sliced(first + 1, last - first - 1);
    const QByteArrayView version = text.sliced(last + 1);
    if (!syntax::isToken(method))
        return refuse(400, "The method is not a token.");
    // Set before anything is refused, because a refusal of HEAD must not have a body either.
    const auto *const known = std::find_if(knownMethods.begin(), knownMethods.end(),
                                           [&](const KnownMethod &each) { return each.word == method; });
    if (known != knownMethods.end())
        m_request.method = known->method;
    if (target.isEmpty() || !syntax::all(tables.query, target))
        return refuse(400, "The target holds a character that none may hold.");
    if (version.size() != 8 || !version.startsWith("HTTP/") || !syntax::isDigit(version[5]) || version[6] != '.' ||
        !syntax::isDigit(version[7]))
        return refuse(400, "The version is not HTTP/digit.digit.");
    if (version[5] != '1' || version[7] > '1')
        return refuse(505, "This server speaks HTTP/1.1.");
    m_request.minor = version[7] - '0';
    if (known == knownMethods.end())
        return refuse(501, "The method is not known here.");
    return readTarget(target);
}

bool Framing::readTarget(QByteArrayView target)
{
    if (target == "*") {
        if (m_request.method != dialects::Method::Options)
            return refuse(400, "Only OPTIONS may ask for *.");
        m_request.path = "*"_ba;
        return true;
    }
    if (target.front() != '/') {
        qsizetype scheme = 0;
        if (target.size() > 7 && syntax::equalsIgnoringCase(target.first(7), "http://"))
            scheme = 7;
        else if (target.size() > 8 && syntax::equalsIgnoringCase(target.first(8), "https://"))
            scheme = 8;
        if (scheme == 0)
            return refuse(400, "The target is neither a path nor a URL.");
        qsizetype end = scheme;
        while (end < target.size() && target[end] != '/' && target[end] != '?')
            ++end;
        m_targetHost = syntax::lowered(target.sliced(scheme, end - scheme));
        if (!syntax::isHost(m_targetHost))
            return refuse(400, "The target's authority is not a host.");
        m_isTargetAbsolute = true;
        target = target.sliced(end);
        if (target.isEmpty() && m_request.method == dialects::Method::Options) {
            m_request.path = "*"_ba;
            return true;
        }
    }
    const qsizetype mark = target.indexOf('?');
    const QByteArrayView path = mark < 0 ? target : target.first(mark);
    if (!syntax::all(tables.path, path) || !syntax::isWellEncoded(path))
        return refuse(400, "The path is not well encoded.");
    if (mark >= 0) {
        const QByteArrayView query = target.sliced(mark + 1);
        if (!syntax::isWellEncoded(query))
            return refuse(400, "The query is not well encoded.");
        m_request.query = query.toByteArray();
    }
    m_request.path = path.isEmpty() ? "/"_ba : path.toByteArray();
    return true;
}

bool Framing::readField(QByteArrayView text, bool isTrailer)
{
    if (syntax::isOws(text.front()))
        return refuse(400, "A header line begins with white space.");
    const qsizetype colon = text.indexOf(':');
    if (colon <= 0 || !syntax::isToken(text.first(colon)))
        return refuse(400, "A header line has no valid name.");
    const QByteArrayView name = text.first(colon);
    const QByteArrayView raw = text.sliced(colon + 1);
    if (!syntax::all(tables.value, raw))
        return refuse(400, "A header value holds a control character.");
    const QByteArrayView value = syntax::trimOws(raw);

    const KnownField *known = knownField(name);
    if (isTrailer) {
        // Trailers are ignored, but those that could change the meaning of the message are refused.
        if (known && known->isForbiddenInTrailer)
            return refuse(400, "This field may not come in a trailer.");
        return true;
    }
    if (!known) {
        // Gateways that do not distinguish `-` and `_` would interpret these as framing fields.
        if (syntax::equalsIgnoringCase(name, "content_length") || syntax::equalsIgnoringCase(name, "transfer_encoding"))
            return refuse(400, "A field imitates a framing field.");
        m_request.headers.emplace_back(syntax::lowered(name), value.toByteArray());
        return true;
    }
    if (known->once != 0) {
        if (m_seen & known->once)
            return refuse(400, "A field that may come once came twice.");
        m_seen |= known->once;
        switch (known->once) {
        case OnceContentLength:
            // At most one space: clients send no other white space, and parsers disagree about it.
            if (raw.size() - value.size() > 1 || raw.startsWith('\t') || (!raw.isEmpty() && syntax::isOws(raw.back())))
                return refuse(400, "Content-Length has white space around it.");
            if (!readContentLength(value))
                return false;
            break;
        case OnceTransferEncoding:
            if (!readTransferEncoding(value))
                return false;
            break;
        case OnceHost:
            if (!syntax::isHost(value))
                return refuse(400, "Host is not a host.");
            m_request.host = syntax::lowered(value);
            break;
        case OnceExpect:
            if (m_request.minor == 0)
                break; // RFC 9110 §10.1.1: ignored before HTTP/1.1
            if (!syntax::equalsIgnoringCase(value, "100-continue"))
                return refuse(417, "Only 100-continue can be expected.");
            m_wantsContinue = true;
            break;
        default:
            break;
        }
    }
    m_request.headers.emplace_back(known->name, value.toByteArray());
    return true;
}

bool Framing::readContentLength(QByteArrayView value)
{
    if (value.isEmpty() || value.size() > 19 || (value.size() > 1 && value.front() == '0'))
        return refuse(400, "Content-Length is not a plain number.");
    quint64 length = 0;
    for (const char c : value) {
        if (!syntax::isDigit(c))
            return refuse(400, "Content-Length is not a plain number.");
        length = length * 10 + static_cast<quint64>(c - '0');
    }
    m_hasLength = true;
    m_remaining = length;
    return true;
}

bool Framing::readTransferEncoding(QByteArrayView value)
{
    if (m_request.minor == 0)
        return refuse(400, "HTTP/1.0 has no Transfer-Encoding.");
    bool hasOther = false;
    bool hasChunked = false;
    QByteArrayView rest = value;
    while (true) {
        const qsizetype comma = rest.indexOf(',');
        const QByteArrayView coding = syntax::trimOws(comma < 0 ? rest : rest.first(comma));
        if (!syntax::isToken(coding) || hasChunked)
            return refuse(400, "Transfer-Encoding is not a list that ends with one chunked.");
        if (syntax::equalsIgnoringCase(coding, "chunked"))
            hasChunked = true;
        else
            hasOther = true;
        if (comma < 0)
            break;
        rest = rest.sliced(comma + 1);
    }
    m_isChunked = true;
    // Refused in closeHead(), after the check for Content-Length beside it, which is the more serious error.
    if (hasOther)
        m_refusal = {501, "Only the chunked transfer coding is known here."};
    return true;
}

bool Framing::closeHead()
{
    if (!(m_seen & OnceHost))
        return refuse(400, "Host is missing.");
    if (m_isTargetAbsolute && m_targetHost != m_request.host)
        return refuse(400, "The target's authority and Host disagree.");
    if (m_isChunked && m_hasLength)
        return refuse(400, "Both Content-Length and Transfer-Encoding are given.");
    if (m_refusal.status == 501)
        return refuse(501, m_refusal.detail);

    bool isClosed = m_request.minor == 0;
    bool isUpgrade = false;
    for (const dialects::Header &each : m_request.headers) {
        if (each.first != "connection")
            continue;
        if (syntax::listHas(each.second, "close"))
            isClosed = true;
        else if (m_request.minor == 0 && syntax::listHas(each.second, "keep-alive"))
            isClosed = false;
        isUpgrade = isUpgrade || syntax::listHas(each.second, "upgrade");
    }
    m_request.isKeptAlive = !isClosed;

    using dialects::Method;
    m_request.hasBody = m_isChunked || (m_hasLength && m_remaining > 0);
    const Method method = m_request.method;
    if (m_request.hasBody && (method == Method::Get || method == Method::Head || method == Method::Options))
        return refuse(400, "A body means nothing with this method.");
    // HTTP/1.0 could end a body by closing the connection, so a missing length is ambiguous.
    if (m_request.minor == 0 && !m_hasLength &&
        (method == Method::Post || method == Method::Put || method == Method::Patch))
        return refuse(411, "HTTP/1.0 has to say Content-Length.");
    if (m_hasLength && m_remaining > static_cast<quint64>(m_bodyLimit))
        return refuse(413, "The body is too large.");
    if (isUpgrade && method == Method::Get && m_request.minor == 1 && !readUpgrade())
        return false;

    m_state = State::Body;
    if (!m_request.hasBody) {
        complete();
        return true;
    }
    m_step = m_isChunked ? Step::ChunkSize : Step::FixedBody;
    if (!m_isChunked)
        m_buffer.reserve(m_at + static_cast<qsizetype>(std::min<quint64>(m_remaining, 256 * 1024)));
    m_wantsContinue = m_wantsContinue && waiting() == 0;
    return true;
}

bool Framing::readUpgrade()
{
    bool wantsSocket = false;
    for (const dialects::Header &each : m_request.headers)
        wantsSocket = wantsSocket || (each.first == "upgrade" && syntax::listHas(each.second, "websocket"));
    if (!wantsSocket)
        return true; // other protocols may be ignored (RFC 9110 §7.8)
    if (m_request.header("sec-websocket-version") != "13")
        return refuse(426, "Only version 13 of the WebSocket protocol is spoken here.");
    const QByteArrayView key = m_request.header("sec-websocket-key");
    const auto decoded = QByteArray::fromBase64Encoding(key.toByteArray(), QByteArray::Base64Encoding |
                                                                               QByteArray::AbortOnBase64DecodingErrors);
    if (key.size() != 24 || !decoded || (*decoded).size() != 16)
        return refuse(400, "Sec-WebSocket-Key is not sixteen bytes in base64.");
    m_request.isWebSocket = true;
    return true;
}

} // namespace tierdesk::server
