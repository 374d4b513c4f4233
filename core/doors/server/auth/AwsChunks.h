#pragma once

#include "core/doors/server/auth/SigV4Claim.h"

#include <QtCore/QByteArrayView>

#include <vector>

/// The content coding aws-chunked with a signature a chunk
/// (https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-streaming.html). Pure; any thread.
namespace tierdesk::server {

struct AwsChunk {
    QByteArrayView data; ///< of the body that it was read from
    QByteArray signature;
};

/// `size;chunk-signature=…\r\n` data `\r\n`, up to and with the empty one, which ends the body. Fails with
/// InvalidInput.
[[nodiscard]] base::Result<std::vector<AwsChunk>> awsChunks(QByteArrayView body);

/// Whether each chunk's signature follows from the one before it, the first from the request's own. Fails with
/// Unauthenticated, also for a body that is no chunks.
[[nodiscard]] base::Result<void> verifyChunks(QByteArrayView body, QByteArrayView key, const SigV4Claim &claim);

} // namespace tierdesk::server
