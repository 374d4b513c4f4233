#pragma once

#include "core/base/Result.h"
#include "core/doors/dialects/KeyCheck.h"
#include "core/doors/server/auth/JwtKey.h"
#include "core/engine/Directory.h"

#include <QtCore/QHash>

#include <functional>
#include <memory>
#include <vector>

namespace tierdesk::server {

/// Decrypts what base::Seal encrypted. Any thread.
using Unseal = std::function<base::Result<QByteArray>(const QByteArray &sealed)>;

/// Returns the keys of a credential's PEM or JWKS document, at least one. Fails with InvalidInput.
[[nodiscard]] base::Result<std::vector<JwtKey>> publicKeysOf(const Credential &credential);

/// Checks the public key of a new credential in the same way as it is parsed for use.
class JwtKeyCheck final : public dialects::KeyCheck
{
public:
    [[nodiscard]] base::Result<void> check(const Credential &credential) const override;
};

/// The keys of the credentials that verify tokens. They are parsed once and again only when they change. A credential
/// whose key cannot be read is logged and verifies nothing. Not thread-safe.
class JwtCredentials final
{
public:
    struct Entry {
        std::shared_ptr<const Credential> credential;
        std::vector<JwtKey> keys;
    };

    explicit JwtCredentials(Unseal unseal);

    /// Updates the keys from @p directory. Returns whether any key was added, removed or changed.
    bool update(const engine::Directory &directory);
    [[nodiscard]] const std::vector<std::shared_ptr<const Entry>> &of(CompanyId company) const;
    [[nodiscard]] bool has(CredentialId credential) const { return m_entries.contains(credential.value); }

private:
    [[nodiscard]] base::Result<std::vector<JwtKey>> keysOf(const Credential &credential) const;

    Unseal m_unseal;
    QHash<qint64, std::shared_ptr<const Entry>> m_entries; ///< by CredentialId
    QHash<qint64, std::vector<std::shared_ptr<const Entry>>> m_byCompany;
    std::vector<std::shared_ptr<const Entry>> m_none;
};

} // namespace tierdesk::server
