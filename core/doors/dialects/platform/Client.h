#pragma once

#include "core/doors/dialects/Posted.h"

namespace tierdesk::dialects::platform {

inline constexpr char Scope[] = "platform";

[[nodiscard]] inline Actor actorOf(const Call &call)
{
    return clientOf(call, QLatin1String(Scope));
}

/// Returns the base address by which the client has reached this server: "https://desk.example:8443". Behind a load
/// balancer that ends TLS it is the balancer's.
[[nodiscard]] QString addressOf(const Call &call);

} // namespace tierdesk::dialects::platform
