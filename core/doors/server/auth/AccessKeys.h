#pragma once

#include "core/base/Result.h"
#include "core/doors/dialects/Call.h"
#include "core/doors/server/auth/JwtCredentials.h"
#include "core/doors/server/auth/SigV4.h"
#include "core/engine/Directory.h"

#include <QtCore/QHash>

#include <memory>

namespace tierdesk::server {

/// The access keys that sign requests (AWS Signature Version 4). Secrets are decrypted once and again only when they
/// change. A key whose secret cannot be decrypted is logged and signs nothing. Not thread-safe.
class AccessKeys final
{
public:
    explicit AccessKeys(Unseal unseal);

    void update(const engine::Directory &directory);
    /// Returns the credential that signed @p call for @p service. Fails with Unauthenticated and AWS's error type.
    [[nodiscard]] base::Result<std::shared_ptr<const Credential>>
    signerOf(const dialects::Call &call, const QByteArray &service, base::Timestamp now);

private:
    struct Entry {
        std::shared_ptr<const Credential> credential;
        QByteArray secret;
    };
    [[nodiscard]] QByteArray keyOf(const Entry &entry, const SigV4Claim &claim);

    Unseal m_unseal;
    QHash<QByteArray, Entry> m_entries;    ///< by access key ID
    QHash<QByteArray, QByteArray> m_daily; ///< signing keys by ID and scope; emptied when full or when a key changes
};

} // namespace tierdesk::server
