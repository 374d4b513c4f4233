#pragma once

#include "core/doors/dialects/Call.h"
#include "core/doors/server/http/Limits.h"

#include <QtCore/QByteArray>
#include <QtCore/QByteArrayView>

#include <vector>

namespace tierdesk::server {

/// A request with exactly one meaning, as the guard hands it on.
struct FramedRequest {
    dialects::Method method = dialects::Method::Get;
    QByteArray path;                       ///< still percent-encoded; "*" for OPTIONS *
    QByteArray query;                      ///< without the `?`
    std::vector<dialects::Header> headers; ///< names in lower case; values without white space around them
    QByteArray body;                       ///< chunk framing removed
    QByteArray host;                       ///< of the target in absolute form, else of Host
    int minor = 1;                         ///< HTTP/1.x
    bool isKeptAlive = true;               ///< the client lets the connection live
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

/// Why a request is not passed on. `detail` is a literal.
struct FramingRefusal {
    int status = 400;
    const char *detail = "";
};

/// An incremental parser of HTTP/1.1 request framing by RFC 9112 and RFC 9110, stricter where those leave a choice:
/// what two readers could read in two ways is refused. Pure: bytes in, requests out; no clock and no socket.
/// After a refusal nothing more is read. Not thread-safe.
class Framing final
{
public:
    enum class State {
        Idle,     ///< between requests; no byte of the next one has come
        Head,     ///< within the request line or the header
        Body,     ///< the head stands in request(), the body is awaited
        Complete, ///< request() is whole; take() it to go on
        Refused,  ///< see refusal()
    };

    explicit Framing(const FramingLimits &limits);

    /// Adds bytes. Reading stops at the end of a request: what follows waits until take().
    State feed(QByteArrayView bytes);
    /// Reads on in what is already here.
    State advance();
    /// Moves the complete request out and makes ready for the next.
    [[nodiscard]] FramedRequest take();

    [[nodiscard]] State state() const { return m_state; }
    [[nodiscard]] const FramedRequest &request() const { return m_request; }
    [[nodiscard]] const FramingRefusal &refusal() const { return m_refusal; }
    /// True once after the head of a request that expects 100 and whose body has not begun to come.
    [[nodiscard]] bool takeContinue();
    /// A smaller bound for the body of the request whose head was just read; 413 if it is already over.
    State boundBody(qsizetype bytes);
    /// How large the body may still become whose head was just read: what its length says, else its bound.
    [[nodiscard]] qsizetype awaited() const { return m_isChunked ? m_bodyLimit : static_cast<qsizetype>(m_remaining); }
    /// Bytes of the body that are here in pieces.
    [[nodiscard]] qsizetype gathered() const { return m_request.body.size(); }
    /// Bytes here that no request has taken yet.
    [[nodiscard]] qsizetype waiting() const { return m_buffer.size() - m_at; }
    /// Takes those bytes, for a connection that changes its protocol.
    [[nodiscard]] QByteArray takeWaiting();

private:
    /// No registered method is as long; what is longer is not a method.
    static constexpr qsizetype longestMethod = 32;

    enum class Step { RequestLine, HeaderLine, FixedBody, ChunkSize, ChunkData, ChunkEnd, TrailerLine };

    bool refuse(int status, const char *detail);
    /// Takes what m_step waits for, as do the functions below. Returns false if it is not complete yet or was refused.
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
    qsizetype m_at = 0;      ///< the first byte not taken
    qsizetype m_scanned = 0; ///< no LF between m_at and here
    State m_state = State::Idle;
    Step m_step = Step::RequestLine;
    FramedRequest m_request;
    FramingRefusal m_refusal;
    QByteArray m_targetHost;
    qsizetype m_bodyLimit = 0;
    qsizetype m_headerBytes = 0;
    int m_headerCount = 0;
    quint64 m_remaining = 0; ///< of the fixed body or the chunk
    quint32 m_seen = 0;      ///< which fields that may come once have come
    bool m_hasSkippedEmptyLine = false;
    bool m_isChunked = false;
    bool m_hasLength = false;
    bool m_wantsContinue = false;
    bool m_isTargetAbsolute = false;
};

} // namespace tierdesk::server
