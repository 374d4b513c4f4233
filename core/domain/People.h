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
    std::vector<CompanyId> companies; ///< all that the user may enter, home among them
    QString email;                    ///< sign-in name, lower case, unique
    QString name;
    Role role = Role::Agent;
    Presence presence = Presence::Offline;
    QByteArray passwordHash; ///< argon2id, as libsodium prints it
    bool isRevoked = false;
    Timestamp createdAt;
};

[[nodiscard]] inline bool isAmong(CompanyId company, const std::vector<CompanyId> &companies)
{
    return std::find(companies.begin(), companies.end(), company) != companies.end();
}

/// True for a user who may enter @p company; @p user as the store or the directory has it, or none.
[[nodiscard]] inline bool isOf(const User *user, CompanyId company)
{
    return user && !user->isRevoked && isAmong(company, user->companies);
}

/// A signed-in console. Only the token's SHA-256 is kept.
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

/// What a client that signs its own tokens may do at the cs door; each role may do what those before it may.
enum class ClientRole { Customer, Service, Admin };
template<>
struct Words<ClientRole> {
    static constexpr std::array table{std::pair{ClientRole::Customer, "customer"},
                                      std::pair{ClientRole::Service, "service"}, std::pair{ClientRole::Admin, "admin"}};
};

/// A company's key to a door. What is needed again is sealed, the rest hashed.
struct Credential {
    CredentialId id;
    CompanyId company;
    CredentialKind kind = CredentialKind::ApiKey;
    QString name;                          ///< for people
    QString publicId;                      ///< access key id, site key, JWT `kid`; unique within kind and company
    QByteArray hash;                       ///< SHA-256 of an API key or a metrics key
    QByteArray sealed;                     ///< secretbox of an HS256 secret, a SigV4 secret, a signing secret
    QString algorithm;                     ///< Jwt: HS256, RS256, ES256
    QByteArray publicKey;                  ///< Jwt: PEM (SPKI) of RS256 and ES256, or a JWKS document
    QString audience;                      ///< Jwt: required `aud`; empty for none
    ClientRole role = ClientRole::Service; ///< Jwt: of tokens that name none
    QStringList scopes;                    ///< doors that it opens; empty for all of its kind
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
