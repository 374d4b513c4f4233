#pragma once

#include "core/base/Result.h"
#include "core/base/Time.h"
#include "core/domain/People.h"
#include "core/doors/server/auth/JwtKey.h"

#include <QtCore/QJsonObject>

#include <span>

namespace tierdesk::server {

/// Longer tokens are refused without parsing. In bytes.
inline constexpr qsizetype MaxJwtSize = 8192;

/// A well-formed token whose signature has not been verified. Its claims may only be used to select keys to try.
struct UnverifiedJwt {
    JwtAlgorithm algorithm = JwtAlgorithm::HS256; ///< from the header; must be that of the key
    QString kid;                                  ///< empty for none
    QJsonObject claims;
    QByteArray input; ///< the signed bytes
    QByteArray signature;
    std::optional<base::Timestamp> expiresAt, notBefore, issuedAt;
    QStringList audiences;
};

/// Parses a compact JWS (RFC 7515) with a JWT (RFC 7519). Fails with Unauthenticated if it is malformed or ambiguous:
/// other than three parts, lax base64url, duplicate members, an unknown algorithm, `crit`, `b64` other than true, a key
/// in the header (`jwk`, `jku`, `x5u`, `x5c`), a `typ` other than JWT or at+jwt, registered claims of the wrong type.
/// Ignores `iss` and `jti`.
[[nodiscard]] base::Result<UnverifiedJwt> parseJwt(QByteArrayView token);

/// Returns the role in the token's `role` or, without one, in its `scope`; none if it has neither claim. Fails with
/// Unauthenticated if the claim names no known role, or two.
[[nodiscard]] base::Result<std::optional<ClientRole>> clientRoleOf(const UnverifiedJwt &token);
/// Fails with Unauthenticated unless the customer's token has a `sub`, the customer ID, of 1 to 200 characters.
[[nodiscard]] base::Result<void> checkCustomer(const UnverifiedJwt &token);

/// The requirements for a valid token.
struct JwtRules {
    base::Timestamp now;
    base::Millis leeway = base::Millis::seconds(5); ///< allowed clock difference, for exp and nbf
    QString audience;                               ///< required in `aud`; empty: `aud` is ignored
};

/// Verifies @p token with one of those @p keys that have its algorithm and, if both have one, its `kid`. Checks `exp`
/// and `nbf` if present; a token without `exp` does not expire. Fails with Unauthenticated.
[[nodiscard]] base::Result<void> verifyJwt(const UnverifiedJwt &token, std::span<const JwtKey> keys,
                                           const JwtRules &rules);

} // namespace tierdesk::server
