#pragma once

#include "core/base/Secrets.h"
#include "core/domain/SecretPlaces.h"
#include "core/engine/Directory.h"

namespace tierdesk::delivery {

/// Returns the secret @p id, to be sent only to @p place. Fails with NotFound if it was revoked, belongs to another
/// company or is bound to other places.
[[nodiscard]] base::Result<QByteArray> keptSecret(const engine::Directory &directory, CompanyId company,
                                                  CredentialId id, const QString &place, const base::Seal &seal);

} // namespace tierdesk::delivery
