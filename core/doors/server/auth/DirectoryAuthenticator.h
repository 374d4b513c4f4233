#pragma once

#include "core/base/Clock.h"
#include "core/doors/server/auth/AccessKeys.h"
#include "core/doors/server/auth/ChatKeys.h"
#include "core/doors/server/auth/JwtCredentials.h"
#include "core/doors/server/http/Authenticator.h"
#include "core/engine/Directory.h"

#include <QtCore/QHash>

#include <functional>
#include <memory>
#include <optional>

namespace tierdesk::server {

/// Authenticates callers by the engine's directory: JWTs, console users' tokens, API and metrics keys, access keys,
/// site keys and, in a demo, local callers without a credential. Lives on the server thread; the clock must outlive it.
class DirectoryAuthenticator final : public Authenticator
{
public:
    DirectoryAuthenticator(Unseal unseal, const base::Clock &clock, bool isDemo);

    /// Replaces the directory. Parses new keys and decrypts new secrets.
    void setDirectory(std::shared_ptr<const engine::Directory> directory);

    /// Sets a function that is called when a credential is used, at most once a minute for each, on this thread.
    void setUseWatcher(std::function<void(CredentialId, base::Timestamp)> watcher) { m_watcher = std::move(watcher); }

    /// Sets the key of the company for chats without a site key. Empty: the only company, if there is exactly one.
    void setChatCompany(const QString &key) { m_chatCompany = key; }
    /// Returns whether @p hash is the company's signature of @p userId; see ChatKeys.
    [[nodiscard]] bool isSigned(CompanyId company, const QString &userId, const QString &hash) const
    {
        return m_chatKeys.isSigned(company, userId, hash, m_clock.now());
    }

    [[nodiscard]] base::Result<dialects::Principal> authenticate(dialects::Access access,
                                                                 const dialects::Call &call) override;

private:
    [[nodiscard]] base::Result<dialects::Principal> identify(dialects::Access access, const dialects::Call &call);
    void noteUse(CredentialId credential);

    struct Known {
        dialects::Principal principal;
        std::optional<base::Timestamp> notBefore;
        std::optional<base::Timestamp> until;
    };

    [[nodiscard]] base::Result<dialects::Principal> byJwt(const QByteArray &token);
    [[nodiscard]] base::Result<dialects::Principal> byDeskToken(const QByteArray &token) const;
    [[nodiscard]] base::Result<dialects::Principal> byApiKey(const QByteArray &key) const;
    [[nodiscard]] base::Result<dialects::Principal> byMetricsKey(const QByteArray &key) const;
    [[nodiscard]] base::Result<dialects::Principal> byHash(const QByteArray &key, CredentialKind kind,
                                                           dialects::Principal::Kind as) const;
    [[nodiscard]] base::Result<dialects::Principal> bySignature(const dialects::Call &call);
    [[nodiscard]] base::Result<dialects::Principal> bySiteKey(const dialects::Call &call) const;
    [[nodiscard]] std::optional<dialects::Principal> asDemo(dialects::Access access, const dialects::Call &call) const;

    const base::Clock &m_clock;
    bool m_isDemo;
    std::shared_ptr<const engine::Directory> m_directory;
    JwtCredentials m_jwt;
    AccessKeys m_accessKeys;
    ChatKeys m_chatKeys;
    QString m_chatCompany;
    std::function<void(CredentialId, base::Timestamp)> m_watcher;
    QHash<qint64, base::Timestamp> m_usedAt; ///< when the watcher was last called, by CredentialId
    QHash<QByteArray, Known> m_known;        ///< verified tokens; emptied when full or when a key changes
};

/// Returns whether @p call comes from this machine and was meant for it: loopback peer, loopback Host, no forwarding
/// proxy and not from another site's page.
[[nodiscard]] bool isLocalCall(const dialects::Call &call);

} // namespace tierdesk::server
