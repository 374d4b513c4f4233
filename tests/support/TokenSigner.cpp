#include "tests/support/TokenSigner.h"

#include "core/base/Literals.h"

#include <QtCore/QJsonDocument>

#include <openssl/bn.h>
#include <openssl/core_names.h>
#include <openssl/ecdsa.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <openssl/pem.h>

#include <array>

namespace tierdesk::test {

namespace {

const unsigned char *bytes(const QByteArray &data)
{
    return reinterpret_cast<const unsigned char *>(data.constData());
}

std::shared_ptr<EVP_PKEY> owned(EVP_PKEY *key)
{
    if (!key)
        qFatal("no key was made");
    return {key, [](EVP_PKEY *each) { EVP_PKEY_free(each); }};
}

QByteArray number(const EVP_PKEY *key, const char *name, int length)
{
    BIGNUM *value = nullptr;
    if (EVP_PKEY_get_bn_param(key, name, &value) != 1)
        qFatal("the key has no %s", name);
    QByteArray out(length > 0 ? length : BN_num_bytes(value), '\0');
    BN_bn2binpad(value, reinterpret_cast<unsigned char *>(out.data()), static_cast<int>(out.size()));
    BN_free(value);
    return out;
}

} // namespace

QByteArray base64Url(const QByteArray &data)
{
    return data.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
}

TokenSigner TokenSigner::hs256(const QByteArray &secret)
{
    TokenSigner signer;
    signer.m_algorithm = "HS256";
    signer.m_secret = secret;
    return signer;
}

TokenSigner TokenSigner::rs256(int bits)
{
    TokenSigner signer;
    signer.m_algorithm = "RS256";
    signer.m_key = owned(EVP_RSA_gen(static_cast<unsigned int>(bits)));
    return signer;
}

TokenSigner TokenSigner::es256(const char *curve)
{
    TokenSigner signer;
    signer.m_algorithm = "ES256";
    signer.m_key = owned(EVP_EC_gen(curve));
    return signer;
}

QByteArray TokenSigner::publicPem() const
{
    BIO *bio = BIO_new(BIO_s_mem());
    PEM_write_bio_PUBKEY(bio, m_key.get());
    char *data = nullptr;
    const long size = BIO_get_mem_data(bio, &data);
    const QByteArray pem(data, size);
    BIO_free_all(bio);
    return pem;
}

QJsonObject TokenSigner::publicJwk(const QString &kid) const
{
    QJsonObject jwk;
    const auto put = [&](const QString &member, const char *name, int length) {
        jwk.insert(member, QString::fromLatin1(base64Url(number(m_key.get(), name, length))));
    };
    if (m_algorithm == "RS256") {
        jwk.insert(u"kty"_s, u"RSA"_s);
        put(u"n"_s, OSSL_PKEY_PARAM_RSA_N, 0);
        put(u"e"_s, OSSL_PKEY_PARAM_RSA_E, 0);
    } else {
        jwk.insert(u"kty"_s, u"EC"_s);
        jwk.insert(u"crv"_s, u"P-256"_s);
        put(u"x"_s, OSSL_PKEY_PARAM_EC_PUB_X, 32);
        put(u"y"_s, OSSL_PKEY_PARAM_EC_PUB_Y, 32);
    }
    if (!kid.isEmpty())
        jwk.insert(u"kid"_s, kid);
    return jwk;
}

QByteArray TokenSigner::sign(const QByteArray &input) const
{
    if (m_algorithm == "HS256") {
        std::array<unsigned char, EVP_MAX_MD_SIZE> mac{};
        unsigned int length = 0;
        HMAC(EVP_sha256(), m_secret.constData(), static_cast<int>(m_secret.size()), bytes(input),
             static_cast<size_t>(input.size()), mac.data(), &length);
        return {reinterpret_cast<const char *>(mac.data()), static_cast<qsizetype>(length)};
    }
    EVP_MD_CTX *context = EVP_MD_CTX_new();
    size_t size = 0;
    EVP_DigestSignInit(context, nullptr, EVP_sha256(), nullptr, m_key.get());
    EVP_DigestSign(context, nullptr, &size, bytes(input), static_cast<size_t>(input.size()));
    QByteArray signature(static_cast<qsizetype>(size), '\0');
    EVP_DigestSign(context, reinterpret_cast<unsigned char *>(signature.data()), &size, bytes(input),
                   static_cast<size_t>(input.size()));
    EVP_MD_CTX_free(context);
    signature.truncate(static_cast<qsizetype>(size));
    if (m_algorithm == "RS256")
        return signature;

    const unsigned char *der = bytes(signature);
    ECDSA_SIG *pair = d2i_ECDSA_SIG(nullptr, &der, static_cast<long>(signature.size()));
    QByteArray raw(64, '\0');
    BN_bn2binpad(ECDSA_SIG_get0_r(pair), reinterpret_cast<unsigned char *>(raw.data()), 32);
    BN_bn2binpad(ECDSA_SIG_get0_s(pair), reinterpret_cast<unsigned char *>(raw.data()) + 32, 32);
    ECDSA_SIG_free(pair);
    return raw;
}

QByteArray TokenSigner::token(const QJsonObject &claims, QJsonObject header) const
{
    if (!header.contains(u"alg"_s))
        header.insert(u"alg"_s, QString::fromLatin1(m_algorithm));
    return rawToken(QJsonDocument(header).toJson(QJsonDocument::Compact),
                    QJsonDocument(claims).toJson(QJsonDocument::Compact));
}

QByteArray TokenSigner::rawToken(const QByteArray &header, const QByteArray &claims) const
{
    const QByteArray input = base64Url(header) + '.' + base64Url(claims);
    return input + '.' + base64Url(sign(input));
}

} // namespace tierdesk::test
