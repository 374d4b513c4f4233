#pragma once

#include "core/base/Result.h"
#include "core/doors/dialects/Call.h"

#include <functional>

namespace tierdesk::dialects::chat {

/// What the chat door asks of the server: dialects know no credentials and do no cryptography. Server thread.
struct Gate {
    /// Who shows what a handshake of Socket.IO shows, as a route with Access::SiteKey would know it.
    std::function<base::Result<Principal>(const Call &)> identify;
    /// Whether @p hash is the company's signature of @p userId (docs/chat.md, userHash).
    std::function<bool(CompanyId company, const QString &userId, const QString &hash)> isSigned;
    bool hasRateLimits = true;
    QString pageFolder{}; ///< WebFiles' folder
};

} // namespace tierdesk::dialects::chat
