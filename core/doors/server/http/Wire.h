#pragma once

#include "core/doors/dialects/Call.h"

#include <QtCore/QByteArray>

namespace tierdesk::server {

/// Values of X-RateLimit-* for the limit with the fewest calls left.
struct RateHeaders {
    int limit = 0; ///< 0: no limit applies
    int remaining = 0;
    qint64 reset = 0;   ///< seconds since 1970, as in support-api.md
    int retryAfter = 0; ///< seconds; sent only with 429
};

/// How a response is serialised.
struct AnswerShape {
    bool isHead = false;
    int minor = 1;          ///< x in the request's HTTP/1.x
    bool isClosing = false; ///< the connection closes after the response
    bool isSecure = false;  ///< the client uses TLS; adds Strict-Transport-Security
    RateHeaders rate;
    QByteArray requestId; ///< X-Request-Id; empty for none
};

/// Returns the reason phrase for @p status (RFC 9110).
[[nodiscard]] QByteArray reasonPhrase(int status);

/// The value of the `Date` field, formatted once per second.
class DateLine final
{
public:
    [[nodiscard]] const QByteArray &at(base::Timestamp now);

private:
    qint64 m_second = -1;
    QByteArray m_text;
};

/// Returns @p at as IMF-fixdate (RFC 9110 §5.6.7): "Sun, 06 Nov 1994 08:49:37 GMT".
[[nodiscard]] QByteArray imfDate(base::Timestamp at);
/// Reads an HTTP-date in any of its three forms (RFC 9110 §5.6.7). Returns none for any other text. A two-digit year is
/// the latest matching year that is at most fifty years after @p now.
[[nodiscard]] std::optional<base::Timestamp> timestampFromHttp(QByteArrayView text, base::Timestamp now);

/// Returns the status line, header and body of @p answer. Adds Date, Content-Length, Connection, X-RateLimit-*, nosniff
/// and, unless the response has it, Cache-Control. Omits header fields with control characters. For a response with a
/// stream it returns only the head: chunked, or for HTTP/1.0 ended by the end of the connection.
[[nodiscard]] QByteArray serialise(const dialects::Answer &answer, const AnswerShape &shape, const QByteArray &date);

/// Returns @p bytes, which must not be empty, as a chunk (RFC 9112 §7.1).
[[nodiscard]] QByteArray chunkOf(const QByteArray &bytes);

/// Returns an error response as application/problem+json (RFC 9457).
[[nodiscard]] dialects::Answer problem(int status, const QString &detail);

} // namespace tierdesk::server
