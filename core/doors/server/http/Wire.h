#pragma once

#include "core/doors/dialects/Call.h"

#include <QtCore/QByteArray>

namespace tierdesk::server {

/// X-RateLimit-*, of the limit that is nearest to its end.
struct RateHeaders {
    int limit = 0; ///< 0: no limit holds
    int remaining = 0;
    qint64 reset = 0;   ///< seconds since 1970, as support-api.md prints it
    int retryAfter = 0; ///< seconds; printed at 429 alone
};

/// How an answer is put on the wire.
struct AnswerShape {
    bool isHead = false;
    int minor = 1;          ///< of the request's HTTP/1.x
    bool isClosing = false; ///< the connection ends after it
    bool isSecure = false;  ///< the client came by TLS, and is to do so from now on
    RateHeaders rate;
    QByteArray requestId; ///< empty for none
};

/// The phrase of RFC 9110 for @p status.
[[nodiscard]] QByteArray reasonPhrase(int status);

/// The `Date` field's value, made anew once a second.
class DateLine final
{
public:
    [[nodiscard]] const QByteArray &at(base::Timestamp now);

private:
    qint64 m_second = -1;
    QByteArray m_text;
};

/// IMF-fixdate (RFC 9110 §5.6.7): "Sun, 06 Nov 1994 08:49:37 GMT".
[[nodiscard]] QByteArray imfDate(base::Timestamp at);
/// Reads an HTTP-date in any of its three forms (RFC 9110 §5.6.7); none for any other text. A year of two digits is the
/// last such year that is at most fifty years after @p now.
[[nodiscard]] std::optional<base::Timestamp> timestampFromHttp(QByteArrayView text, base::Timestamp now);

/// Status line, header and body in one piece. Date, Content-Length, Connection, X-RateLimit-*, nosniff and (unless the
/// answer says otherwise) Cache-Control are added; header fields of the answer with CR, LF or NUL in them are left out.
/// Of an answer with a stream only the head is made: chunked, or of HTTP/1.0 ended by the connection.
[[nodiscard]] QByteArray serialise(const dialects::Answer &answer, const AnswerShape &shape, const QByteArray &date);

/// @p bytes, which are some, as a chunk (RFC 9112 §7.1).
[[nodiscard]] QByteArray chunkOf(const QByteArray &bytes);

/// application/problem+json (RFC 9457).
[[nodiscard]] dialects::Answer problem(int status, const QString &detail);

} // namespace tierdesk::server
