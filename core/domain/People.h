#pragma once

#include "core/domain/Enums.h"
#include "core/domain/Ids.h"

#include <QtCore/QByteArray>
#include <QtCore/QString>
#include <QtCore/QStringList>

#include <algorithm>
#include <optional>
#include <vector>

namespace tierdesk {

/// A console user: agent, supervisor or admin.
struct User {
    UserId id;
    CompanyId company;                ///< home
    std::vector<CompanyId> companies; ///< all companies the user may access, including the home
    QString email;                    ///< sign-in name, lower case, unique
    QString name;
    Role role = Role::Agent;
    Presence presence = Presence::Offline;
    QByteArray passwordHash; ///< argon2id, in libsodium's text form
    bool isRevoked = false;
    Timestamp createdAt;
};

[[nodiscard]] inline bool isAmong(CompanyId company, const std::vector<CompanyId> &companies)
{
    return std::find(companies.begin(), companies.end(), company) != companies.end();
}

/// Returns whether @p user may access @p company; @p user may be null.
[[nodiscard]] inline bool isOf(const User *user, CompanyId company)
{
    return user && !user->isRevoked && isAmong(company, user->companies);
}

/// A console's sign-in. Only the token's SHA-256 is stored.
struct DeskToken {
    QByteArray hash;
    UserId user;
    Timestamp createdAt;
    Timestamp expiresAt;
};

enum class CredentialKind { Jwt, ApiKey, AccessKey, SiteKey, Secret, Metrics };
template<>
struct Words<CredentialKind> {
    static constexpr std::array table{std::pair{CredentialKind::Jwt, "jwt"},
                                      std::pair{CredentialKind::ApiKey, "api_key"},
                                      std::pair{CredentialKind::AccessKey, "access_key"},
                                      std::pair{CredentialKind::SiteKey, "site_key"},
                                      std::pair{CredentialKind::Secret, "secret"},
                                      std::pair{CredentialKind::Metrics, "metrics"}};
};

/// The role of a client that signs its own tokens for the cs API; each includes the permissions of those before it.
enum class ClientRole { Customer, Service, Admin };
template<>
struct Words<ClientRole> {
    static constexpr std::array table{std::pair{ClientRole::Customer, "customer"},
                                      std::pair{ClientRole::Service, "service"}, std::pair{ClientRole::Admin, "admin"}};
};

/// A company's key to an API. Secrets that must be read again are encrypted, others hashed.
struct Credential {
    CredentialId id;
    CompanyId company;
    CredentialKind kind = CredentialKind::ApiKey;
    QString name;                          ///< display name
    QString publicId;                      ///< access key id, site key or JWT `kid`; unique within kind and company
    QByteArray hash;                       ///< SHA-256 of an API key or metrics key
    QByteArray sealed;                     ///< encrypted HS256, SigV4 or signing secret (secretbox)
    QString algorithm;                     ///< Jwt: HS256, RS256, ES256
    QByteArray publicKey;                  ///< Jwt: PEM (SPKI) for RS256 and ES256, or a JWKS document
    QString audience;                      ///< Jwt: required `aud`; empty for none
    ClientRole role = ClientRole::Service; ///< Jwt: for tokens without a role
    QStringList scopes;                    ///< APIs that accept it; empty for all of its kind
    Timestamp createdAt;
    std::optional<Timestamp> expiresAt, lastUsedAt, revokedAt;
};

struct SavedReply {
    SavedReplyId id;
    CompanyId company;
    QString shortcut; ///< without the slash
    QString title;
    QString text;
    Timestamp updatedAt;
};

} // namespace tierdesk
