#pragma once

#include "core/base/Result.h"
#include "core/domain/Outbox.h"

namespace tierdesk::dialects {

/// Checks an endpoint that a client requests. Fails with InvalidInput for a channel without subscriptions, an invalid
/// target, no events, an unknown event, or a format that does not fit the channel. `where` is the field; for a target
/// it is @p targetField.
[[nodiscard]] base::Result<void> checkEndpoint(const Endpoint &endpoint, const QString &targetField);

/// Returns the signing secret: @p given, or 32 new random bytes in the format of Standard Webhooks ("whsec_…"). Fails
/// with InvalidInput, `where` secret, for a "whsec_" that does not hold 24 to 64 bytes of base64, and for other texts
/// shorter than @p least bytes.
[[nodiscard]] base::Result<QString> endpointSecret(const QString &given, qsizetype least);

} // namespace tierdesk::dialects
