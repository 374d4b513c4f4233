#pragma once

#include "core/base/Result.h"
#include "core/doors/dialects/Call.h"

namespace tierdesk::server {

/// Identifies the caller of a request. Lives on the server thread and never blocks: it reads immutable snapshots.
class Authenticator
{
public:
    virtual ~Authenticator() = default;
    /// Returns the caller. Fails with Unauthenticated (missing or invalid credential) or Forbidden. Not called for
    /// Access::Public. A WebSocket's handshake already has the query's `access_token` as its Authorization.
    [[nodiscard]] virtual base::Result<dialects::Principal> authenticate(dialects::Access access,
                                                                         const dialects::Call &call) = 0;
};

} // namespace tierdesk::server
