#pragma once

#include "core/engine/Directory.h"
#include "core/engine/Turn.h"
#include "core/mind/turns/TurnPlan.h"

namespace tierdesk::store {
struct Readers;
}

namespace tierdesk::engine {

/// A turn that was planned by the embedded responders, and is settled by nobody.
struct PlannedAlone {
    turns::TurnInput input;
    turns::TurnPlan plan;
};
/// Fails with NotFound, as gather() does, or with StorageFailed.
[[nodiscard]] base::Result<PlannedAlone> planAlone(store::Readers &readers, const TurnRequest &request,
                                                   const CompanyEntry &entry, const turns::Responders &responders,
                                                   Timestamp now);

/// What @p request would come to as the first message of a session, planned by the embedded responders and settled
/// nowhere: nothing is written, no model is asked, no action is performed (its words are those for success). Ids and
/// ticket numbers are made up, and bear `test` so that nobody takes them for real ones. Fails with StorageFailed.
[[nodiscard]] base::Result<TurnOutcome> rehearse(store::Readers &readers, const TurnRequest &request,
                                                 const CompanyEntry &entry, const turns::Responders &responders,
                                                 Timestamp now);

} // namespace tierdesk::engine
