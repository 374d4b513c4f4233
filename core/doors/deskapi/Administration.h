#pragma once

#include "core/domain/Actor.h"
#include "core/domain/People.h"
#include "core/domain/Shop.h"

#include <QtCore/QJsonArray>
#include <QtCore/QJsonObject>

/// Saved replies, credentials, configuration, bulk upserts, articles, audit.
namespace tierdesk::deskapi {

struct SavedReplies {
    std::vector<SavedReply> replies;
};
struct SaveReply {
    QString shortcut; ///< without the slash, [a-z0-9-]
    QString title;
    QString text;
};

/// A credential without its secret.
struct CredentialInfo {
    CredentialId id;
    CredentialKind kind = CredentialKind::ApiKey;
    QString name;
    QString publicId; ///< access key id, site key, JWT `kid`
    QString algorithm;
    QString audience;
    std::optional<ClientRole> role; ///< jwt: of tokens that name none; absent for other kinds
    QStringList scopes;             ///< doors; empty: all of its kind
    Timestamp createdAt;
    std::optional<Timestamp> expiresAt, lastUsedAt;
};
struct Credentials {
    std::vector<CredentialInfo> credentials;
};
struct NewCredential {
    CredentialKind kind = CredentialKind::ApiKey;
    QString name;
    QString publicId;  ///< jwt: the `kid`, optional
    QString algorithm; ///< jwt: HS256, RS256, ES256
    QString secret;    ///< jwt HS256 and secret: given, or empty and one is made
    QString publicKey; ///< jwt RS256, ES256: PEM
    QJsonObject jwks;  ///< or a JWKS document
    QString audience;
    std::optional<ClientRole> role; ///< jwt: of tokens that name none; service if absent
    QStringList scopes;
    std::optional<Timestamp> expiresAt;
};
struct CreatedCredential {
    CredentialInfo credential;
    QString secret; ///< shown here only; empty where there is none of ours (RS256, ES256, site_key)
};

struct Config {
    QString company; ///< JSON `companyId`
    int version = 0;
    QJsonObject config;
};
struct ConfigVersion {
    int version = 0;
    Timestamp at;
    QString by;
    QJsonObject before, after;
};
struct ConfigVersions {
    std::vector<ConfigVersion> versions; ///< newest first
};

struct Upserted {
    struct Bad {
        int row = 0; ///< from 0
        QString reason;
        QString where; ///< the field
    };
    int accepted = 0;
    std::vector<Bad> errors;
};

struct Articles {
    std::vector<Article> articles;
};

struct AuditRow {
    qint64 seq = 0;
    Timestamp at;
    Actor::Kind actorKind = Actor::Kind::System;
    QString actor;
    QString from; ///< door and address
    QString command;
    QString session; ///< JSON `sessionId`; empty if none
    QString subject; ///< what was changed: a session's id, "config", an e-mail
    QJsonObject before, after;
};
struct AuditPage {
    std::vector<AuditRow> rows;       ///< newest first
    std::optional<qint64> nextBefore; ///< `before` of the next page; none on the last
};

} // namespace tierdesk::deskapi
