#pragma once

#include "core/doors/server/auth/SigV4Claim.h"

#include <QtCore/QByteArrayView>

#include <vector>

/// The content coding aws-chunked with a signature for each chunk
/// (https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-streaming.html). Pure; any thread.
namespace tierdesk::server {

struct AwsChunk {
    QByteArrayView data; ///< view into the body
    QByteArray signature;
};

/// Returns the chunks `size;chunk-signature=…\r\n` data `\r\n`, including the empty one that ends @p body. Fails with
/// InvalidInput.
[[nodiscard]] base::Result<std::vector<AwsChunk>> awsChunks(QByteArrayView body);

/// Verifies the chain of chunk signatures, which begins with the request's own. Fails with Unauthenticated, also for a
/// malformed body.
[[nodiscard]] base::Result<void> verifyChunks(QByteArrayView body, QByteArrayView key, const SigV4Claim &claim);

} // namespace tierdesk::server
