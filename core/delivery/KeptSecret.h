#pragma once

#include "core/base/Secrets.h"
#include "core/domain/SecretPlaces.h"
#include "core/engine/Directory.h"

namespace tierdesk::delivery {

/// The secret @p id, to be sent to @p place and nowhere else. Fails with NotFound when it was revoked, is another
/// company's or was kept for other places.
[[nodiscard]] base::Result<QByteArray> keptSecret(const engine::Directory &directory, CompanyId company,
                                                  CredentialId id, const QString &place, const base::Seal &seal);

} // namespace tierdesk::delivery
