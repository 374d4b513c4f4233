#include "core/doors/server/http/Framing.h"

#include "core/doors/server/http/Syntax.h"

#include <array>
#include <cstring>
#include <utility>

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

/// No registered method is as long; what is longer is not a method.
constexpr qsizetype longestMethod = 32;
/// A chunk line: sixteen digits and some extensions, which are read over.
constexpr qsizetype longestChunkLine = 1024;

/// Fields that decide who, where or how much, and so may come once. Their names are shared, not copied.
enum Once : quint32 {
    OnceHost = 1u << 0,
    OnceContentLength = 1u << 1,
    OnceTransferEncoding = 1u << 2,
    OnceContentType = 1u << 3,
    OnceAuthorization = 1u << 4,
    OnceOrigin = 1u << 5,
    OnceExpect = 1u << 6,
    OnceApiKey = 1u << 7,
    OnceIdempotencyKey = 1u << 8,
    OnceSiteKey = 1u << 9,
    OnceSocketKey = 1u << 10,
    OnceSocketVersion = 1u << 11,
    OnceAmzDate = 1u << 12,
};

struct KnownField {
    QByteArray name;
    quint32 once;
    bool isForbiddenInTrailer;
};

const std::vector<KnownField> &knownFields()
{
    static const std::vector<KnownField> fields{
        {"host", OnceHost, true},
        {"content-length", OnceContentLength, true},
        {"transfer-encoding", OnceTransferEncoding, true},
        {"content-type", OnceContentType, true},
        {"authorization", OnceAuthorization, true},
        {"origin", OnceOrigin, true},
        {"expect", OnceExpect, true},
        {"x-api-key", OnceApiKey, true},
        {"idempotency-key", OnceIdempotencyKey, true},
        {"x-site-key", OnceSiteKey, true},
        {"sec-websocket-key", OnceSocketKey, true},
        {"sec-websocket-version", OnceSocketVersion, true},
        {"x-amz-date", OnceAmzDate, true},
        {"connection", 0, true},
        {"upgrade", 0, true},
        {"te", 0, true},
        {"trailer", 0, true},
        {"cookie", 0, true},
        {"set-cookie", 0, true},
        {"cache-control", 0, true},
        {"content-encoding", 0, true},
        {"content-range", 0, true},
        {"max-forwards", 0, true},
        {"pragma", 0, true},
        {"range", 0, true},
        {"keep-alive", 0, true},
        {"proxy-authorization", 0, true},
        {"if-match", 0, true},
        {"if-none-match", 0, true},
        {"if-modified-since", 0, true},
        {"x-amz-security-token", 0, true},
        {"x-amz-content-sha256", 0, true},
        {"user-agent", 0, false},
        {"accept", 0, false},
        {"accept-encoding", 0, false},
        {"accept-language", 0, false},
        {"referer", 0, false},
        {"x-request-id", 0, false},
        {"x-forwarded-for", 0, true},
    };
    return fields;
}

const KnownField *knownField(QByteArrayView name)
{
    // Length and the first and last letters tell nearly all of them apart before anything is compared.
    for (const KnownField &each : knownFields()) {
        if (each.name.size() == name.size() &&
            each.name.front() == tables.lower[static_cast<unsigned char>(name.front())] &&
            syntax::equalsIgnoringCase(each.name, name))
            return &each;
    }
    return nullptr;
}

} // namespace

Framing::Framing(const FramingLimits &limits)
    : m_limits(limits)
    , m_bodyLimit(limits.body)
{}

bool Framing::refuse(int status, const char *detail)
{
    m_refusal = {status, detail};
    m_state = State::Refused;
    return false;
}

Framing::State Framing::feed(QByteArrayView bytes)
{
    if (m_state == State::Refused)
        return m_state;
    m_buffer.append(bytes);
    return advance();
}

/// Takes the next line without its CRLF into @p out. False: it is not here yet, or it was refused.
bool Framing::line(QByteArrayView *out, qsizetype limit, int statusAbove, const char *detail)
{
    const char *const begin = m_buffer.constData();
    const qsizetype size = m_buffer.size();
    const void *const found =
        m_scanned < size ? std::memchr(begin + m_scanned, '\n', static_cast<size_t>(size - m_scanned)) : nullptr;
    if (!found) {
        m_scanned = size;
        if (size - m_at > limit + 1)
            refuse(statusAbove, detail);
        return false;
    }
    const qsizetype end = static_cast<const char *>(found) - begin;
    if (end - m_at > limit + 1)
        return refuse(statusAbove, detail);
    if (end == m_at || begin[end - 1] != '\r')
        return refuse(400, "A line ends with LF alone.");
    *out = QByteArrayView(begin + m_at, end - 1 - m_at);
    m_at = m_scanned = end + 1;
    return true;
}

Framing::State Framing::advance()
{
    while (m_state != State::Complete && m_state != State::Refused) {
        QByteArrayView text;
        switch (m_step) {
        case Step::RequestLine: {
            if (m_at == m_buffer.size()) {
                compact();
                return m_state;
            }
            m_state = State::Head;
            const char first = m_buffer.at(m_at);
            if (first != '\r' && !syntax::in(tables.token, first)) {
                refuse(400, "This is not the beginning of an HTTP request.");
                break;
            }
            if (!line(&text, m_limits.requestLine, 414, "The request line is too long.")) {
                if (m_state == State::Refused) {
                    const QByteArrayView start = QByteArrayView(m_buffer).sliced(m_at).first(
                        std::min(m_buffer.size() - m_at, longestMethod + 1));
                    if (m_refusal.status == 414 && !start.contains(' '))
                        refuse(400, "The method is too long.");
                    break;
                }
                return m_state;
            }
            if (text.isEmpty()) {
                if (m_hasSkippedEmptyLine)
                    refuse(400, "More than one empty line precedes the request line.");
                m_hasSkippedEmptyLine = true;
                break;
            }
            if (readRequestLine(text))
                m_step = Step::HeaderLine;
            break;
        }
        case Step::HeaderLine: {
            const qsizetype before = m_at;
            if (!line(&text, m_limits.headerBytes - m_headerBytes, 431, "The header is too large.")) {
                if (m_state == State::Refused)
                    break;
                return m_state;
            }
            if (text.isEmpty()) {
                closeHead();
                break;
            }
            m_headerBytes += m_at - before;
            if (++m_headerCount > m_limits.headerCount)
                refuse(431, "The header has too many fields.");
            else
                readField(text, false);
            break;
        }
        case Step::FixedBody: {
            const auto here = static_cast<quint64>(waiting());
            if (here < m_remaining)
                return m_state;
            const auto length = static_cast<qsizetype>(m_remaining);
            m_request.body = m_buffer.mid(m_at, length);
            m_at += length;
            m_scanned = m_at;
            complete();
            break;
        }
        case Step::ChunkSize:
            if (!line(&text, longestChunkLine, 400, "A chunk line is too long.")) {
                if (m_state == State::Refused)
                    break;
                compact();
                return m_state;
            }
            readChunkSize(text);
            break;
        case Step::ChunkData: {
            const auto here = static_cast<quint64>(waiting());
            const auto part = static_cast<qsizetype>(std::min(here, m_remaining));
            m_request.body.append(m_buffer.constData() + m_at, part);
            m_at += part;
            m_scanned = m_at;
            m_remaining -= static_cast<quint64>(part);
            if (m_remaining > 0) {
                compact();
                return m_state;
            }
            m_step = Step::ChunkEnd;
            break;
        }
        case Step::ChunkEnd: {
            const QByteArrayView end = QByteArrayView(m_buffer).sliced(m_at);
            if ((!end.isEmpty() && end[0] != '\r') || (end.size() > 1 && end[1] != '\n')) {
                refuse(400, "A chunk is longer than its size says.");
                break;
            }
            if (end.size() < 2)
                return m_state;
            m_at += 2;
            m_scanned = m_at;
            m_step = Step::ChunkSize;
            break;
        }
        case Step::TrailerLine: {
            const qsizetype before = m_at;
            if (!line(&text, m_limits.headerBytes - m_headerBytes, 431, "The trailer is too large.")) {
                if (m_state == State::Refused)
                    break;
                return m_state;
            }
            if (text.isEmpty()) {
                complete();
                break;
            }
            m_headerBytes += m_at - before;
            if (++m_headerCount > m_limits.headerCount)
                refuse(431, "The trailer has too many fields.");
            else
                readField(text, true);
            break;
        }
        }
    }
    return m_state;
}

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
    if (target.isEmpty() || !syntax::all(tables.query, target))
        return refuse(400, "The target holds a character that none may hold.");
    if (version.size() != 8 || !version.startsWith("HTTP/") || !syntax::isDigit(version[5]) || version[6] != '.' ||
        !syntax::isDigit(version[7]))
        return refuse(400, "The version is not HTTP/digit.digit.");
    if (version[5] != '1' || version[7] > '1')
        return refuse(505, "This server speaks HTTP/1.1.");
    m_request.minor = version[7] - '0';

    const KnownMethod *known = nullptr;
    for (const KnownMethod &each : knownMethods) {
        if (each.word == method) {
            known = &each;
            break;
        }
    }
    if (!known)
        return refuse(501, "The method is not known here.");
    m_request.method = known->method;
    return readTarget(target);
}

bool Framing::readTarget(QByteArrayView target)
{
    if (target == "*") {
        if (m_request.method != dialects::Method::Options)
            return refuse(400, "Only OPTIONS may ask for *.");
        m_request.path = QByteArrayLiteral("*");
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
            m_request.path = QByteArrayLiteral("*");
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
    m_request.path = path.isEmpty() ? QByteArrayLiteral("/") : path.toByteArray();
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
        // Trailers that nobody may act on are read over; those that could change the message's meaning are refused.
        if (known && known->isForbiddenInTrailer)
            return refuse(400, "This field may not come in a trailer.");
        return true;
    }
    if (!known) {
        // Gateways that map `-` and `_` to one would read these as framing.
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
            // One space at most: no client writes another, and readers disagree about it.
            if (raw.size() - value.size() > 1 || (!raw.isEmpty() && syntax::isOws(raw.back())))
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
    // Told later, so that a Content-Length beside it is the graver fault.
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
    // HTTP/1.0 could end a body by closing the connection; without a length it has two readings.
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
        return true; // other protocols are ignored, as RFC 9110 §7.8 allows
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

bool Framing::readChunkSize(QByteArrayView text)
{
    quint64 size = 0;
    qsizetype at = 0;
    while (at < text.size() && syntax::isHex(text[at])) {
        size = size * 16 + static_cast<quint64>(syntax::hexValue(text[at]));
        if (++at > 15)
            return refuse(400, "A chunk size has too many digits.");
    }
    if (at == 0)
        return refuse(400, "A chunk size is not a number.");
    // Extensions are read over: *( ";" token [ "=" ( token / quoted-string ) ] )
    while (at < text.size()) {
        if (text[at++] != ';')
            return refuse(400, "A chunk size is not a number.");
        const qsizetype name = at;
        while (at < text.size() && syntax::in(tables.token, text[at]))
            ++at;
        if (at == name)
            return refuse(400, "A chunk extension has no name.");
        if (at == text.size() || text[at] != '=')
            continue;
        ++at;
        if (at < text.size() && text[at] == '"') {
            bool isClosed = false;
            for (++at; at < text.size() && !isClosed; ++at) {
                if (text[at] == '\\')
                    ++at;
                else
                    isClosed = text[at] == '"';
                if (at < text.size() && !syntax::in(tables.value, text[at]))
                    return refuse(400, "A chunk extension holds a control character.");
            }
            if (!isClosed)
                return refuse(400, "A chunk extension's quotes are not closed.");
            continue;
        }
        const qsizetype value = at;
        while (at < text.size() && syntax::in(tables.token, text[at]))
            ++at;
        if (at == value)
            return refuse(400, "A chunk extension has no value.");
    }
    if (size > static_cast<quint64>(m_bodyLimit - m_request.body.size()))
        return refuse(413, "The body is too large.");
    m_remaining = size;
    if (size == 0) {
        m_step = Step::TrailerLine;
        return true;
    }
    m_step = Step::ChunkData;
    return true;
}

void Framing::complete()
{
    m_state = State::Complete;
    m_wantsContinue = false;
}

void Framing::compact()
{
    if (m_at == m_buffer.size()) {
        // A large body's room is given back; a usual one's is kept for the next request.
        if (m_buffer.capacity() > 64 * 1024)
            m_buffer = QByteArray();
        else
            m_buffer.resize(0);
    } else if (m_at > 16 * 1024) {
        m_buffer.remove(0, m_at);
    } else {
        return;
    }
    m_at = m_scanned = 0;
}

FramedRequest Framing::take()
{
    FramedRequest out = std::move(m_request);
    m_request = FramedRequest();
    m_refusal = {};
    m_targetHost.clear();
    m_bodyLimit = m_limits.body;
    m_headerBytes = 0;
    m_headerCount = 0;
    m_remaining = 0;
    m_seen = 0;
    m_hasSkippedEmptyLine = m_isChunked = m_hasLength = m_wantsContinue = m_isTargetAbsolute = false;
    m_step = Step::RequestLine;
    m_state = State::Idle;
    compact();
    return out;
}

bool Framing::takeContinue()
{
    return std::exchange(m_wantsContinue, false);
}

Framing::State Framing::boundBody(qsizetype bytes)
{
    m_bodyLimit = std::min(m_bodyLimit, bytes);
    if (m_state == State::Body && !m_isChunked && m_remaining > static_cast<quint64>(m_bodyLimit))
        refuse(413, "The body is too large.");
    return m_state;
}

QByteArray Framing::takeWaiting()
{
    QByteArray out = m_buffer.mid(m_at);
    m_buffer.clear();
    m_at = m_scanned = 0;
    return out;
}

} // namespace tierdesk::server
