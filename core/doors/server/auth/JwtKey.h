#pragma once

#include "core/base/Result.h"

#include <QtCore/QByteArray>
#include <QtCore/QString>

#include <memory>
#include <optional>
#include <vector>

using EVP_PKEY = struct evp_pkey_st;

namespace tierdesk::server {

/// The algorithms with which a token may be signed. A key has exactly one.
enum class JwtAlgorithm { HS256, RS256, ES256 };

[[nodiscard]] QByteArrayView name(JwtAlgorithm algorithm);
/// Parses an algorithm's name exactly as in RFC 7518. Returns none for anything else, including `none`.
[[nodiscard]] std::optional<JwtAlgorithm> jwtAlgorithm(QStringView text);

/// A key that verifies tokens. It has a fixed algorithm, so that a token cannot choose one. Copies share the parsed
/// key. Const functions may be called from any thread.
class JwtKey final
{
public:
    /// Creates an HS256 key from at least 32 bytes (RFC 7518, 3.2). Fails with InvalidInput, also for a PEM block,
    /// because a public key is not a secret.
    [[nodiscard]] static base::Result<JwtKey> fromSecret(const QByteArray &secret, const QString &kid = {});
    /// Parses a PEM block "PUBLIC KEY" (SPKI): RSA of 2048 to 8192 bits for RS256, P-256 for ES256. Fails with
    /// InvalidInput.
    [[nodiscard]] static base::Result<JwtKey> fromPem(JwtAlgorithm algorithm, const QByteArray &pem,
                                                      const QString &kid = {});
    /// Returns the keys of a JWKS document (RFC 7517) that can verify RS256 or ES256. Ignores keys of other types and
    /// for other uses. Fails with InvalidInput if the document is malformed, has more than 32 keys, has a symmetric or
    /// private key (it must be public), or has no usable key.
    [[nodiscard]] static base::Result<std::vector<JwtKey>> fromJwks(const QByteArray &json);

    [[nodiscard]] JwtAlgorithm algorithm() const { return m_algorithm; }
    [[nodiscard]] const QString &kid() const { return m_kid; }
    /// Returns whether @p signature, in the form used in a JWS, is this key's signature of @p input.
    [[nodiscard]] bool verifies(QByteArrayView input, QByteArrayView signature) const;

private:
    JwtKey(JwtAlgorithm algorithm, const QString &kid)
        : m_algorithm(algorithm)
        , m_kid(kid)
    {}
    [[nodiscard]] static base::Result<JwtKey> fromParsed(JwtAlgorithm algorithm, std::shared_ptr<EVP_PKEY> parsed,
                                                         const QString &kid);

    JwtAlgorithm m_algorithm;
    QString m_kid;
    QByteArray m_secret;             ///< HS256
    std::shared_ptr<EVP_PKEY> m_key; ///< RS256, ES256
};

/// Decodes strict base64url (RFC 7515, 2). Returns none if there is padding, another character or non-zero spare bits.
[[nodiscard]] std::optional<QByteArray> fromBase64Url(QByteArrayView text);

} // namespace tierdesk::server
