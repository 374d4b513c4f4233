#pragma once

#include "core/doors/server/auth/SigV4Claim.h"

namespace tierdesk::server {

/// How an AWS service builds the canonical request.
struct SigV4Style {
    /// Merges slashes and resolves dot segments of the path before it is encoded again. All services except S3.
    bool isNormalizing = true;
};

struct SigV4Rules {
    base::Timestamp now;
    base::Millis skew = base::Millis::minutes(5); ///< allowed clock difference in either direction
    QByteArray service;                           ///< required in the scope
    SigV4Style style{};
};

/// Returns the signing key derived from @p secret for the claim's day, region and service; 32 bytes.
[[nodiscard]] QByteArray sigV4Key(QByteArrayView secret, const SigV4Claim &claim);

/// How the query is represented in the canonical request. Decoded is AWS's own way: decoded and encoded again. AsSent
/// only sorts, as botocore does with URLs that it is given; it is safe, because both decode to the same parameters.
enum class SigV4Query { Decoded, AsSent };

/// Returns the canonical request. @p payload is the body's SHA-256 in hexadecimal or a substitute for it.
[[nodiscard]] QByteArray sigV4Canonical(const SigV4Claim &claim, const dialects::Call &call, const QByteArray &payload,
                                        const SigV4Style &style, SigV4Query query = SigV4Query::Decoded,
                                        bool withToken = true);
[[nodiscard]] QByteArray sigV4StringToSign(const SigV4Claim &claim, const QByteArray &canonical);

/// Verifies that @p claim is a current signature of the whole @p call with @p key for the service in @p rules. Verifies
/// a body in aws-chunked chunk by chunk. Compares in constant time. Fails with Unauthenticated.
[[nodiscard]] base::Result<void> verifySigV4(const SigV4Claim &claim, const dialects::Call &call, QByteArrayView key,
                                             const SigV4Rules &rules);

/// Returns whether the body is in aws-chunked with a signature for each chunk.
[[nodiscard]] bool isAwsChunked(const dialects::Call &call);
/// Returns the body without chunk framing. Does not verify the chunks' signatures. Fails with InvalidInput.
[[nodiscard]] base::Result<QByteArray> awsChunkedBody(const dialects::Call &call);

} // namespace tierdesk::server
