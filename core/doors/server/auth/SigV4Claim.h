#pragma once

#include "core/base/Result.h"
#include "core/base/Time.h"
#include "core/doors/dialects/Call.h"

#include <QtCore/QByteArray>

#include <optional>
#include <vector>

/// AWS Signature Version 4 on the server's side
/// (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv.html). Pure; any thread.
namespace tierdesk::server {

/// Returns an Unauthenticated error. Its details have @p type, which AWS's clients expect in x-amzn-ErrorType.
[[nodiscard]] base::Error sigV4Error(const char *type, const QString &message);

/// The parameters of a request's signature from Authorization or, if presigned, from the query. Not verified.
struct SigV4Claim {
    QByteArray accessKey;
    QByteArray day;    ///< from the credential scope: 20150830
    QByteArray region; ///< from the scope
    QByteArray service;
    QByteArray time; ///< as signed: 20150830T123600Z; on `day`
    base::Timestamp signedAt;
    std::vector<QByteArray> signedHeaders; ///< lower case, sorted, including `host`
    QByteArray signature;                  ///< 32 bytes
    bool isPresigned = false;              ///< the signature is in the query
    std::optional<base::Millis> life;      ///< X-Amz-Expires of a presigned request, from signedAt

    /// Returns the credential scope: "20150830/us-east-1/execute-api/aws4_request".
    [[nodiscard]] QByteArray scope() const;
};

/// Returns whether the query of @p call has parameters of a signature.
[[nodiscard]] bool isPresigned(const dialects::Call &call);

/// Parses the signature parameters of @p call. Fails with Unauthenticated if they are missing, repeated or malformed.
[[nodiscard]] base::Result<SigV4Claim> sigV4Claim(const dialects::Call &call);

} // namespace tierdesk::server
