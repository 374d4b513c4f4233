#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QByteArrayView>

namespace tierdesk::server {

/// Fields that decide who, where or how much, and so may come once: a bit each.
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

/// A field whose meaning the guard minds.
struct KnownField {
    QByteArray name; ///< in lower case; shared by every request, not copied
    quint32 once;    ///< its bit, where it may come once; else 0
    bool isForbiddenInTrailer;
};

/// The known field of that name, case aside; null for another. Any thread.
[[nodiscard]] const KnownField *knownField(QByteArrayView name);

} // namespace tierdesk::server
