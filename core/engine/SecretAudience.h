#pragma once

#include "core/domain/SecretPlaces.h"
#include "core/engine/CommandContext.h"

namespace tierdesk::engine {

/// Looks at the secrets that @p after names otherwise than @p before. One that no configuration has named yet is from
/// now on for the places that @p after has it go to, and for no others ever. Fails with InvalidInput for what is no
/// secret of the company's, and for one that was kept for other places: whoever changes the place sets the secret
/// again.
[[nodiscard]] base::Result<void> settleSecrets(CommandContext &context, CompanyId company, const CompanyConfig &before,
                                               const CompanyConfig &after);

/// Secrets that were kept before places were are for those that the configurations name now: once, at the first start.
[[nodiscard]] base::Result<void> placeOldSecrets(store::Repositories &store);

} // namespace tierdesk::engine
