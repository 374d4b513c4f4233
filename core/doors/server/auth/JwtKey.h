#pragma once

#include "core/base/Result.h"

#include <QtCore/QByteArray>
#include <QtCore/QString>

#include <memory>
#include <optional>
#include <vector>

using EVP_PKEY = struct evp_pkey_st;

namespace tierdesk::server {

/// The algorithms that a token may be signed with; a key has exactly one.
enum class JwtAlgorithm { HS256, RS256, ES256 };

[[nodiscard]] QByteArrayView name(JwtAlgorithm algorithm);
/// Exactly as RFC 7518 writes it; anything else, `none` in any spelling among it, is none.
[[nodiscard]] std::optional<JwtAlgorithm> jwtAlgorithm(QStringView text);

/// A key that verifies tokens. It carries its algorithm, so that no token can choose one. Copies share the parsed key;
/// const use is safe from any thread.
class JwtKey final
{
public:
    /// At least 32 bytes (RFC 7518, 3.2). A text that is a PEM block is refused: a public key is no secret.
    [[nodiscard]] static base::Result<JwtKey> fromSecret(const QByteArray &secret, const QString &kid = {});
    /// A PEM block "PUBLIC KEY" (SPKI): RSA of 2048 to 8192 bits for RS256, P-256 for ES256.
    [[nodiscard]] static base::Result<JwtKey> fromPem(JwtAlgorithm algorithm, const QByteArray &pem,
                                                      const QString &kid = {});
    /// The keys of a JWKS document (RFC 7517) that can verify RS256 or ES256; at most 32. Keys for other uses and of
    /// other kinds are passed over. Symmetric or private members are refused: such a document is no public one.
    /// Fails with InvalidInput when it is malformed, or when no key is left.
    [[nodiscard]] static base::Result<std::vector<JwtKey>> fromJwks(const QByteArray &json);

    [[nodiscard]] JwtAlgorithm algorithm() const { return m_algorithm; }
    [[nodiscard]] const QString &kid() const { return m_kid; }
    /// Whether @p signature, as a JWS carries it, is this key's over @p input.
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

/// Strict base64url (RFC 7515, 2): no padding, no other characters, no bits left over; none for anything else.
[[nodiscard]] std::optional<QByteArray> fromBase64Url(QByteArrayView text);

} // namespace tierdesk::server
