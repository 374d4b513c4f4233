#include "core/doors/server/http/Framing.h"

#include "core/doors/server/http/Syntax.h"

#include <cstring>
#include <utility>

namespace tierdesk::server {

using syntax::tables;

namespace {

/// The most bytes of a chunk line: the size and extensions, which are ignored.
constexpr qsizetype longestChunkLine = 1024;

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

/// Stores the next line without its CRLF in @p out. Returns false if it is incomplete or refused.
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
        if (!advanceOneStep())
            break;
    }
    return m_state;
}

bool Framing::advanceOneStep()
{
    switch (m_step) {
    case Step::RequestLine:
        return takeRequestLine();
    case Step::HeaderLine:
        return takeFieldLine(false);
    case Step::FixedBody:
        return takeFixedBody();
    case Step::ChunkSize:
        return takeChunkSize();
    case Step::ChunkData:
        return takeChunkData();
    case Step::ChunkEnd:
        return takeChunkEnd();
    case Step::TrailerLine:
        return takeFieldLine(true);
    }
    return false;
}

bool Framing::takeRequestLine()
{
    if (m_at == m_buffer.size()) {
        compact();
        return false;
    }
    m_state = State::Head;
    const char first = m_buffer.at(m_at);
    if (first != '\r' && !syntax::in(tables.token, first))
        return refuse(400, "This is not the beginning of an HTTP request.");
    QByteArrayView text;
    if (!line(&text, m_limits.requestLine, 414, "The request line is too long.")) {
        if (m_state == State::Refused && m_refusal.status == 414) {
            const QByteArrayView start =
                QByteArrayView(m_buffer).sliced(m_at).first(std::min(m_buffer.size() - m_at, longestMethod + 1));
            if (!start.contains(' '))
                refuse(400, "The method is too long.");
        }
        return false;
    }
    if (text.isEmpty()) {
        if (m_hasSkippedEmptyLine)
            return refuse(400, "More than one empty line precedes the request line.");
        m_hasSkippedEmptyLine = true;
        return true;
    }
    if (!readRequestLine(text))
        return false;
    m_step = Step::HeaderLine;
    return true;
}

bool Framing::takeFieldLine(bool isTrailer)
{
    const qsizetype before = m_at;
    QByteArrayView text;
    if (!line(&text, m_limits.headerBytes - m_headerBytes, 431,
              isTrailer ? "The trailer is too large." : "The header is too large."))
        return false;
    if (text.isEmpty()) {
        if (!isTrailer)
            return closeHead();
        complete();
        return true;
    }
    m_headerBytes += m_at - before;
    if (++m_headerCount > m_limits.headerCount)
        return refuse(431, isTrailer ? "The trailer has too many fields." : "The header has too many fields.");
    return readField(text, isTrailer);
}

bool Framing::takeFixedBody()
{
    const auto here = static_cast<quint64>(waiting());
    if (here < m_remaining)
        return false;
    const auto length = static_cast<qsizetype>(m_remaining);
    m_request.body = m_buffer.mid(m_at, length);
    m_at += length;
    m_scanned = m_at;
    complete();
    return true;
}

bool Framing::takeChunkSize()
{
    QByteArrayView text;
    if (line(&text, longestChunkLine, 400, "A chunk line is too long."))
        return readChunkSize(text);
    if (m_state != State::Refused)
        compact();
    return false;
}

bool Framing::takeChunkData()
{
    const auto here = static_cast<quint64>(waiting());
    const auto part = static_cast<qsizetype>(std::min(here, m_remaining));
    m_request.body.append(m_buffer.constData() + m_at, part);
    m_at += part;
    m_scanned = m_at;
    m_remaining -= static_cast<quint64>(part);
    if (m_remaining > 0) {
        compact();
        return false;
    }
    m_step = Step::ChunkEnd;
    return true;
}

bool Framing::takeChunkEnd()
{
    const QByteArrayView end = QByteArrayView(m_buffer).sliced(m_at);
    if ((!end.isEmpty() && end[0] != '\r') || (end.size() > 1 && end[1] != '\n'))
        return refuse(400, "A chunk is longer than its size says.");
    if (end.size() < 2)
        return false;
    m_at += 2;
    m_scanned = m_at;
    m_step = Step::ChunkSize;
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
    // Extensions are checked and ignored: *( ";" token [ "=" ( token / quoted-string ) ] )
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
        // Frees a buffer that a large body has grown; keeps one of usual size for the next request.
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
