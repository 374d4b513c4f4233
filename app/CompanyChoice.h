#pragma once

#include "core/base/Result.h"
#include "core/engine/Directory.h"

namespace tierdesk::app {

/// The company among @p all that @p key names, or the only one there is. Fails with NotFound, or with InvalidInput and
/// the list of companies to choose from.
[[nodiscard]] base::Result<Company> companyFor(const std::vector<Company> &all, const QString &key);
[[nodiscard]] base::Result<Company> companyFor(const engine::Directory &directory, const QString &key);

} // namespace tierdesk::app
