#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QByteArrayView>

/// SHA-256 for signatures. Any thread.
namespace tierdesk::server {

/// Returns the data of @p view in the type that OpenSSL expects.
[[nodiscard]] inline const unsigned char *bytes(QByteArrayView view)
{
    return reinterpret_cast<const unsigned char *>(view.data());
}

[[nodiscard]] QByteArray sha256(QByteArrayView text);
[[nodiscard]] QByteArray hmacSha256(QByteArrayView key, QByteArrayView text);
/// Compares in a time that depends only on the lengths.
[[nodiscard]] bool isSameSecret(QByteArrayView a, QByteArrayView b);

} // namespace tierdesk::server
