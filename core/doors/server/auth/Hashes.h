#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QByteArrayView>

/// SHA-256 as signatures use it. Any thread.
namespace tierdesk::server {

/// Returns @p view as OpenSSL and libsodium take it.
[[nodiscard]] inline const unsigned char *bytes(QByteArrayView view)
{
    return reinterpret_cast<const unsigned char *>(view.data());
}

[[nodiscard]] QByteArray sha256(QByteArrayView text);
[[nodiscard]] QByteArray hmacSha256(QByteArrayView key, QByteArrayView text);
/// In a time that depends on their lengths alone.
[[nodiscard]] bool isSameSecret(QByteArrayView a, QByteArrayView b);

} // namespace tierdesk::server
