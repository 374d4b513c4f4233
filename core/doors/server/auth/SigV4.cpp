#include "core/doors/server/auth/SigV4.h"

#include "core/doors/server/auth/AwsChunks.h"
#include "core/doors/server/auth/Hashes.h"
#include "core/doors/server/http/Syntax.h"

#include <algorithm>

namespace tierdesk::server {

namespace {

using dialects::Call;
using dialects::Method;

constexpr char Streaming[] = "STREAMING-AWS4-HMAC-SHA256-PAYLOAD";

base::Error mismatch(const QString &why)
{
    return sigV4Error("InvalidSignatureException", why);
}

QByteArray methodWord(Method method)
{
    switch (method) {
    case Method::Get:
        return "GET";
    case Method::Head:
        return "HEAD";
    case Method::Post:
        return "POST";
    case Method::Put:
        return "PUT";
    case Method::Patch:
        return "PATCH";
    case Method::Delete:
        return "DELETE";
    case Method::Options:
        return "OPTIONS";
    }
    return {};
}

/// Percent-encodes everything except unreserved characters (RFC 3986) and, if @p keepsSlashes, `/`.
QByteArray encoded(QByteArrayView text, bool keepsSlashes)
{
    static constexpr char Digits[] = "0123456789ABCDEF";
    QByteArray out;
    out.reserve(text.size());
    for (const char c : text) {
        const bool isUnreserved = syntax::isDigit(c) || syntax::isAlpha(c) || c == '-' || c == '.' || c == '_' ||
                                  c == '~' || (keepsSlashes && c == '/');
        if (isUnreserved) {
            out += c;
            continue;
        }
        const auto value = static_cast<unsigned char>(c);
        out += '%';
        out += Digits[value >> 4];
        out += Digits[value & 15];
    }
    return out;
}

QByteArray decoded(QByteArrayView text)
{
    QByteArray plain = text.toByteArray();
    plain.replace('+', ' ');
    return QByteArray::fromPercentEncoding(plain);
}

QByteArray canonicalPath(const QByteArray &path, const SigV4Style &style)
{
    if (!style.isNormalizing)
        return encoded(path, true);
    QList<QByteArray> kept;
    const QList<QByteArray> parts = path.split('/');
    for (const QByteArray &part : parts) {
        if (part == ".." && !kept.isEmpty())
            kept.removeLast();
        else if (!part.isEmpty() && part != "." && part != "..")
            kept.append(part);
    }
    const bool endsOpen = parts.back().isEmpty() || parts.back() == "." || parts.back() == "..";
    QByteArray joined = '/' + kept.join('/');
    if (endsOpen && !kept.isEmpty())
        joined += '/';
    return encoded(joined, true);
}

QByteArray canonicalQuery(const QByteArray &raw, SigV4Query style, bool withSignature, bool withToken)
{
    std::vector<std::pair<QByteArray, QByteArray>> pairs;
    for (const QByteArray &part : raw.split('&')) {
        if (part.isEmpty())
            continue;
        const qsizetype equals = part.indexOf('=');
        const QByteArrayView name = equals < 0 ? QByteArrayView(part) : QByteArrayView(part).first(equals);
        const QByteArrayView value = equals < 0 ? QByteArrayView() : QByteArrayView(part).sliced(equals + 1);
        const QByteArray plain = decoded(name);
        if ((plain == "X-Amz-Signature" && !withSignature) || (plain == "X-Amz-Security-Token" && !withToken))
            continue;
        if (style == SigV4Query::AsSent)
            pairs.emplace_back(name.toByteArray(), value.toByteArray());
        else
            pairs.emplace_back(encoded(plain, false), encoded(decoded(value), false));
    }
    std::sort(pairs.begin(), pairs.end());
    QByteArray out;
    for (const auto &[name, value] : pairs) {
        if (!out.isEmpty())
            out += '&';
        out += name + '=' + value;
    }
    return out;
}

/// Returns @p value trimmed, with each run of white space replaced by one space.
QByteArray collapsed(const QByteArray &value)
{
    return value.simplified();
}

/// Checks that all x-amz-* headers are signed and all signed headers are present. A session token may be added after
/// signing, as in AWS's test vectors, and CloudFront adds its ID in transit.
base::Result<void> checkCoverage(const SigV4Claim &claim, const Call &call)
{
    for (const auto &[name, value] : call.headers) {
        if (!name.startsWith("x-amz-") || name == "x-amz-security-token" || name == "x-amz-cf-id")
            continue;
        if (!std::binary_search(claim.signedHeaders.begin(), claim.signedHeaders.end(), name))
            return mismatch(u"%1 is not signed"_s.arg(QString::fromLatin1(name)));
    }
    for (const QByteArray &name : claim.signedHeaders) {
        const bool isThere = std::any_of(call.headers.begin(), call.headers.end(),
                                         [&](const dialects::Header &each) { return each.first == name; });
        if (!isThere)
            return mismatch(u"%1 is signed and not there"_s.arg(QString::fromLatin1(name)));
    }
    return {};
}

base::Result<void> checkTime(const SigV4Claim &claim, const SigV4Rules &rules)
{
    if (claim.signedAt > rules.now + rules.skew)
        return mismatch(u"Signature not yet current: %1 is more than %2 s ahead of the server's clock"_s
                            .arg(QString::fromLatin1(claim.time))
                            .arg(rules.skew.count / 1000));
    const base::Timestamp end = claim.signedAt + claim.life.value_or(rules.skew);
    if (rules.now > end)
        return mismatch(u"Signature expired: it was made at %1 and good for %2 s"_s.arg(QString::fromLatin1(claim.time))
                            .arg((end - claim.signedAt).count / 1000));
    return {};
}

/// Returns the body's hash, or its substitute, for the canonical request.
base::Result<QByteArray> payloadOf(const SigV4Claim &claim, const Call &call)
{
    std::vector<QByteArray> said;
    for (const auto &[name, value] : call.headers) {
        if (name == "x-amz-content-sha256")
            said.push_back(value);
    }
    for (const auto &[name, value] : call.query) {
        if (claim.isPresigned && name == u"X-Amz-Content-Sha256")
            said.push_back(value.toLatin1());
    }
    if (said.size() > 1)
        return mismatch(u"x-amz-content-sha256 stands there twice"_s);
    if (said.empty())
        return sha256(call.body).toHex();
    if (said.front() == Streaming)
        return said.front();
    // Refuses UNSIGNED-PAYLOAD and similar values: the body could have been changed in transit.
    if (said.front().size() != 64)
        return mismatch(u"x-amz-content-sha256 must be the body's hash: bodies are signed here"_s);
    if (said.front() != sha256(call.body).toHex())
        return mismatch(u"the body is not the one that was signed"_s);
    return said.front();
}

/// Returns @p call with a Host without a port, because requests-aws4auth and the platform guide's client sign it that
/// way, whatever port they send.
Call withoutPort(const Call &call)
{
    Call out = call;
    for (auto &[name, value] : out.headers) {
        const qsizetype colon = value.lastIndexOf(':');
        const bool isPort = colon > 0 && colon + 1 < value.size() &&
                            std::all_of(value.begin() + colon + 1, value.end(), syntax::isDigit);
        if (name == "host" && isPort && (!value.startsWith('[') || value.at(colon - 1) == ']'))
            value.truncate(colon);
    }
    return out;
}

} // namespace

QByteArray sigV4Key(QByteArrayView secret, const SigV4Claim &claim)
{
    const QByteArray day = hmacSha256(QByteArray("AWS4") + secret.toByteArray(), claim.day);
    const QByteArray region = hmacSha256(day, claim.region);
    return hmacSha256(hmacSha256(region, claim.service), "aws4_request");
}

QByteArray sigV4Canonical(const SigV4Claim &claim, const Call &call, const QByteArray &payload, const SigV4Style &style,
                          SigV4Query query, bool withToken)
{
    QByteArray out = methodWord(call.method) + '\n' + canonicalPath(call.path, style) + '\n' +
                     canonicalQuery(call.rawQuery, query, !claim.isPresigned, withToken) + '\n';
    QByteArray names;
    for (const QByteArray &name : claim.signedHeaders) {
        QByteArray line;
        for (const auto &[key, value] : call.headers) {
            if (key != name)
                continue;
            if (!line.isEmpty())
                line += ',';
            else
                line += name + ':';
            line += collapsed(value);
        }
        out += line + '\n';
        names += (names.isEmpty() ? "" : ";") + name;
    }
    return out + '\n' + names + '\n' + payload;
}

QByteArray sigV4StringToSign(const SigV4Claim &claim, const QByteArray &canonical)
{
    return "AWS4-HMAC-SHA256\n" + claim.time + '\n' + claim.scope() + '\n' + sha256(canonical).toHex();
}

base::Result<void> verifySigV4(const SigV4Claim &claim, const Call &call, QByteArrayView key, const SigV4Rules &rules)
{
    if (claim.service != rules.service)
        return mismatch(u"Credential should be scoped to correct service: '%1'"_s.arg(QLatin1String(rules.service)));
    TRY(checkTime(claim, rules));
    TRY(checkCoverage(claim, call));
    const auto payload = TRY(payloadOf(claim, call));

    const bool hasToken = claim.isPresigned && call.parameter(u"X-Amz-Security-Token").has_value();
    const auto isSigned = [&](const Call &signedCall) {
        const auto isSignedAs = [&](SigV4Query query, bool withToken) {
            const QByteArray canonical = sigV4Canonical(claim, signedCall, payload, rules.style, query, withToken);
            return isSameSecret(hmacSha256(key, sigV4StringToSign(claim, canonical)), claim.signature);
        };
        return isSignedAs(SigV4Query::Decoded, true) || isSignedAs(SigV4Query::AsSent, true) ||
               (hasToken && isSignedAs(SigV4Query::Decoded, false));
    };
    if (!isSigned(call) && !isSigned(withoutPort(call)))
        return mismatch(u"The request signature we calculated does not match the signature you provided. "
                        "Check your secret access key and signing method."_s);
    if (payload == Streaming)
        return verifyChunks(call.body, key, claim);
    return {};
}

bool isAwsChunked(const Call &call)
{
    return call.header("x-amz-content-sha256") == Streaming;
}

base::Result<QByteArray> awsChunkedBody(const Call &call)
{
    const auto chunks = TRY(awsChunks(call.body));
    QByteArray body;
    for (const AwsChunk &chunk : chunks)
        body += chunk.data;
    // The length is a signed header, so that chunks cannot be removed from the end of the signature chain.
    if (call.header("x-amz-decoded-content-length") != QByteArray::number(body.size()))
        return base::fail(base::Fault::InvalidInput,
                          u"x-amz-decoded-content-length is not the length of what the chunks hold"_s,
                          u"x-amz-decoded-content-length"_s);
    return body;
}

} // namespace tierdesk::server
