#include "core/doors/server/auth/AwsChunks.h"

#include "core/doors/server/auth/Hashes.h"
#include "core/doors/server/http/Syntax.h"

#include <algorithm>

namespace tierdesk::server {

namespace {

constexpr QByteArrayView SignaturePart = ";chunk-signature=";
constexpr qsizetype SignatureDigits = 64;
constexpr qsizetype MaxSizeDigits = 8;

base::Error malformed()
{
    return base::fail(base::Fault::InvalidInput, u"the body is not well-formed aws-chunked"_s, u"Content-Encoding"_s);
}

} // namespace

base::Result<std::vector<AwsChunk>> awsChunks(QByteArrayView body)
{
    std::vector<AwsChunk> chunks;
    while (true) {
        const qsizetype digits = std::find_if_not(body.begin(), body.end(), syntax::isHex) - body.begin();
        const qsizetype head = digits + SignaturePart.size() + SignatureDigits;
        if (digits == 0 || digits > MaxSizeDigits || body.size() < head + 4 ||
            body.sliced(digits, SignaturePart.size()) != SignaturePart || body.sliced(head, 2) != "\r\n")
            return malformed();
        const qsizetype size = body.first(digits).toByteArray().toLongLong(nullptr, 16);
        const QByteArray hex = body.sliced(head - SignatureDigits, SignatureDigits).toByteArray();
        body = body.sliced(head + 2);
        if (!std::all_of(hex.begin(), hex.end(), syntax::isHex) || body.size() < size + 2 ||
            body.sliced(size, 2) != "\r\n")
            return malformed();
        chunks.push_back({body.first(size), QByteArray::fromHex(hex)});
        body = body.sliced(size + 2);
        if (size == 0)
            return body.isEmpty() ? base::Result(std::move(chunks)) : malformed();
    }
}

base::Result<void> verifyChunks(QByteArrayView body, QByteArrayView key, const SigV4Claim &claim)
{
    const auto chunks = awsChunks(body);
    if (!chunks)
        return sigV4Error("InvalidSignatureException", chunks.error().message);
    static const QByteArray EmptyHash = sha256({}).toHex();
    QByteArray previous = claim.signature;
    for (const AwsChunk &chunk : *chunks) {
        const QByteArray text = "AWS4-HMAC-SHA256-PAYLOAD\n" + claim.time + '\n' + claim.scope() + '\n' +
                                previous.toHex() + '\n' + EmptyHash + '\n' + sha256(chunk.data).toHex();
        if (!isSameSecret(hmacSha256(key, text), chunk.signature))
            return sigV4Error("InvalidSignatureException", u"a chunk of the body is not as it was signed"_s);
        previous = chunk.signature;
    }
    return {};
}

} // namespace tierdesk::server
