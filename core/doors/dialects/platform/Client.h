#pragma once

#include "core/doors/dialects/Posted.h"

namespace tierdesk::dialects::platform {

inline constexpr char Scope[] = "platform";

[[nodiscard]] inline Actor actorOf(const Call &call)
{
    return clientOf(call, QLatin1String(Scope));
}

/// The address that the client has reached this server by, without a path: "https://desk.example:8443". Behind a load
/// balancer that ends TLS it is the balancer's.
[[nodiscard]] QString addressOf(const Call &call);

} // namespace tierdesk::dialects::platform
