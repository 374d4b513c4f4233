#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QJsonObject>

#include <memory>

using EVP_PKEY = struct evp_pkey_st;

namespace tierdesk::test {

[[nodiscard]] QByteArray base64Url(const QByteArray &bytes);

/// Signs tokens as a company's own systems would, and as forgers do. Asserts on failure.
class TokenSigner final
{
public:
    [[nodiscard]] static TokenSigner hs256(const QByteArray &secret);
    [[nodiscard]] static TokenSigner rs256(int bits = 2048);
    [[nodiscard]] static TokenSigner es256(const char *curve = "P-256");

    /// PEM, SPKI.
    [[nodiscard]] QByteArray publicPem() const;
    /// The public key as a member of a JWKS.
    [[nodiscard]] QJsonObject publicJwk(const QString &kid = {}) const;
    [[nodiscard]] QByteArray algorithm() const { return m_algorithm; }

    /// The signature, as a JWS carries it, over @p input.
    [[nodiscard]] QByteArray sign(const QByteArray &input) const;
    /// A whole token; the header's `alg` is the signer's unless @p header has one.
    [[nodiscard]] QByteArray token(const QJsonObject &claims, QJsonObject header = {}) const;
    /// A whole token of texts as they stand.
    [[nodiscard]] QByteArray rawToken(const QByteArray &header, const QByteArray &claims) const;

private:
    QByteArray m_algorithm;
    QByteArray m_secret;
    std::shared_ptr<EVP_PKEY> m_key;
};

} // namespace tierdesk::test
