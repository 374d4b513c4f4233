#include "core/doors/server/auth/JwtKey.h"

#include "core/doors/server/auth/Hashes.h"

#include "core/base/Json.h"

#include <QtCore/QJsonArray>

#include <openssl/bn.h>
#include <openssl/core_names.h>
#include <openssl/crypto.h>
#include <openssl/ec.h>
#include <openssl/ecdsa.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <openssl/param_build.h>
#include <openssl/pem.h>

#include <array>

namespace tierdesk::server {

namespace {

using base::fail;
using base::Fault;

constexpr int MinSecretBytes = 32;
constexpr int MinRsaBits = 2048;
constexpr int MaxRsaBits = 8192;
constexpr int MaxJwksKeys = 32;
constexpr int HalfEs256 = 32; ///< bytes of r and of s

template<auto Free>
struct Deleter {
    template<class T>
    void operator()(T *pointer) const
    {
        Free(pointer);
    }
};
using Bio = std::unique_ptr<BIO, Deleter<BIO_free_all>>;
using Number = std::unique_ptr<BIGNUM, Deleter<BN_free>>;
using Digest = std::unique_ptr<EVP_MD_CTX, Deleter<EVP_MD_CTX_free>>;
using Signature = std::unique_ptr<ECDSA_SIG, Deleter<ECDSA_SIG_free>>;
using ParamsBuild = std::unique_ptr<OSSL_PARAM_BLD, Deleter<OSSL_PARAM_BLD_free>>;
using Params = std::unique_ptr<OSSL_PARAM, Deleter<OSSL_PARAM_free>>;
using KeyContext = std::unique_ptr<EVP_PKEY_CTX, Deleter<EVP_PKEY_CTX_free>>;

/// Clears the errors that OpenSSL leaves in the thread's queue, so that other code does not find them there.
struct ErrorQueue {
    ErrorQueue() = default;
    ErrorQueue(const ErrorQueue &) = delete;
    ErrorQueue &operator=(const ErrorQueue &) = delete;
    ~ErrorQueue() { ERR_clear_error(); }
};

std::shared_ptr<EVP_PKEY> owned(EVP_PKEY *key)
{
    return {key, [](EVP_PKEY *each) { EVP_PKEY_free(each); }};
}

std::shared_ptr<EVP_PKEY> built(const char *kind, OSSL_PARAM_BLD *parts)
{
    const Params params(OSSL_PARAM_BLD_to_param(parts));
    const KeyContext context(EVP_PKEY_CTX_new_from_name(nullptr, kind, nullptr));
    EVP_PKEY *key = nullptr;
    if (!params || !context || EVP_PKEY_fromdata_init(context.get()) != 1 ||
        EVP_PKEY_fromdata(context.get(), &key, EVP_PKEY_PUBLIC_KEY, params.get()) != 1)
        return {};
    return owned(key);
}

std::shared_ptr<EVP_PKEY> rsaKey(const QByteArray &modulus, const QByteArray &exponent)
{
    const Number n(BN_bin2bn(bytes(modulus), static_cast<int>(modulus.size()), nullptr));
    const Number e(BN_bin2bn(bytes(exponent), static_cast<int>(exponent.size()), nullptr));
    const ParamsBuild parts(OSSL_PARAM_BLD_new());
    if (!n || !e || !parts || OSSL_PARAM_BLD_push_BN(parts.get(), OSSL_PKEY_PARAM_RSA_N, n.get()) != 1 ||
        OSSL_PARAM_BLD_push_BN(parts.get(), OSSL_PKEY_PARAM_RSA_E, e.get()) != 1)
        return {};
    return built("RSA", parts.get());
}

std::shared_ptr<EVP_PKEY> p256Key(const QByteArray &x, const QByteArray &y)
{
    const QByteArray point = QByteArray(1, '\x04') + x + y;
    const ParamsBuild parts(OSSL_PARAM_BLD_new());
    if (!parts || OSSL_PARAM_BLD_push_utf8_string(parts.get(), OSSL_PKEY_PARAM_GROUP_NAME, "P-256", 0) != 1 ||
        OSSL_PARAM_BLD_push_octet_string(parts.get(), OSSL_PKEY_PARAM_PUB_KEY, point.constData(),
                                         static_cast<size_t>(point.size())) != 1)
        return {};
    return built("EC", parts.get());
}

bool isP256(const EVP_PKEY *key)
{
    std::array<char, 64> group{};
    size_t length = 0;
    if (EVP_PKEY_get_group_name(key, group.data(), group.size(), &length) != 1)
        return false;
    const QByteArrayView found(group.data(), static_cast<qsizetype>(length));
    return found == QByteArrayView("prime256v1") || found == QByteArrayView("P-256");
}

bool isSoundRsa(const EVP_PKEY *key)
{
    BIGNUM *raw = nullptr;
    if (EVP_PKEY_get_bn_param(key, OSSL_PKEY_PARAM_RSA_E, &raw) != 1)
        return false;
    const Number exponent(raw);
    // With e = 1 every signature is valid, an even e is not RSA, and a huge e only costs time.
    return BN_is_odd(exponent.get()) && !BN_is_one(exponent.get()) && BN_num_bits(exponent.get()) <= 64;
}

std::optional<QByteArray> member(const QJsonObject &key, QStringView name)
{
    const QJsonValue value = key.value(name);
    return value.isString() ? fromBase64Url(value.toString().toUtf8()) : std::nullopt;
}

bool isForVerifying(const QJsonObject &key)
{
    const QJsonValue use = key.value(u"use");
    if (!use.isUndefined() && use != QJsonValue(u"sig"_s))
        return false;
    const QJsonValue operations = key.value(u"key_ops");
    return operations.isUndefined() || operations.toArray().contains(u"verify"_s);
}

} // namespace

QByteArrayView name(JwtAlgorithm algorithm)
{
    switch (algorithm) {
    case JwtAlgorithm::HS256:
        return "HS256";
    case JwtAlgorithm::RS256:
        return "RS256";
    case JwtAlgorithm::ES256:
        return "ES256";
    }
    return {};
}

std::optional<JwtAlgorithm> jwtAlgorithm(QStringView text)
{
    for (const JwtAlgorithm each : {JwtAlgorithm::HS256, JwtAlgorithm::RS256, JwtAlgorithm::ES256}) {
        if (text == QLatin1String(name(each)))
            return each;
    }
    return std::nullopt;
}

std::optional<QByteArray> fromBase64Url(QByteArrayView text)
{
    static constexpr auto Values = [] {
        std::array<qint8, 256> table{};
        table.fill(-1);
        constexpr char Alphabet[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
        for (size_t i = 0; i < 64; ++i)
            table[static_cast<unsigned char>(Alphabet[i])] = static_cast<qint8>(i);
        return table;
    }();
    if (text.size() % 4 == 1)
        return std::nullopt;
    QByteArray out;
    out.reserve(text.size() * 3 / 4 + 1);
    quint32 bits = 0;
    int held = 0;
    for (const char c : text) {
        const qint8 value = Values[static_cast<unsigned char>(c)];
        if (value < 0)
            return std::nullopt;
        bits = (bits << 6 | static_cast<quint32>(value)) & 0xffff;
        held += 6;
        if (held >= 8) {
            held -= 8;
            out.append(static_cast<char>(bits >> held & 0xff));
        }
    }
    // Spare bits must be zero, otherwise two different tokens would have the same bytes and signature.
    if (bits & ((1u << held) - 1))
        return std::nullopt;
    return out;
}

base::Result<JwtKey> JwtKey::fromSecret(const QByteArray &secret, const QString &kid)
{
    if (secret.size() < MinSecretBytes)
        return fail(Fault::InvalidInput, u"an HS256 secret has at least %1 bytes"_s.arg(MinSecretBytes));
    if (secret.trimmed().startsWith("-----BEGIN"))
        return fail(Fault::InvalidInput, u"a PEM block is not an HS256 secret"_s);
    JwtKey key(JwtAlgorithm::HS256, kid);
    key.m_secret = secret;
    return key;
}

base::Result<JwtKey> JwtKey::fromPem(JwtAlgorithm algorithm, const QByteArray &pem, const QString &kid)
{
    const ErrorQueue queue;
    if (algorithm == JwtAlgorithm::HS256)
        return fail(Fault::InvalidInput, u"a public key does not verify HS256"_s);
    const Bio bio(BIO_new_mem_buf(pem.constData(), static_cast<int>(pem.size())));
    EVP_PKEY *parsed = bio ? PEM_read_bio_PUBKEY(bio.get(), nullptr, nullptr, nullptr) : nullptr;
    if (!parsed)
        return fail(Fault::InvalidInput, u"not a PEM block \"PUBLIC KEY\""_s);
    return fromParsed(algorithm, owned(parsed), kid);
}

base::Result<JwtKey> JwtKey::fromParsed(JwtAlgorithm algorithm, std::shared_ptr<EVP_PKEY> parsed, const QString &kid)
{
    const EVP_PKEY *key = parsed.get();
    if (algorithm == JwtAlgorithm::RS256) {
        const int bits = EVP_PKEY_is_a(key, "RSA") ? EVP_PKEY_get_bits(key) : 0;
        if (bits < MinRsaBits || bits > MaxRsaBits || !isSoundRsa(key))
            return fail(Fault::InvalidInput,
                        u"RS256 takes an RSA key of %1 to %2 bits"_s.arg(MinRsaBits).arg(MaxRsaBits));
    } else if (!EVP_PKEY_is_a(key, "EC") || !isP256(key)) {
        return fail(Fault::InvalidInput, u"ES256 takes a P-256 key"_s);
    }
    JwtKey result(algorithm, kid);
    result.m_key = std::move(parsed);
    return result;
}

base::Result<std::vector<JwtKey>> JwtKey::fromJwks(const QByteArray &json)
{
    const ErrorQueue queue;
    const auto document = TRY(base::parseJsonObject(json, {8, 256 * 1024}));
    const QJsonValue list = document.value(u"keys");
    if (!list.isArray() || list.toArray().size() > MaxJwksKeys)
        return fail(Fault::InvalidInput, u"a JWKS has `keys`, an array of at most %1"_s.arg(MaxJwksKeys), u"keys"_s);
    std::vector<JwtKey> keys;
    int index = -1;
    for (const QJsonValue &each : list.toArray()) {
        const QString where = u"keys.%1"_s.arg(++index);
        if (!each.isObject())
            return fail(Fault::InvalidInput, u"a key is an object"_s, where);
        const QJsonObject key = each.toObject();
        if (key.contains(u"d") || key.contains(u"k"))
            return fail(Fault::InvalidInput, u"a secret stands in a public document"_s, where);
        const bool isRsa = key.value(u"kty") == QJsonValue(u"RSA"_s);
        const bool isCurve = key.value(u"kty") == QJsonValue(u"EC"_s) && key.value(u"crv") == QJsonValue(u"P-256"_s);
        const JwtAlgorithm algorithm = isRsa ? JwtAlgorithm::RS256 : JwtAlgorithm::ES256;
        const QJsonValue named = key.value(u"alg");
        if (!(isRsa || isCurve) || !isForVerifying(key) ||
            !(named.isUndefined() || named.toString() == QLatin1String(name(algorithm))))
            continue;
        const auto first = member(key, isRsa ? u"n" : u"x");
        const auto second = member(key, isRsa ? u"e" : u"y");
        const bool isSized =
            first && second && !first->isEmpty() && !second->isEmpty() &&
            (isRsa ? first->size() <= MaxRsaBits / 8 : first->size() == HalfEs256 && second->size() == HalfEs256);
        if (!isSized)
            return fail(Fault::InvalidInput, u"its numbers are not base64url of the right size"_s, where);
        auto parsed = isRsa ? rsaKey(*first, *second) : p256Key(*first, *second);
        if (!parsed)
            return fail(Fault::InvalidInput, u"not a key"_s, where);
        auto made = fromParsed(algorithm, std::move(parsed), key.value(u"kid").toString());
        if (!made)
            return fail(Fault::InvalidInput, made.error().message, where);
        keys.push_back(std::move(*made));
    }
    if (keys.empty())
        return fail(Fault::InvalidInput, u"no key of it verifies RS256 or ES256"_s, u"keys"_s);
    return keys;
}

bool JwtKey::verifies(QByteArrayView input, QByteArrayView signature) const
{
    const ErrorQueue queue;
    if (m_algorithm == JwtAlgorithm::HS256) {
        std::array<unsigned char, EVP_MAX_MD_SIZE> mac{};
        unsigned int length = 0;
        if (!HMAC(EVP_sha256(), m_secret.constData(), static_cast<int>(m_secret.size()), bytes(input),
                  static_cast<size_t>(input.size()), mac.data(), &length))
            return false;
        return signature.size() == static_cast<qsizetype>(length) &&
               CRYPTO_memcmp(mac.data(), signature.data(), length) == 0;
    }

    QByteArray encoded = signature.toByteArray();
    if (m_algorithm == JwtAlgorithm::ES256) {
        // A JWS has r and s concatenated; OpenSSL expects DER.
        if (signature.size() != 2 * HalfEs256)
            return false;
        Number r(BN_bin2bn(bytes(signature), HalfEs256, nullptr));
        Number s(BN_bin2bn(bytes(signature) + HalfEs256, HalfEs256, nullptr));
        const Signature pair(ECDSA_SIG_new());
        if (!r || !s || !pair || ECDSA_SIG_set0(pair.get(), r.get(), s.get()) != 1)
            return false;
        static_cast<void>(r.release());
        static_cast<void>(s.release());
        unsigned char *der = nullptr;
        const int length = i2d_ECDSA_SIG(pair.get(), &der);
        if (length <= 0)
            return false;
        encoded = QByteArray(reinterpret_cast<const char *>(der), length);
        OPENSSL_free(der);
    } else if (signature.size() != EVP_PKEY_get_size(m_key.get())) {
        return false;
    }
    const Digest context(EVP_MD_CTX_new());
    return context && EVP_DigestVerifyInit(context.get(), nullptr, EVP_sha256(), nullptr, m_key.get()) == 1 &&
           EVP_DigestVerify(context.get(), bytes(encoded), static_cast<size_t>(encoded.size()), bytes(input),
                            static_cast<size_t>(input.size())) == 1;
}

} // namespace tierdesk::server
