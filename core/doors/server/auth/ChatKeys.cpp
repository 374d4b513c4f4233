#include "core/doors/server/auth/ChatKeys.h"

#include "core/base/Log.h"
#include "core/doors/server/auth/Hashes.h"

#include <algorithm>

namespace tierdesk::server {

namespace {

bool isLive(const Credential &credential, base::Timestamp now)
{
    return !credential.expiresAt || now < *credential.expiresAt;
}

} // namespace

ChatKeys::ChatKeys(Unseal unseal)
    : m_unseal(std::move(unseal))
{}

void ChatKeys::update(const engine::Directory &directory)
{
    m_siteKeys.clear();
    QHash<qint64, Secret> secrets;
    for (const auto &credential : directory.credentials) {
        if (credential->kind == CredentialKind::SiteKey)
            m_siteKeys.insert(credential->publicId.toLatin1(), credential);
        // A secret without scopes has other uses; only one with the chat scope may identify customers.
        if (credential->kind != CredentialKind::Secret || !credential->scopes.contains(word(Door::Chat)))
            continue;
        const auto known = m_secrets.constFind(credential->id.value);
        if (known != m_secrets.cend() && known->credential->sealed == credential->sealed) {
            secrets.insert(credential->id.value, {credential, known->bytes});
            continue;
        }
        auto bytes = m_unseal(credential->sealed);
        if (bytes)
            secrets.insert(credential->id.value, {credential, *std::move(bytes)});
        else
            qCWarning(log::Auth, "chat secret %lld verifies nobody: %ls", credential->id.value,
                      qUtf16Printable(bytes.error().message));
    }
    m_secrets = std::move(secrets);
}

std::shared_ptr<const Credential> ChatKeys::siteKey(const QByteArray &key, base::Timestamp now) const
{
    const auto credential = m_siteKeys.value(key);
    return credential && isLive(*credential, now) ? credential : nullptr;
}

bool ChatKeys::isSigned(CompanyId company, const QString &userId, const QString &hash, base::Timestamp now) const
{
    const QByteArray given = hash.toLatin1().toLower();
    return std::any_of(m_secrets.begin(), m_secrets.end(), [&](const Secret &secret) {
        return secret.credential->company == company && isLive(*secret.credential, now) &&
               isSameSecret(given, hmacSha256(secret.bytes, userId.toUtf8()).toHex());
    });
}

} // namespace tierdesk::server
