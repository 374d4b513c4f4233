#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QByteArrayView>

namespace tierdesk::server {

/// Header fields that may occur only once because they determine identity, target or length. One bit each.
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

/// A header field that the framing guard treats specially.
struct KnownField {
    QByteArray name; ///< lower case; shared by all requests, not copied
    quint32 once;    ///< its bit if it may occur only once; else 0
    bool isForbiddenInTrailer;
};

/// Returns the known field called @p name, ignoring case, or null if there is none. Any thread.
[[nodiscard]] const KnownField *knownField(QByteArrayView name);

} // namespace tierdesk::server
