#pragma once

#include "core/base/Time.h"
#include "core/domain/People.h"
#include "core/doors/server/auth/JwtCredentials.h"
#include "core/engine/Directory.h"

#include <QtCore/QHash>

#include <memory>
#include <vector>

namespace tierdesk::server {

/// The credentials of the chat API: site keys, which are public, and the secrets with which companies sign their
/// customers' IDs. A secret that cannot be decrypted is logged and verifies nothing. Not thread-safe.
class ChatKeys final
{
public:
    explicit ChatKeys(Unseal unseal);

    void update(const engine::Directory &directory);
    /// Returns the site key @p key; null if it is unknown or expired.
    [[nodiscard]] std::shared_ptr<const Credential> siteKey(const QByteArray &key, base::Timestamp now) const;
    /// Returns whether @p hash is the hexadecimal HMAC-SHA256 of @p userId with an unexpired secret of @p company whose
    /// scopes include the chat API.
    [[nodiscard]] bool isSigned(CompanyId company, const QString &userId, const QString &hash,
                                base::Timestamp now) const;

private:
    struct Secret {
        std::shared_ptr<const Credential> credential;
        QByteArray bytes;
    };

    Unseal m_unseal;
    QHash<QByteArray, std::shared_ptr<const Credential>> m_siteKeys;
    QHash<qint64, Secret> m_secrets; ///< by CredentialId
};

} // namespace tierdesk::server
