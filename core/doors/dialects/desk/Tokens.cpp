#include "core/doors/dialects/desk/Tokens.h"

#include "core/base/Json.h"
#include "core/base/Random.h"
#include "core/base/Secrets.h"
#include "core/domain/DoorTraits.h"
#include "core/domain/Enums.h"
#include "core/doors/dialects/KeyCheck.h"

#include <QtCore/QUrl>

namespace tierdesk::dialects::desk {

namespace {

/// RFC 7518 wants an HS256 key of the hash's size at least.
constexpr qsizetype MinHs256Bytes = 32;
/// Of a secret that the company brings: a mail account's password is as long as its provider has made it.
constexpr qsizetype MinSecretBytes = 8;

base::Error bad(const QString &field, const QString &why)
{
    return base::fail(base::Fault::InvalidInput, field + u' ' + why, field);
}

/// The given secret, or a random one.
base::Result<QString> secretOr(const QString &given, qsizetype least, const QString &made)
{
    if (given.isEmpty())
        return made;
    if (given.toUtf8().size() < least)
        return bad(u"secret"_s, u"must have at least %1 bytes"_s.arg(least));
    return given;
}

/// The public key of @p credential, which the caller called @p field, as the door will read it.
base::Result<void> checkKey(const Credential &credential, const QString &field, const KeyCheck &keys)
{
    const auto checked = keys.check(credential);
    if (checked)
        return {};
    const QString &where = checked.error().where;
    return bad(where.isEmpty() ? field : field + u'.' + where, u"cannot be used: "_s + checked.error().message);
}

/// "https://shop.example", "http://localhost:3000": a scheme and a host, a port where it is not the scheme's, no more.
bool isOrigin(const QString &text)
{
    const QUrl url(text, QUrl::StrictMode);
    return url.isValid() && (url.scheme() == u"https" || url.scheme() == u"http") && !url.host().isEmpty() &&
           url.userInfo().isEmpty() && url.path().isEmpty() && !url.hasQuery() && !url.hasFragment();
}

base::Result<void> fillJwt(MadeCredential &made, const deskapi::NewCredential &request, const base::Seal &seal,
                           const KeyCheck &keys)
{
    Credential &credential = made.credential;
    credential.audience = request.audience;
    credential.role = request.role.value_or(ClientRole::Service);
    credential.publicId = request.publicId;
    credential.algorithm = request.algorithm;
    const bool isPublic = request.algorithm == u"RS256" || request.algorithm == u"ES256";
    if (!isPublic && request.algorithm != u"HS256")
        return bad(u"algorithm"_s, u"must be one of HS256, RS256, ES256"_s);
    if (!isPublic) {
        if (!request.publicKey.isEmpty() || !request.jwks.isEmpty())
            return bad(request.jwks.isEmpty() ? u"publicKey"_s : u"jwks"_s, u"does not go with HS256"_s);
        // A public key as a shared secret lets everybody sign who can read it.
        if (request.secret.contains(u"-----BEGIN "))
            return bad(u"secret"_s, u"is a PEM key, not a shared secret. To verify tokens by a public key, choose the "
                                    "algorithm RS256 or ES256 and give the PEM of the public key"_s);
        const auto secret = TRY(secretOr(request.secret, MinHs256Bytes, randomBase62(43)));
        made.secret = secret;
        credential.sealed = seal.seal(made.secret.toUtf8());
        return {};
    }
    if (!request.secret.isEmpty())
        return bad(u"secret"_s, u"does not go with "_s + request.algorithm);
    if (request.publicKey.isEmpty() == request.jwks.isEmpty())
        return bad(u"publicKey"_s, u"or jwks is needed, and only one of them"_s);
    if (!request.jwks.isEmpty()) {
        if (!request.jwks.value(u"keys").isArray())
            return bad(u"jwks"_s, u"must be a JWKS document with keys"_s);
        credential.publicKey = base::toJson(request.jwks);
        return checkKey(credential, u"jwks"_s, keys);
    }
    if (!request.publicKey.trimmed().startsWith(u"-----BEGIN PUBLIC KEY-----"))
        return bad(u"publicKey"_s, u"must be a PEM of the form PUBLIC KEY"_s);
    credential.publicKey = request.publicKey.toUtf8();
    return checkKey(credential, u"publicKey"_s, keys);
}

} // namespace

QString randomBase62(int length)
{
    static constexpr char Alphabet[] = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    QString text;
    text.reserve(length);
    while (text.size() < length) {
        const QByteArray bytes = base::randomBytes(length * 2);
        for (char each : bytes) {
            // 248 is the largest multiple of 62: above it some characters would be likelier than others.
            const auto value = static_cast<unsigned char>(each);
            if (value < 248 && text.size() < length)
                text += QLatin1Char(Alphabet[value % 62]);
        }
    }
    return text;
}

base::Result<MadeCredential> makeCredential(const deskapi::NewCredential &request, CompanyId company, Timestamp now,
                                            const base::Seal &seal, const KeyCheck &keys)
{
    for (const QString &scope : request.scopes) {
        const auto door = fromWord<Door>(scope);
        if (!door || !traitsOf(*door).hasClient)
            return bad(u"scopes"_s, u"are names of doors: \"%1\" is none"_s.arg(scope));
    }
    if (request.expiresAt && *request.expiresAt <= now)
        return bad(u"expiresAt"_s, u"must lie in the future"_s);
    const bool isJwt = request.kind == CredentialKind::Jwt;
    const bool takesSecret = isJwt || request.kind == CredentialKind::Secret;
    if (!takesSecret && !request.secret.isEmpty())
        return bad(u"secret"_s, u"is made here for this kind"_s);
    for (const auto &[field, isGiven] :
         {std::pair{u"algorithm"_s, !request.algorithm.isEmpty()},
          std::pair{u"publicKey"_s, !request.publicKey.isEmpty()}, std::pair{u"jwks"_s, !request.jwks.isEmpty()},
          std::pair{u"publicId"_s, !request.publicId.isEmpty()}, std::pair{u"role"_s, request.role.has_value()}}) {
        if (!isJwt && isGiven)
            return bad(field, u"goes with the kind jwt only"_s);
    }
    if (!isJwt && request.kind != CredentialKind::SiteKey && !request.audience.isEmpty())
        return bad(u"audience"_s, u"goes with the kinds jwt and site_key only"_s);

    MadeCredential made;
    Credential &credential = made.credential;
    credential.company = company;
    credential.kind = request.kind;
    credential.name = request.name;
    credential.scopes = request.scopes;
    credential.expiresAt = request.expiresAt;
    credential.createdAt = now;
    switch (request.kind) {
    case CredentialKind::Jwt:
        TRY(fillJwt(made, request, seal, keys));
        break;
    case CredentialKind::ApiKey:
        made.secret = u"tk_"_s + randomBase62(43);
        credential.hash = base::tokenHash(made.secret.toLatin1());
        credential.publicId = made.secret.left(11); // to tell one's keys apart in a list
        break;
    case CredentialKind::Metrics:
        if (!request.scopes.isEmpty())
            return bad(u"scopes"_s, u"do not go with the kind metrics, which reads /metrics only"_s);
        made.secret = u"tm_"_s + randomBase62(43);
        credential.hash = base::tokenHash(made.secret.toLatin1());
        credential.publicId = made.secret.left(11);
        break;
    case CredentialKind::AccessKey:
        credential.publicId = u"TDAK"_s + randomBase62(16).toUpper();
        made.secret = randomBase62(40);
        credential.sealed = seal.seal(made.secret.toLatin1());
        break;
    case CredentialKind::SiteKey:
        for (const QString &origin : request.audience.split(u' ', Qt::SkipEmptyParts)) {
            if (!isOrigin(origin))
                return bad(u"audience"_s, u"of a site key names origins as browsers print them, with blanks between: "
                                          "\"%1\" is none"_s.arg(origin));
        }
        credential.audience = request.audience.simplified().toLower();
        credential.publicId = u"site_"_s + randomBase62(24);
        break;
    case CredentialKind::Secret: {
        const QString random = u"whsec_"_s + QString::fromLatin1(base::randomBytes(32).toBase64());
        const auto secret = TRY(secretOr(request.secret, MinSecretBytes, random));
        made.secret = secret;
        credential.sealed = seal.seal(made.secret.toUtf8());
        break;
    }
    }
    return made;
}

deskapi::CredentialInfo infoOf(const Credential &credential)
{
    deskapi::CredentialInfo info;
    info.id = credential.id;
    info.kind = credential.kind;
    info.name = credential.name;
    info.publicId = credential.publicId;
    info.algorithm = credential.algorithm;
    info.audience = credential.audience;
    if (credential.kind == CredentialKind::Jwt)
        info.role = credential.role;
    info.scopes = credential.scopes;
    info.createdAt = credential.createdAt;
    info.expiresAt = credential.expiresAt;
    info.lastUsedAt = credential.lastUsedAt;
    return info;
}

} // namespace tierdesk::dialects::desk
