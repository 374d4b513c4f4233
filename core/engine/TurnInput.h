#pragma once

#include "core/engine/Directory.h"
#include "core/engine/Turn.h"
#include "core/mind/turns/TurnPlan.h"

namespace tierdesk::store {
struct Readers;
}

namespace tierdesk::engine {

/// What a turn looks back at, where no model is shown more: a session of weeks costs no more than one of minutes.
inline constexpr int RecentMessages = 12;
inline constexpr int RecentActions = 50; ///< what was granted or refused stays known for longer

/// Reads what @p request is to be planned from. Of an existing session: fails with NotFound, or with AlreadyResolved
/// where the door does not reopen; a session resolved longer ago than the company reopens gives the one that follows
/// it, a new one if there is none yet. Of a new one: the session is made here and not stored yet (its key is unset).
/// Reader connections.
[[nodiscard]] base::Result<turns::TurnInput> gather(store::Readers &readers, const TurnRequest &request,
                                                    const CompanyEntry &entry, Timestamp now);

/// Fails with Forbidden when @p request would go on with @p session for another customer than the session's.
[[nodiscard]] base::Result<void> checkJoining(const TurnRequest &request, const Session &session);

/// Puts @p request's message and the present moment into an input that was read before.
void beginTurn(turns::TurnInput &input, const TurnRequest &request, const CompanyEntry &entry, Timestamp now);

/// Puts the files that @p request names or has into the message of @p input. Named ones must have been brought to
/// its session, or to the one before it, by the customer (InvalidInput, `where` attachments), and not been sent yet
/// (Conflict).
[[nodiscard]] base::Result<void> bringFiles(store::Readers &readers, const TurnRequest &request,
                                            turns::TurnInput &input);

/// An id as the document of @p door has them (DoorTraits).
[[nodiscard]] QString newSessionId(Door door);

/// A session as it begins: at the lowest enabled tier, for the customer if the company knows them.
[[nodiscard]] Session newSession(const StartSession &start, const Company &company,
                                 const std::optional<Customer> &customer, Timestamp now);

} // namespace tierdesk::engine
