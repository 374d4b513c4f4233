#pragma once

#include "core/base/Time.h"
#include "core/domain/People.h"
#include "core/doors/server/auth/JwtCredentials.h"
#include "core/engine/Directory.h"

#include <QtCore/QHash>

#include <memory>
#include <vector>

namespace tierdesk::server {

/// What opens the chat door: site keys, which are public, and the secrets that companies sign their customers' ids
/// with. A secret that cannot be opened is logged and verifies nobody. One thread.
class ChatKeys final
{
public:
    explicit ChatKeys(Unseal unseal);

    void update(const engine::Directory &directory);
    /// The live site key @p key; null if there is none.
    [[nodiscard]] std::shared_ptr<const Credential> siteKey(const QByteArray &key, base::Timestamp now) const;
    /// Whether @p hash is the hexadecimal HMAC-SHA256 of @p userId with a live secret of @p company whose scopes name
    /// the chat door.
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
