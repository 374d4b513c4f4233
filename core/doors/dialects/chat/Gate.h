#pragma once

#include "core/base/Result.h"
#include "core/doors/dialects/Call.h"

#include <functional>

namespace tierdesk::dialects::chat {

/// The server's services for the chat API, because dialects know no credentials and do no cryptography. Server thread.
struct Gate {
    /// Authenticates a Socket.IO handshake like a request to a route with Access::SiteKey.
    std::function<base::Result<Principal>(const Call &)> identify;
    /// Returns whether @p hash is the company's signature of @p userId (docs/chat.md, userHash).
    std::function<bool(CompanyId company, const QString &userId, const QString &hash)> isSigned;
    bool hasRateLimits = true;
    QString pageFolder{}; ///< folder of WebFiles
};

} // namespace tierdesk::dialects::chat
