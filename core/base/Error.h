#pragma once

#include "core/base/Literals.h"

#include <QtCore/QJsonObject>
#include <QtCore/QString>

namespace tierdesk::base {

/// The kind of a failure. Each dialect has one table that maps these to its own codes and statuses.
enum class Fault {
    InvalidInput,        ///< a field is missing, has the wrong type or is out of range; `where` names it
    InvalidSessionId,    ///< the id is malformed
    InvalidMessage,      ///< empty, too long, or contains characters that are not allowed
    MissingCompany,      ///< the request names no company
    InvalidTarget,       ///< the session cannot be escalated to that tier
    AlreadyResolved,     ///< the session is closed
    NotFound,            ///< does not exist, or is not visible to the caller
    Unauthenticated,     ///< the credential is missing or invalid
    Forbidden,           ///< the credential is valid but lacks the permission
    CompanyDisabled,     ///< customer service is disabled for the company
    Conflict,            ///< the state has changed; details hold the current one
    IdempotencyMismatch, ///< the idempotency key was used with another body
    NotAuthorized,       ///< policy::authorize refused; details hold the calculation
    TooLarge,            ///< a size limit is exceeded
    RateLimited,         ///< a rate limit is exceeded; details.retryAfter is in seconds
    AiUnavailable,       ///< no responder is available now
    AiFailed,            ///< a responder was called and failed
    Unavailable,         ///< stopping, starting or over capacity; the caller may retry
    StorageFailed,       ///< disk full, locked or corrupt; nothing was written
    Internal,            ///< a bug in Tierdesk
};

/// An error value. `message` is in English, for developers; texts for users are written in ui or in a dialect.
struct Error {
    Fault fault = Fault::Internal;
    QString message;
    QString where;       ///< field path ("tiers.aiRep.capabilities.maxCreditAmount"), row or file; empty if none
    QJsonObject details; ///< data for the caller: ids, limits, the winner of a race
};

} // namespace tierdesk::base
