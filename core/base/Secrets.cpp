#include "core/base/Secrets.h"

#include <QtCore/QCryptographicHash>
#include <QtCore/QMessageAuthenticationCode>

#include <algorithm>
#include <sodium.h>

namespace tierdesk::base {

namespace {

unsigned char *raw(QByteArray &bytes)
{
    return reinterpret_cast<unsigned char *>(bytes.data());
}

const unsigned char *raw(const QByteArray &bytes)
{
    return reinterpret_cast<const unsigned char *>(bytes.constData());
}

/// Initializes libsodium, which is required once per process; later calls are cheap and thread-safe.
void ready()
{
    if (sodium_init() < 0)
        qFatal("libsodium cannot be initialized");
}

constexpr qsizetype NonceSize = crypto_secretbox_NONCEBYTES;
static_assert(Seal::KeySize == crypto_secretbox_KEYBYTES);

} // namespace

Seal::Seal(const QByteArray &masterKey)
    : m_key(masterKey.constData(), masterKey.size()) // a deep copy, so that wiping it affects no other copy
{
    Q_ASSERT(masterKey.size() == KeySize);
    ready();
}

Seal::~Seal()
{
    sodium_memzero(m_key.data(), static_cast<size_t>(m_key.size()));
}

QByteArray Seal::newKey()
{
    ready();
    QByteArray key(KeySize, Qt::Uninitialized);
    crypto_secretbox_keygen(raw(key));
    return key;
}

QByteArray Seal::sign(const QByteArray &purpose, const QByteArray &words) const
{
    const QByteArray key = QMessageAuthenticationCode::hash(purpose, m_key, QCryptographicHash::Sha256);
    return QMessageAuthenticationCode::hash(words, key, QCryptographicHash::Sha256);
}

QByteArray Seal::seal(const QByteArray &secret) const
{
    QByteArray sealed(NonceSize + crypto_secretbox_MACBYTES + secret.size(), Qt::Uninitialized);
    randombytes_buf(sealed.data(), NonceSize);
    crypto_secretbox_easy(raw(sealed) + NonceSize, raw(secret), static_cast<unsigned long long>(secret.size()),
                          raw(sealed), raw(m_key));
    return sealed;
}

Result<QByteArray> Seal::open(const QByteArray &sealed) const
{
    const qsizetype size = sealed.size() - NonceSize - static_cast<qsizetype>(crypto_secretbox_MACBYTES);
    QByteArray secret(std::max<qsizetype>(size, 0), Qt::Uninitialized);
    if (size < 0 || crypto_secretbox_open_easy(raw(secret), raw(sealed) + NonceSize,
                                               static_cast<unsigned long long>(sealed.size() - NonceSize), raw(sealed),
                                               raw(m_key)) != 0)
        return fail(Fault::Internal, u"a sealed credential does not open: it was sealed under another "
                                     "master key, or has been changed"_s);
    return secret;
}

Result<QByteArray> hashPassword(const QString &password)
{
    ready();
    const QByteArray text = password.toUtf8();
    QByteArray hash(crypto_pwhash_STRBYTES, '\0');
    if (crypto_pwhash_str(hash.data(), text.constData(), static_cast<unsigned long long>(text.size()),
                          crypto_pwhash_OPSLIMIT_INTERACTIVE, crypto_pwhash_MEMLIMIT_INTERACTIVE) != 0)
        return fail(Fault::Internal, u"not enough memory to hash a password"_s);
    return QByteArray(hash.constData());
}

bool verifyPassword(const QByteArray &hash, const QString &password)
{
    ready();
    // The library reads a buffer of fixed size; a manually edited row may have any length.
    if (hash.size() >= static_cast<qsizetype>(crypto_pwhash_STRBYTES))
        return false;
    QByteArray padded = hash;
    padded.append(static_cast<qsizetype>(crypto_pwhash_STRBYTES) - padded.size(), char(0));
    const QByteArray text = password.toUtf8();
    return crypto_pwhash_str_verify(padded.constData(), text.constData(),
                                    static_cast<unsigned long long>(text.size())) == 0;
}

QByteArray tokenHash(const QByteArray &token)
{
    return QCryptographicHash::hash(token, QCryptographicHash::Sha256);
}

} // namespace tierdesk::base
