#include "core/doors/server/auth/AccessKeys.h"

#include "core/base/Log.h"

namespace tierdesk::server {

namespace {

constexpr qsizetype MaxDailyKeys = 1024;

} // namespace

AccessKeys::AccessKeys(Unseal unseal)
    : m_unseal(std::move(unseal))
{}

void AccessKeys::update(const engine::Directory &directory)
{
    QHash<QByteArray, Entry> entries;
    bool isChanged = false;
    for (const auto &credential : directory.credentials) {
        if (credential->kind != CredentialKind::AccessKey)
            continue;
        const QByteArray id = credential->publicId.toLatin1();
        const auto known = m_entries.constFind(id);
        if (known != m_entries.cend() && known->credential->sealed == credential->sealed) {
            entries.insert(id, {credential, known->secret});
            continue;
        }
        isChanged = true;
        auto secret = m_unseal(credential->sealed);
        if (!secret)
            qCWarning(log::Auth, "access key %lld signs nothing: %ls", credential->id.value,
                      qUtf16Printable(secret.error().message));
        else
            entries.insert(id, {credential, *std::move(secret)});
    }
    if (isChanged || entries.size() != m_entries.size())
        m_daily.clear();
    m_entries = std::move(entries);
}

base::Result<std::shared_ptr<const Credential>> AccessKeys::signerOf(const dialects::Call &call,
                                                                     const QByteArray &service, base::Timestamp now)
{
    const auto claim = TRY(sigV4Claim(call));
    const auto found = m_entries.constFind(claim.accessKey);
    const bool isLive =
        found != m_entries.cend() && (!found->credential->expiresAt || now < *found->credential->expiresAt);
    if (!isLive)
        return sigV4Error("UnrecognizedClientException", u"the access key is not known, or no longer"_s);
    SigV4Rules rules;
    rules.now = now;
    rules.service = service;
    TRY(verifySigV4(claim, call, keyOf(*found, claim), rules));
    return found->credential;
}

QByteArray AccessKeys::keyOf(const Entry &entry, const SigV4Claim &claim)
{
    const QByteArray name = claim.accessKey + '/' + claim.scope();
    const auto known = m_daily.constFind(name);
    if (known != m_daily.cend())
        return *known;
    if (m_daily.size() >= MaxDailyKeys)
        m_daily.clear();
    return *m_daily.insert(name, sigV4Key(entry.secret, claim));
}

} // namespace tierdesk::server
