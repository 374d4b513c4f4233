#pragma once

#include "core/doors/server/auth/SigV4Claim.h"

namespace tierdesk::server {

/// How a service of AWS spells what is signed.
struct SigV4Style {
    /// All but S3: slashes and dot segments of the path are resolved before it is encoded once more.
    bool isNormalizing = true;
};

struct SigV4Rules {
    base::Timestamp now;
    base::Millis skew = base::Millis::minutes(5); ///< how far the clocks may differ, either way
    QByteArray service;                           ///< the one of the scope
    SigV4Style style{};
};

/// The key that @p secret signs with on the claim's day, for its region and service; 32 bytes.
[[nodiscard]] QByteArray sigV4Key(QByteArrayView secret, const SigV4Claim &claim);

/// How the query stands in the canonical request. Decoded is AWS's own way. AsSent only sorts: botocore signs the URLs
/// that it is given so, and nobody can be misled by it, as both read back as the same parameters.
enum class SigV4Query { Decoded, AsSent };

/// What is signed, by hash. @p payload is the body's SHA-256 in hexadecimal, or what stands for it.
[[nodiscard]] QByteArray sigV4Canonical(const SigV4Claim &claim, const dialects::Call &call, const QByteArray &payload,
                                        const SigV4Style &style, SigV4Query query = SigV4Query::Decoded,
                                        bool withToken = true);
[[nodiscard]] QByteArray sigV4StringToSign(const SigV4Claim &claim, const QByteArray &canonical);

/// Whether @p claim is @p call's: made in time, for this service, by whoever has @p key, over all of @p call. A body in
/// aws-chunked is verified chunk by chunk. Compares in constant time. Fails with Unauthenticated.
[[nodiscard]] base::Result<void> verifySigV4(const SigV4Claim &claim, const dialects::Call &call, QByteArrayView key,
                                             const SigV4Rules &rules);

/// Whether the body is sent in aws-chunked with a signature a chunk.
[[nodiscard]] bool isAwsChunked(const dialects::Call &call);
/// The body within the chunks, whose signatures are not looked at. Fails with InvalidInput.
[[nodiscard]] base::Result<QByteArray> awsChunkedBody(const dialects::Call &call);

} // namespace tierdesk::server
