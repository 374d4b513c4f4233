#pragma once

#include "core/base/Result.h"
#include "core/domain/People.h"

#include <optional>
#include <vector>

/// Console users, their tokens, the companies' credentials and saved replies. Every function fails with StorageFailed.
namespace tierdesk::store {

class Database;

class Users final
{
public:
    explicit Users(Database &database)
        : m_database(database)
    {}
    /// Fails with Conflict when the e-mail is taken. `companies` gets home added when it is not among them.
    [[nodiscard]] base::Result<UserId> insert(const User &user);
    /// Writes companies, name, role, passwordHash, isRevoked. Fails with NotFound.
    [[nodiscard]] base::Result<void> update(const User &user);
    /// As update(), and company and createdAt too; offline. Fails with NotFound.
    [[nodiscard]] base::Result<void> revive(const User &user);
    /// Changes the e-mail of a revoked user into one that nobody can have. Fails with NotFound.
    [[nodiscard]] base::Result<void> releaseEmail(UserId user);
    [[nodiscard]] base::Result<void> setPresence(UserId user, Presence presence);
    /// Everybody offline: after a start nobody is connected.
    [[nodiscard]] base::Result<void> setAllOffline();

    [[nodiscard]] base::Result<std::optional<User>> byId(UserId id) const;
    /// Case does not matter.
    [[nodiscard]] base::Result<std::optional<User>> byEmail(const QString &email) const;
    /// Who may enter @p company, by e-mail; everybody for an unset one.
    [[nodiscard]] base::Result<std::vector<User>> all(CompanyId company = {}) const;

private:
    Database &m_database;
};

class DeskTokens final
{
public:
    explicit DeskTokens(Database &database)
        : m_database(database)
    {}
    [[nodiscard]] base::Result<void> insert(const DeskToken &token);
    [[nodiscard]] base::Result<std::optional<DeskToken>> byHash(const QByteArray &hash) const;
    /// False when there was none.
    [[nodiscard]] base::Result<bool> remove(const QByteArray &hash);
    [[nodiscard]] base::Result<void> removeOf(UserId user);
    [[nodiscard]] base::Result<void> removeExpired(Timestamp now);
    /// All that have not expired: what the server's snapshot is made of.
    [[nodiscard]] base::Result<std::vector<DeskToken>> valid(Timestamp now) const;

private:
    Database &m_database;
};

class Credentials final
{
public:
    explicit Credentials(Database &database)
        : m_database(database)
    {}
    /// Fails with Conflict when kind and public id are taken (an API key: its hash).
    [[nodiscard]] base::Result<CredentialId> insert(const Credential &credential);
    /// False when it was revoked before or is not the company's.
    [[nodiscard]] base::Result<bool> revoke(CompanyId company, CredentialId id, Timestamp at);
    [[nodiscard]] base::Result<void> touch(CredentialId id, Timestamp usedAt);
    [[nodiscard]] base::Result<void> setAudience(CredentialId id, const QString &audience);
    /// Makes the credentials that were stored before there were roles admins; returns those that verify tokens and are
    /// live.
    [[nodiscard]] base::Result<std::vector<Credential>> settleRoles();

    [[nodiscard]] base::Result<std::optional<Credential>> byId(CredentialId id) const;
    /// Revoked ones too, oldest first; of every company for an unset one.
    [[nodiscard]] base::Result<std::vector<Credential>> all(CompanyId company = {}) const;

private:
    Database &m_database;
};

class SavedReplies final
{
public:
    explicit SavedReplies(Database &database)
        : m_database(database)
    {}
    /// By company and shortcut.
    [[nodiscard]] base::Result<SavedReplyId> upsert(const SavedReply &reply);
    [[nodiscard]] base::Result<bool> remove(CompanyId company, SavedReplyId id);
    /// By shortcut.
    [[nodiscard]] base::Result<std::vector<SavedReply>> all(CompanyId company) const;

private:
    Database &m_database;
};

} // namespace tierdesk::store
