#pragma once

#include "core/base/Result.h"
#include "core/doors/dialects/Call.h"

namespace tierdesk::server {

/// Says who is calling. Lives on the server thread and never waits: it reads immutable snapshots.
class Authenticator
{
public:
    virtual ~Authenticator() = default;
    /// Fails with Unauthenticated (no credential, or not a valid one) or Forbidden. Never asked for Access::Public.
    /// For a WebSocket, @p call holds the handshake; an `access_token` of its query stands as Authorization already.
    [[nodiscard]] virtual base::Result<dialects::Principal> authenticate(dialects::Access access,
                                                                         const dialects::Call &call) = 0;
};

} // namespace tierdesk::server
