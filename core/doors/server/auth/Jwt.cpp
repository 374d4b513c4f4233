#include "core/doors/server/auth/Jwt.h"

#include "core/base/Json.h"

#include <QtCore/QJsonArray>

#include <algorithm>
#include <cmath>

namespace tierdesk::server {

namespace {

constexpr qsizetype MaxKid = 128;
/// Seconds; the end of year 9999, so that milliseconds cannot overflow.
constexpr double MaxNumericDate = 253402300799.0;

base::Error refused(const QString &why)
{
    return base::fail(base::Fault::Unauthenticated, why);
}

base::Result<QJsonObject> part(QByteArrayView text, int depth, const QString &which)
{
    const auto bytes = fromBase64Url(text);
    if (!bytes || bytes->isEmpty())
        return refused(u"the token's %1 is not base64url"_s.arg(which));
    auto object = base::parseJsonObject(*bytes, {depth, MaxJwtSize});
    if (!object)
        return refused(u"the token's %1: %2"_s.arg(which, object.error().message));
    return object;
}

base::Result<void> readHeader(const QJsonObject &header, UnverifiedJwt &token)
{
    // A key or key URL in a token could be a forger's. Unknown critical extensions must be refused (RFC 7515, 4.1.11).
    for (const QStringView name : {u"jwk", u"jku", u"x5u", u"x5c", u"crit"}) {
        if (header.contains(name))
            return refused(u"the token's header has `%1`"_s.arg(name));
    }
    const QJsonValue unencoded = header.value(u"b64");
    if (!unencoded.isUndefined() && unencoded != QJsonValue(true))
        return refused(u"the token's payload is not encoded"_s);
    const QJsonValue type = header.value(u"typ");
    if (!type.isUndefined() && (!type.isString() || (type.toString().compare(u"JWT", Qt::CaseInsensitive) != 0 &&
                                                     type.toString().compare(u"at+jwt", Qt::CaseInsensitive) != 0)))
        return refused(u"the token's `typ` is not JWT"_s);
    const auto algorithm = jwtAlgorithm(header.value(u"alg").toString());
    if (!algorithm)
        return refused(u"the token's `alg` is not HS256, RS256 or ES256"_s);
    token.algorithm = *algorithm;
    const QJsonValue kid = header.value(u"kid");
    if (!kid.isUndefined()) {
        token.kid = kid.toString();
        if (!kid.isString() || token.kid.isEmpty() || token.kid.size() > MaxKid)
            return refused(u"the token's `kid` is not a text of 1 to %1 characters"_s.arg(MaxKid));
    }
    return {};
}

bool readDate(const QJsonObject &claims, QStringView name, std::optional<base::Timestamp> &at)
{
    const QJsonValue value = claims.value(name);
    if (value.isUndefined())
        return true;
    const double seconds = value.toDouble(std::nan(""));
    if (!value.isDouble() || !(std::abs(seconds) <= MaxNumericDate))
        return false;
    at = base::Timestamp{static_cast<qint64>(std::floor(seconds * 1000))};
    return true;
}

base::Result<void> readClaims(UnverifiedJwt &token)
{
    const QJsonObject &claims = token.claims;
    if (!readDate(claims, u"exp", token.expiresAt) || !readDate(claims, u"nbf", token.notBefore) ||
        !readDate(claims, u"iat", token.issuedAt))
        return refused(u"the token's `exp`, `nbf` or `iat` is not a time in seconds"_s);
    for (const QStringView name : {u"sub", u"companyId"}) {
        if (claims.contains(name) && !claims.value(name).isString())
            return refused(u"the token's `%1` is not a text"_s.arg(name));
    }
    const QJsonValue audience = claims.value(u"aud");
    if (audience.isUndefined())
        return {};
    const QJsonArray list = audience.isArray() ? audience.toArray() : QJsonArray{audience};
    for (const QJsonValue &each : list) {
        if (!each.isString())
            return refused(u"the token's `aud` is not a text, nor a list of texts"_s);
        token.audiences.append(each.toString());
    }
    return {};
}

} // namespace

base::Result<UnverifiedJwt> parseJwt(QByteArrayView token)
{
    if (token.size() > MaxJwtSize)
        return refused(u"the token is longer than %1 bytes"_s.arg(MaxJwtSize));
    const qsizetype first = token.indexOf('.');
    const qsizetype second = first < 0 ? -1 : token.indexOf('.', first + 1);
    if (second < 0 || token.indexOf('.', second + 1) >= 0)
        return refused(u"the token is not three parts with dots between"_s);

    UnverifiedJwt result;
    const auto header = TRY(part(token.first(first), 8, u"header"_s));
    TRY(readHeader(header, result));
    auto claims = TRY(part(token.sliced(first + 1, second - first - 1), 32, u"payload"_s));
    result.claims = std::move(claims);
    TRY(readClaims(result));
    auto signature = fromBase64Url(token.sliced(second + 1));
    if (!signature || signature->isEmpty())
        return refused(u"the token's signature is not base64url"_s);
    result.signature = std::move(*signature);
    result.input = token.first(second).toByteArray();
    return result;
}

base::Result<std::optional<ClientRole>> clientRoleOf(const UnverifiedJwt &token)
{
    const auto unknown = [](const QString &claim) {
        return refused(u"the token's `%1` must name one of the roles customer, service and admin"_s.arg(claim));
    };
    if (const QJsonValue named = token.claims.value(u"role"); !named.isUndefined()) {
        const auto role = fromWord<ClientRole>(named.toString());
        return role ? base::Result<std::optional<ClientRole>>(role) : unknown(u"role"_s);
    }
    const QJsonValue scope = token.claims.value(u"scope");
    if (scope.isUndefined())
        return std::optional<ClientRole>();
    std::optional<ClientRole> found;
    for (const QString &word : scope.toString().split(u' ', Qt::SkipEmptyParts)) {
        const auto role = fromWord<ClientRole>(word);
        if (role && found && *role != *found)
            return unknown(u"scope"_s);
        if (role)
            found = role;
    }
    return found ? base::Result<std::optional<ClientRole>>(found) : unknown(u"scope"_s);
}

base::Result<void> checkCustomer(const UnverifiedJwt &token)
{
    constexpr qsizetype MaxCustomerId = 200; // as for sessions in all APIs
    const QString subject = token.claims.value(u"sub").toString();
    if (subject.isEmpty() || subject.size() > MaxCustomerId)
        return refused(
            u"the token of a customer must have a `sub` of 1 to %1 characters: the customerId"_s.arg(MaxCustomerId));
    return {};
}

base::Result<void> verifyJwt(const UnverifiedJwt &token, std::span<const JwtKey> keys, const JwtRules &rules)
{
    const bool isSigned = std::any_of(keys.begin(), keys.end(), [&](const JwtKey &key) {
        return key.algorithm() == token.algorithm &&
               (key.kid().isEmpty() || token.kid.isEmpty() || key.kid() == token.kid) &&
               key.verifies(token.input, token.signature);
    });
    if (!isSigned)
        return refused(u"no key of the company verifies the token"_s);
    if (token.expiresAt && rules.now >= *token.expiresAt + rules.leeway)
        return refused(u"the token has expired"_s);
    if (token.notBefore && rules.now < *token.notBefore - rules.leeway)
        return refused(u"the token is not valid yet"_s);
    if (!rules.audience.isEmpty() && !token.audiences.contains(rules.audience))
        return refused(u"the token is for another audience"_s);
    return {};
}

} // namespace tierdesk::server
