#pragma once

#include "core/base/Result.h"
#include "core/base/Time.h"
#include "core/doors/dialects/Call.h"

#include <QtCore/QByteArray>

#include <optional>
#include <vector>

/// AWS Signature Version 4 as the server's side reads it
/// (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv.html). Pure; any thread.
namespace tierdesk::server {

/// What AWS's clients know a failure by, in an error's details: "type" of x-amzn-ErrorType.
[[nodiscard]] base::Error sigV4Error(const char *type, const QString &message);

/// What a request says of its own signature, in its Authorization or, presigned, in its query. Nothing of it is
/// verified.
struct SigV4Claim {
    QByteArray accessKey;
    QByteArray day;    ///< of the credential's scope: 20150830
    QByteArray region; ///< of the scope
    QByteArray service;
    QByteArray time; ///< as it was signed: 20150830T123600Z; on `day`
    base::Timestamp signedAt;
    std::vector<QByteArray> signedHeaders; ///< in lower case and order, `host` among them
    QByteArray signature;                  ///< 32 bytes
    bool isPresigned = false;              ///< it stands in the query
    std::optional<base::Millis> life;      ///< of a presigned request that says so: from signedAt on

    /// "20150830/us-east-1/execute-api/aws4_request"
    [[nodiscard]] QByteArray scope() const;
};

/// Whether @p call says in its query that it is presigned.
[[nodiscard]] bool isPresigned(const dialects::Call &call);

/// Fails with Unauthenticated: there is no signature, or one with parts missing, twice or ill-formed.
[[nodiscard]] base::Result<SigV4Claim> sigV4Claim(const dialects::Call &call);

} // namespace tierdesk::server
