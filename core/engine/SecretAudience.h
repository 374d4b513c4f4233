#pragma once

#include "core/domain/SecretPlaces.h"
#include "core/engine/CommandContext.h"

namespace tierdesk::engine {

/// Checks the secrets whose use differs between @p before and @p after. A secret that no configuration has used yet is
/// bound to the places that @p after sends it to, permanently. Fails with InvalidInput for anything but a live secret
/// of the company, and for a secret that is bound to other places: after a change of place the secret must be set
/// again.
[[nodiscard]] base::Result<void> settleSecrets(CommandContext &context, CompanyId company, const CompanyConfig &before,
                                               const CompanyConfig &after);

/// Binds secrets from before places were stored to those that the configurations use; once, at the first start.
[[nodiscard]] base::Result<void> placeOldSecrets(store::Repositories &store);

} // namespace tierdesk::engine
