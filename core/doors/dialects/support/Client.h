#pragma once

#include "core/doors/dialects/Posted.h"

namespace tierdesk::dialects::support {

inline constexpr char Scope[] = "support";

[[nodiscard]] Actor actorOf(const Call &call);

} // namespace tierdesk::dialects::support
