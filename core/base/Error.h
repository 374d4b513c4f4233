#pragma once

#include "core/base/Literals.h"

#include <QtCore/QJsonObject>
#include <QtCore/QString>

namespace tierdesk::base {

/// What went wrong, as a program sees it. Each dialect has one table from here to its own codes and statuses.
enum class Fault {
    InvalidInput,        ///< a field is missing, ill-typed or out of range; `where` names it
    InvalidSessionId,    ///< not of the form an id may have
    InvalidMessage,      ///< empty, too long, or with characters that no text may hold
    MissingCompany,      ///< no company was named
    InvalidTarget,       ///< a tier that cannot be escalated to from here
    AlreadyResolved,     ///< the session is closed
    NotFound,            ///< it does not exist, or not for this caller
    Unauthenticated,     ///< no credential, or not a valid one
    Forbidden,           ///< a valid credential without the right
    CompanyDisabled,     ///< the company's customer service is switched off
    Conflict,            ///< the state has moved on; details say to what
    IdempotencyMismatch, ///< a known idempotency key with another body
    NotAuthorized,       ///< policy::authorize refused; details hold the arithmetic
    TooLarge,            ///< over a size bound
    RateLimited,         ///< over a rate; details.retryAfter in seconds
    AiUnavailable,       ///< no responder can be asked now
    AiFailed,            ///< a responder was asked and failed
    Unavailable,         ///< stopping, starting, or over capacity: try again
    StorageFailed,       ///< disk full, locked or corrupt: nothing was written
    Internal,            ///< a defect of ours
};

/// A failure as a value. `message` is English for developers; words for people are made in ui or in a dialect.
struct Error {
    Fault fault = Fault::Internal;
    QString message;
    QString where;       ///< field path ("tiers.aiRep.capabilities.maxCreditAmount"), row or file; empty if none
    QJsonObject details; ///< facts for the caller: ids, limits, winners of a race
};

} // namespace tierdesk::base
