#include "core/doors/server/auth/JwtCredentials.h"

#include "core/base/Log.h"

#include <algorithm>

namespace tierdesk::server {

namespace {

bool isSameKey(const Credential &a, const Credential &b)
{
    return a.company == b.company && a.algorithm == b.algorithm && a.publicId == b.publicId && a.sealed == b.sealed &&
           a.publicKey == b.publicKey && a.audience == b.audience && a.role == b.role && a.expiresAt == b.expiresAt &&
           a.scopes == b.scopes;
}

} // namespace

JwtCredentials::JwtCredentials(Unseal unseal)
    : m_unseal(std::move(unseal))
{}

bool JwtCredentials::update(const engine::Directory &directory)
{
    QHash<qint64, std::shared_ptr<const Entry>> entries;
    bool isChanged = false;
    for (auto it = directory.credentials.cbegin(); it != directory.credentials.cend(); ++it) {
        const std::shared_ptr<const Credential> &credential = it.value();
        if (credential->kind != CredentialKind::Jwt)
            continue;
        const auto known = m_entries.value(it.key());
        if (known && isSameKey(*known->credential, *credential)) {
            entries.insert(it.key(), known);
            continue;
        }
        isChanged = true;
        auto keys = keysOf(*credential);
        if (!keys)
            qCWarning(log::Auth, "credential %lld verifies nothing: %ls", credential->id.value,
                      qUtf16Printable(keys.error().message));
        entries.insert(it.key(), std::make_shared<const Entry>(
                                     Entry{credential, keys ? std::move(*keys) : std::vector<JwtKey>()}));
    }
    isChanged = isChanged || entries.size() != m_entries.size();
    if (!isChanged)
        return false;
    m_entries = std::move(entries);
    m_byCompany.clear();
    for (const auto &entry : std::as_const(m_entries))
        m_byCompany[entry->credential->company.value].push_back(entry);
    // If two credentials have the same key, the older one is always used for a token.
    for (auto &ofCompany : m_byCompany) {
        std::sort(ofCompany.begin(), ofCompany.end(),
                  [](const auto &a, const auto &b) { return a->credential->id.value < b->credential->id.value; });
    }
    return true;
}

const std::vector<std::shared_ptr<const JwtCredentials::Entry>> &JwtCredentials::of(CompanyId company) const
{
    const auto found = m_byCompany.constFind(company.value);
    return found == m_byCompany.constEnd() ? m_none : *found;
}

base::Result<std::vector<JwtKey>> JwtCredentials::keysOf(const Credential &credential) const
{
    if (credential.algorithm != QLatin1String(name(JwtAlgorithm::HS256)))
        return publicKeysOf(credential);
    const auto secret = TRY(m_unseal(credential.sealed));
    auto key = TRY(JwtKey::fromSecret(secret, credential.publicId));
    return std::vector<JwtKey>{std::move(key)};
}

base::Result<std::vector<JwtKey>> publicKeysOf(const Credential &credential)
{
    const auto algorithm = jwtAlgorithm(credential.algorithm);
    // A JWKS is an object, otherwise it is PEM. The algorithm is in the credential or in each key of the JWKS.
    if (credential.publicKey.trimmed().startsWith('{')) {
        auto keys = TRY(JwtKey::fromJwks(credential.publicKey));
        if (algorithm)
            std::erase_if(keys, [&](const JwtKey &key) { return key.algorithm() != *algorithm; });
        if (keys.empty())
            return base::fail(base::Fault::InvalidInput, u"no key of it verifies %1"_s.arg(credential.algorithm),
                              u"keys"_s);
        return keys;
    }
    if (!algorithm)
        return base::fail(base::Fault::InvalidInput, u"its algorithm is not HS256, RS256 or ES256"_s);
    auto key = TRY(JwtKey::fromPem(*algorithm, credential.publicKey, credential.publicId));
    return std::vector<JwtKey>{std::move(key)};
}

base::Result<void> JwtKeyCheck::check(const Credential &credential) const
{
    if (credential.publicKey.isEmpty())
        return {};
    const auto keys = publicKeysOf(credential);
    return keys ? base::Result<void>() : keys.error();
}

} // namespace tierdesk::server
