#pragma once

#include "core/base/Result.h"

#include <QtCore/QByteArray>
#include <QtCore/QString>

namespace tierdesk::base {

/// Encrypts credentials that must be read again (HS256, SigV4 and signing secrets) with the installation's master key:
/// XSalsa20-Poly1305 with a random nonce (libsodium's secretbox). Const and thread-safe.
class Seal final
{
public:
    static constexpr int KeySize = 32;
    /// @p masterKey must have KeySize bytes (asserted).
    explicit Seal(const QByteArray &masterKey);
    ~Seal();
    Seal(const Seal &) = delete;
    Seal &operator=(const Seal &) = delete;

    [[nodiscard]] static QByteArray newKey();
    [[nodiscard]] QByteArray seal(const QByteArray &secret) const;
    /// Fails with Internal if @p sealed was encrypted with another key or has been modified.
    [[nodiscard]] Result<QByteArray> open(const QByteArray &sealed) const;
    /// Returns a signature of @p words (32 bytes): HMAC-SHA256 with a key derived from the master key for @p purpose.
    [[nodiscard]] QByteArray sign(const QByteArray &purpose, const QByteArray &words) const;

private:
    QByteArray m_key;
};

/// Hashes with argon2id and libsodium's interactive limits (64 MiB, about 50 ms). Do not call it on the engine or
/// server thread. Fails with Internal if there is not enough memory.
[[nodiscard]] Result<QByteArray> hashPassword(const QString &password);

/// Takes as long as hashPassword(). Returns false if @p hash is not a result of hashPassword().
[[nodiscard]] bool verifyPassword(const QByteArray &hash, const QString &password);

/// Returns the SHA-256 of a token or an API key as raw bytes; only this hash is stored.
[[nodiscard]] QByteArray tokenHash(const QByteArray &token);

} // namespace tierdesk::base
