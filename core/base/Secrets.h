#pragma once

#include "core/base/Result.h"

#include <QtCore/QByteArray>
#include <QtCore/QString>

namespace tierdesk::base {

/// Seals credentials that are needed again (HS256, SigV4 and signing secrets) under the installation's master key:
/// XSalsa20-Poly1305 with a random nonce (libsodium's secretbox). Const and safe from any thread.
class Seal final
{
public:
    static constexpr int KeySize = 32;
    /// @p masterKey is KeySize bytes; asserted.
    explicit Seal(const QByteArray &masterKey);
    ~Seal();
    Seal(const Seal &) = delete;
    Seal &operator=(const Seal &) = delete;

    [[nodiscard]] static QByteArray newKey();
    [[nodiscard]] QByteArray seal(const QByteArray &secret) const;
    /// Fails with Internal when @p sealed was made under another key or has been changed.
    [[nodiscard]] Result<QByteArray> open(const QByteArray &sealed) const;
    /// 32 bytes that nobody makes over @p words without the key: HMAC-SHA256 by a key of @p purpose's own.
    [[nodiscard]] QByteArray sign(const QByteArray &purpose, const QByteArray &words) const;

private:
    QByteArray m_key;
};

/// argon2id with libsodium's interactive limits (64 MiB, about 50 ms): never on the engine or server thread.
/// Fails with Internal when there is no memory for it.
[[nodiscard]] Result<QByteArray> hashPassword(const QString &password);

/// Takes as long as hashPassword(). @p hash is what that gave; false for anything else.
[[nodiscard]] bool verifyPassword(const QByteArray &hash, const QString &password);

/// SHA-256 of a token or an API key, raw bytes: what is stored in its place.
[[nodiscard]] QByteArray tokenHash(const QByteArray &token);

} // namespace tierdesk::base
