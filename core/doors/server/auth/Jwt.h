#pragma once

#include "core/base/Result.h"
#include "core/base/Time.h"
#include "core/domain/People.h"
#include "core/doors/server/auth/JwtKey.h"

#include <QtCore/QJsonObject>

#include <span>

namespace tierdesk::server {

/// A token longer than this is refused unread.
inline constexpr qsizetype MaxJwtSize = 8192;

/// A well-formed token whose signature nobody has looked at. Its claims may choose which keys to try and nothing else.
struct UnverifiedJwt {
    JwtAlgorithm algorithm = JwtAlgorithm::HS256; ///< what the header says; a key's own must be the same
    QString kid;                                  ///< empty for none
    QJsonObject claims;
    QByteArray input; ///< what was signed
    QByteArray signature;
    std::optional<base::Timestamp> expiresAt, notBefore, issuedAt;
    QStringList audiences;
};

/// Reads a compact JWS (RFC 7515) that holds a JWT (RFC 7519). Fails with Unauthenticated for everything that is not
/// one with one meaning: other than three parts, lax base64url, duplicate members, an unknown algorithm, `crit`, `b64`
/// other than true, a key in the header (`jwk`, `jku`, `x5u`, `x5c`), a `typ` other than JWT or at+jwt, ill-typed
/// registered claims. `iss` and `jti` are not looked at.
[[nodiscard]] base::Result<UnverifiedJwt> parseJwt(QByteArrayView token);

/// The role that @p token names: its `role`, or without one the one role among the words of its `scope`; none where it
/// has neither. Fails with Unauthenticated where they name no role that there is, or two,.
[[nodiscard]] base::Result<std::optional<ClientRole>> clientRoleOf(const UnverifiedJwt &token);
/// A customer's sessions are those of the token's `sub`: fails with Unauthenticated without one of 1 to 200 characters.
[[nodiscard]] base::Result<void> checkCustomer(const UnverifiedJwt &token);

/// What the caller requires of a token.
struct JwtRules {
    base::Timestamp now;
    base::Millis leeway = base::Millis::seconds(5); ///< for clocks that differ, at exp and nbf
    QString audience;                               ///< one that `aud` must name; empty: `aud` is not looked at
};

/// Verifies @p token with one of @p keys: those of its algorithm and, when both have one, of its `kid`. `exp` and `nbf`
/// are honoured when present; a token without `exp` does not expire. Fails with Unauthenticated.
[[nodiscard]] base::Result<void> verifyJwt(const UnverifiedJwt &token, std::span<const JwtKey> keys,
                                           const JwtRules &rules);

} // namespace tierdesk::server
