#pragma once

#include "core/engine/Directory.h"
#include "core/engine/Turn.h"
#include "core/mind/turns/TurnPlan.h"

namespace tierdesk::store {
struct Readers;
}

namespace tierdesk::engine {

/// How many messages a turn reads; no model is shown more. So a session of weeks costs no more than one of minutes.
inline constexpr int RecentMessages = 12;
inline constexpr int RecentActions = 50; ///< granted and refused actions are remembered for longer

/// Reads what the plan for @p request is based on. For an existing session, fails with NotFound, or with
/// AlreadyResolved if the API does not reopen; for a session that was resolved too long ago to be reopened, reads the
/// session that follows it, a new one if there is none yet. A new session is created here but not stored (its key is
/// unset). Reader connections.
[[nodiscard]] base::Result<turns::TurnInput> gather(store::Readers &readers, const TurnRequest &request,
                                                    const CompanyEntry &entry, Timestamp now);

/// Fails with Forbidden if @p request continues @p session for another customer than the session's.
[[nodiscard]] base::Result<void> checkJoining(const TurnRequest &request, const Session &session);

/// Sets the message of @p request and the current time in an input that was read before.
void beginTurn(turns::TurnInput &input, const TurnRequest &request, const CompanyEntry &entry, Timestamp now);

/// Adds the files of @p request to the message of @p input. Files referred to by ID must have been uploaded by the
/// customer to this session or the previous one (InvalidInput, `where` attachments) and not been sent yet (Conflict).
[[nodiscard]] base::Result<void> bringFiles(store::Readers &readers, const TurnRequest &request,
                                            turns::TurnInput &input);

/// Returns a new session ID in the format of the API @p door (DoorTraits).
[[nodiscard]] QString newSessionId(Door door);

/// Returns a new session: at the lowest enabled tier, with the customer if the company knows them.
[[nodiscard]] Session newSession(const StartSession &start, const Company &company,
                                 const std::optional<Customer> &customer, Timestamp now);

} // namespace tierdesk::engine
