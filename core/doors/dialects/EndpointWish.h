#pragma once

#include "core/base/Result.h"
#include "core/domain/Outbox.h"

namespace tierdesk::dialects {

/// What is wrong with an endpoint as somebody wants it: a channel that nobody subscribes by, a target that is none, no
/// events, one that is unknown, a format that does not go with the channel. InvalidInput with the field in `where`; a
/// target's field is @p targetField.
[[nodiscard]] base::Result<void> checkEndpoint(const Endpoint &endpoint, const QString &targetField);

/// A secret for signing: @p given, or 32 random bytes as Standard Webhooks writes them ("whsec_…"). Fails with
/// InvalidInput, `where` secret, for a "whsec_" that does not hold 24 to 64 bytes of base64, and for other texts under
/// @p least bytes.
[[nodiscard]] base::Result<QString> endpointSecret(const QString &given, qsizetype least);

} // namespace tierdesk::dialects
