#include "core/doors/server/auth/SigV4Claim.h"

#include "core/doors/server/http/Syntax.h"

#include <QtCore/QDateTime>
#include <QtCore/QJsonObject>
#include <QtCore/QLocale>

#include <algorithm>
#include <array>
#include <functional>

namespace tierdesk::server {

namespace {

using dialects::Call;

constexpr QByteArrayView Algorithm = "AWS4-HMAC-SHA256";
constexpr qsizetype SignatureBytes = 32;
constexpr qint64 MaxLifeSeconds = 7 * 24 * 3600; ///< AWS's limit for X-Amz-Expires

base::Error incomplete(const QString &message)
{
    return sigV4Error("IncompleteSignatureException", message);
}

/// Parses "20150830T123600Z" and no other form.
std::optional<base::Timestamp> timeOf(const QByteArray &text)
{
    const bool isShaped = text.size() == 16 && text[8] == 'T' && text[15] == 'Z' &&
                          std::all_of(text.begin(), text.begin() + 8, syntax::isDigit) &&
                          std::all_of(text.begin() + 9, text.begin() + 15, syntax::isDigit);
    if (!isShaped)
        return std::nullopt;
    const QDate date(text.first(4).toInt(), text.mid(4, 2).toInt(), text.mid(6, 2).toInt());
    const QTime time(text.mid(9, 2).toInt(), text.mid(11, 2).toInt(), text.mid(13, 2).toInt());
    if (!date.isValid() || !time.isValid())
        return std::nullopt;
    return base::Timestamp{QDateTime(date, time, Qt::UTC).toMSecsSinceEpoch()};
}

std::optional<QByteArray> signatureOf(const QByteArray &hex)
{
    const bool isHex = hex.size() == 2 * SignatureBytes && std::all_of(hex.begin(), hex.end(), [](char c) {
                           return syntax::isDigit(c) || (c >= 'a' && c <= 'f'); // all clients send lower case
                       });
    return isHex ? std::optional(QByteArray::fromHex(hex)) : std::nullopt;
}

/// Parses AKID/day/region/service/aws4_request.
base::Result<void> readCredential(const QByteArray &text, SigV4Claim &claim)
{
    const QList<QByteArray> parts = text.split('/');
    const bool isScope =
        parts.size() == 5 && parts[4] == "aws4_request" &&
        std::all_of(parts.begin(), parts.end(), [](const QByteArray &part) { return !part.isEmpty(); });
    if (!isScope)
        return incomplete(u"the Credential must be an access key, day, region, service and aws4_request"_s);
    claim.accessKey = parts[0];
    claim.day = parts[1];
    claim.region = parts[2];
    claim.service = parts[3];
    return {};
}

base::Result<void> readSignedHeaders(const QByteArray &text, SigV4Claim &claim)
{
    const QList<QByteArray> names = text.split(';');
    claim.signedHeaders.assign(names.begin(), names.end());
    const bool isGood =
        std::all_of(names.begin(), names.end(),
                    [](const QByteArray &name) { return syntax::isToken(name) && syntax::lowered(name) == name; }) &&
        std::adjacent_find(names.begin(), names.end(), std::greater_equal<>()) == names.end();
    if (!isGood)
        return incomplete(u"SignedHeaders must be names in lower case and in order, each once"_s);
    if (!names.contains("host"))
        return incomplete(u"Host must be signed"_s);
    return {};
}

base::Result<void> readSignature(const QByteArray &text, SigV4Claim &claim)
{
    auto signature = signatureOf(text);
    if (!signature)
        return incomplete(u"the Signature must be 64 hexadecimal digits in lower case"_s);
    claim.signature = *std::move(signature);
    return {};
}

base::Result<void> readTime(const QByteArray &text, SigV4Claim &claim)
{
    const auto at = timeOf(text);
    if (!at)
        return incomplete(u"the time must be of the form 20150830T123600Z"_s);
    claim.time = text;
    claim.signedAt = *at;
    // The signing key is derived from the day.
    if (!text.startsWith(claim.day) || claim.day.size() != 8)
        return sigV4Error("InvalidSignatureException", u"the Credential is of another day than the time"_s);
    return {};
}

/// Runs the steps on @p claim. Returns the claim or the error of the first step that fails.
template<class... Steps>
base::Result<SigV4Claim> read(SigV4Claim claim, Steps &&...steps)
{
    base::Result<void> done;
    (void)(... && (done = steps(claim), done.has_value()));
    if (!done)
        return done.error();
    return claim;
}

/// Returns `X-Amz-Date` or, without it, `Date` in the form of the string to sign.
base::Result<QByteArray> headerTime(const Call &call)
{
    QByteArray given = call.header("x-amz-date");
    if (!given.isEmpty())
        return given;
    given = call.header("date");
    if (given.isEmpty())
        return incomplete(u"X-Amz-Date is missing"_s);
    if (timeOf(given))
        return given;
    QDateTime at = QLocale::c().toDateTime(QString::fromLatin1(given), u"ddd, dd MMM yyyy HH:mm:ss 'GMT'"_s);
    at.setTimeSpec(Qt::UTC);
    if (!at.isValid())
        return incomplete(u"Date is no date"_s);
    return at.toString(u"yyyyMMdd'T'HHmmss'Z'"_s).toLatin1();
}

base::Result<SigV4Claim> fromAuthorization(const Call &call, QByteArrayView parameters)
{
    std::array<std::optional<QByteArray>, 3> values;
    constexpr std::array<QByteArrayView, 3> Names{"Credential", "SignedHeaders", "Signature"};
    for (const QByteArray &part : parameters.toByteArray().split(',')) {
        const QByteArrayView pair = syntax::trimOws(part);
        const qsizetype equals = pair.indexOf('=');
        const auto name = std::find(Names.begin(), Names.end(), pair.first(std::max<qsizetype>(0, equals)));
        if (equals < 0 || name == Names.end() || values[static_cast<size_t>(name - Names.begin())])
            return incomplete(u"Authorization must have Credential, SignedHeaders and Signature, each "
                              "once"_s);
        values[static_cast<size_t>(name - Names.begin())] = pair.sliced(equals + 1).toByteArray();
    }
    if (!values[0] || !values[1] || !values[2])
        return incomplete(u"Authorization must have Credential, SignedHeaders and Signature"_s);
    const auto time = TRY(headerTime(call));
    return read(
        {}, [&](SigV4Claim &claim) { return readCredential(*values[0], claim); },
        [&](SigV4Claim &claim) { return readSignedHeaders(*values[1], claim); },
        [&](SigV4Claim &claim) { return readSignature(*values[2], claim); },
        [&](SigV4Claim &claim) { return readTime(time, claim); });
}

/// Returns a query parameter; none if it is missing or occurs twice.
std::optional<QByteArray> once(const Call &call, QStringView name)
{
    std::optional<QByteArray> found;
    for (const auto &[key, value] : call.query) {
        if (key != name)
            continue;
        if (found)
            return std::nullopt;
        found = value.toLatin1();
    }
    return found;
}

base::Result<SigV4Claim> fromQuery(const Call &call)
{
    const auto algorithm = once(call, u"X-Amz-Algorithm");
    const auto credential = once(call, u"X-Amz-Credential");
    const auto date = once(call, u"X-Amz-Date");
    const auto expires = once(call, u"X-Amz-Expires");
    const auto headers = once(call, u"X-Amz-SignedHeaders");
    const auto signature = once(call, u"X-Amz-Signature");
    // aws4 omits X-Amz-Expires. The signature is then valid for the allowed clock difference.
    const bool isExpiring = call.parameter(u"X-Amz-Expires").has_value();
    if (!algorithm || !credential || !date || !headers || !signature || (isExpiring && !expires))
        return incomplete(u"a presigned request has X-Amz-Algorithm, -Credential, -Date, "
                          "-SignedHeaders and -Signature, each once, and -Expires at most once"_s);
    if (*algorithm != Algorithm)
        return incomplete(u"the algorithm must be AWS4-HMAC-SHA256"_s);
    const bool isNumber =
        expires && expires->size() <= 6 && std::all_of(expires->begin(), expires->end(), syntax::isDigit);
    const qint64 seconds = isNumber ? expires->toLongLong() : 0;
    if (isExpiring && (seconds < 1 || seconds > MaxLifeSeconds))
        return incomplete(u"X-Amz-Expires must be 1 to %1 seconds"_s.arg(MaxLifeSeconds));
    return read(
        {}, [&](SigV4Claim &claim) { return readCredential(*credential, claim); },
        [&](SigV4Claim &claim) { return readSignedHeaders(*headers, claim); },
        [&](SigV4Claim &claim) { return readSignature(*signature, claim); },
        [&](SigV4Claim &claim) { return readTime(*date, claim); },
        [&](SigV4Claim &claim) -> base::Result<void> {
            claim.isPresigned = true;
            if (isExpiring)
                claim.life = base::Millis::seconds(seconds);
            return {};
        });
}

} // namespace

base::Error sigV4Error(const char *type, const QString &message)
{
    return base::fail(base::Fault::Unauthenticated, message, {}, QJsonObject{{u"type"_s, QLatin1String(type)}});
}

QByteArray SigV4Claim::scope() const
{
    return day + '/' + region + '/' + service + "/aws4_request";
}

bool isPresigned(const Call &call)
{
    return std::any_of(call.query.begin(), call.query.end(), [](const auto &each) {
        return each.first == u"X-Amz-Algorithm" || each.first == u"X-Amz-Signature";
    });
}

base::Result<SigV4Claim> sigV4Claim(const Call &call)
{
    const QByteArray authorization = call.header("authorization").trimmed();
    if (authorization.isEmpty() && !isPresigned(call))
        return sigV4Error("MissingAuthenticationTokenException",
                          u"the request is not signed (AWS Signature Version 4)"_s);
    if (authorization.isEmpty())
        return fromQuery(call);
    if (isPresigned(call))
        return incomplete(u"a request is signed in Authorization or in its query, not in both"_s);
    const qsizetype space = authorization.indexOf(' ');
    if (space < 0 || authorization.first(space) != Algorithm)
        return incomplete(u"Authorization must be AWS4-HMAC-SHA256"_s);
    return fromAuthorization(call, QByteArrayView(authorization).sliced(space + 1));
}

} // namespace tierdesk::server
