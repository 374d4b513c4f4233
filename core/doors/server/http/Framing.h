#pragma once

#include "core/doors/dialects/Call.h"
#include "core/doors/server/http/Limits.h"

#include <QtCore/QByteArray>
#include <QtCore/QByteArrayView>

#include <vector>

namespace tierdesk::server {

/// A request that passed the framing guard and can be interpreted in only one way.
struct FramedRequest {
    dialects::Method method = dialects::Method::Get;
    QByteArray path;                       ///< still percent-encoded; "*" for OPTIONS *
    QByteArray query;                      ///< without the `?`
    std::vector<dialects::Header> headers; ///< names in lower case; values trimmed
    QByteArray body;                       ///< chunk framing removed
    QByteArray host;                       ///< lower case; equals the target's authority, if it has one
    int minor = 1;                         ///< HTTP/1.x
    bool isKeptAlive = true;               ///< the client allows the connection to be reused
    bool isWebSocket = false;              ///< a complete version 13 handshake
    bool hasBody = false;                  ///< Content-Length above 0, or chunked

    [[nodiscard]] QByteArrayView header(QByteArrayView name) const
    {
        for (const dialects::Header &each : headers) {
            if (each.first == name)
                return each.second;
        }
        return {};
    }
    [[nodiscard]] bool hasHeader(QByteArrayView name) const
    {
        for (const dialects::Header &each : headers) {
            if (each.first == name)
                return true;
        }
        return false;
    }
};

/// Why a request was refused. `detail` is a string literal.
struct FramingRefusal {
    int status = 400;
    const char *detail = "";
};

/// An incremental parser for HTTP/1.1 request framing (RFC 9112, RFC 9110). Where the RFCs leave a choice it is
/// stricter: it refuses everything that two parsers could interpret differently. Pure: bytes in, requests out; no
/// clock and no socket. After a refusal it reads nothing more. Not thread-safe.
class Framing final
{
public:
    enum class State {
        Idle,     ///< between requests; no byte of the next one has arrived
        Head,     ///< within the request line or the header
        Body,     ///< request() has the head; the body is incomplete
        Complete, ///< request() is complete; call take() to continue
        Refused,  ///< see refusal()
    };

    explicit Framing(const FramingLimits &limits);

    /// Adds bytes and parses them up to the end of the request. Bytes after it are buffered until take().
    State feed(QByteArrayView bytes);
    /// Continues to parse the buffered bytes.
    State advance();
    /// Moves the complete request out and prepares for the next one.
    [[nodiscard]] FramedRequest take();

    [[nodiscard]] State state() const { return m_state; }
    [[nodiscard]] const FramedRequest &request() const { return m_request; }
    [[nodiscard]] const FramingRefusal &refusal() const { return m_refusal; }
    /// Returns true once if the client expects `100 Continue` and had not begun to send the body.
    [[nodiscard]] bool takeContinue();
    /// Lowers the size limit for the body of the current request. Refuses with 413 if Content-Length exceeds it.
    State boundBody(qsizetype bytes);
    /// Returns how many bytes the body of the current request may have: its Content-Length or, if chunked, the limit.
    [[nodiscard]] qsizetype awaited() const { return m_isChunked ? m_bodyLimit : static_cast<qsizetype>(m_remaining); }
    /// Returns how many bytes of a chunked body have been decoded so far.
    [[nodiscard]] qsizetype gathered() const { return m_request.body.size(); }
    /// Returns the number of buffered bytes that have not been parsed.
    [[nodiscard]] qsizetype waiting() const { return m_buffer.size() - m_at; }
    /// Moves the unparsed bytes out, for a connection that changes its protocol.
    [[nodiscard]] QByteArray takeWaiting();

private:
    /// Longer than any registered method.
    static constexpr qsizetype longestMethod = 32;

    enum class Step { RequestLine, HeaderLine, FixedBody, ChunkSize, ChunkData, ChunkEnd, TrailerLine };

    bool refuse(int status, const char *detail);
    /// Parses the element that m_step expects, as do the functions below. Returns false if it is incomplete or refused.
    bool advanceOneStep();
    bool takeRequestLine();
    bool takeFieldLine(bool isTrailer);
    bool takeFixedBody();
    bool takeChunkSize();
    bool takeChunkData();
    bool takeChunkEnd();
    bool line(QByteArrayView *out, qsizetype limit, int statusAbove, const char *detail);
    bool readRequestLine(QByteArrayView text);
    bool readTarget(QByteArrayView target);
    bool readField(QByteArrayView text, bool isTrailer);
    bool closeHead();
    bool readTransferEncoding(QByteArrayView value);
    bool readContentLength(QByteArrayView value);
    bool readUpgrade();
    bool readChunkSize(QByteArrayView text);
    void complete();
    void compact();

    FramingLimits m_limits;
    QByteArray m_buffer;
    qsizetype m_at = 0;      ///< the first unparsed byte
    qsizetype m_scanned = 0; ///< there is no LF between m_at and this position
    State m_state = State::Idle;
    Step m_step = Step::RequestLine;
    FramedRequest m_request;
    FramingRefusal m_refusal;
    QByteArray m_targetHost;
    qsizetype m_bodyLimit = 0;
    qsizetype m_headerBytes = 0;
    int m_headerCount = 0;
    quint64 m_remaining = 0; ///< bytes left of the fixed body or the chunk
    quint32 m_seen = 0;      ///< flags of Once: the fields that have occurred
    bool m_hasSkippedEmptyLine = false;
    bool m_isChunked = false;
    bool m_hasLength = false;
    bool m_wantsContinue = false;
    bool m_isTargetAbsolute = false;
};

} // namespace tierdesk::server
