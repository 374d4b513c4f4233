#pragma once

#include "core/base/Result.h"
#include "core/doors/dialects/Posted.h"
#include "core/engine/Directory.h"

namespace tierdesk::dialects::support {

inline constexpr char Scope[] = "support";

[[nodiscard]] Actor actorOf(const Call &call);

/// Fails with CompanyDisabled.
[[nodiscard]] base::Result<void> checkEnabled(const engine::CompanyEntry &entry);

} // namespace tierdesk::dialects::support
