#pragma once

#include "core/doors/dialects/Call.h"

#include <QtCore/QByteArray>
#include <QtCore/QByteArrayView>

#include <vector>

/// Content negotiation: the media types and codings that a client sends and accepts, and conditional requests. Pure.
namespace tierdesk::server {

/// Returns whether @p type is application/json. Parameters are ignored, except for a charset other than utf-8.
[[nodiscard]] bool isJson(QByteArrayView type);

/// Returns whether the Content-Encoding @p codings leaves a body unchanged.
[[nodiscard]] bool isPlainCoding(QByteArrayView codings);

/// Returns whether Accept is empty or names, with a weight above 0, any media type that this server produces. It need
/// not be the type of the route that was called.
[[nodiscard]] bool isAcceptable(QByteArrayView accept);

/// Returns all values of the list field @p name, which may occupy several lines (RFC 9110 §5.3), as one list.
[[nodiscard]] QByteArray listOf(const std::vector<dialects::Header> &headers, QByteArrayView name);

/// Adds a header field unless the response already has it.
void addHeader(dialects::Answer &answer, const char *name, const QByteArray &value);

/// The conditional header fields of a request.
struct Conditions {
    QByteArray ifNoneMatch;
    QByteArray ifModifiedSince;
};

/// Adds validators to the response with a public page: its ETag or a hash of its body, and the server's start time.
/// Turns it into a 304 if the client has the page (RFC 9110 §13.2.2). Leaves other responses unchanged.
void applyConditions(const Conditions &conditions, base::Timestamp startedAt, base::Timestamp now,
                     dialects::Answer &answer);

} // namespace tierdesk::server
