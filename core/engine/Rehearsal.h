#pragma once

#include "core/engine/Directory.h"
#include "core/engine/Turn.h"
#include "core/mind/turns/TurnPlan.h"

namespace tierdesk::store {
struct Readers;
}

namespace tierdesk::engine {

/// A turn that was planned by the built-in responders and will not be settled.
struct PlannedAlone {
    turns::TurnInput input;
    turns::TurnPlan plan;
};
/// Plans @p request with the built-in responders. Fails with NotFound, as gather() does, or with StorageFailed.
[[nodiscard]] base::Result<PlannedAlone> planAlone(store::Readers &readers, const TurnRequest &request,
                                                   const CompanyEntry &entry, const turns::Responders &responders,
                                                   Timestamp now);

/// Returns the outcome that @p request would have as a session's first message, planned by the built-in responders:
/// nothing is written, no model is called, no action is performed (the text is the one for success). IDs and ticket
/// numbers are invented and contain `test` to set them apart from real ones. Fails with StorageFailed.
[[nodiscard]] base::Result<TurnOutcome> rehearse(store::Readers &readers, const TurnRequest &request,
                                                 const CompanyEntry &entry, const turns::Responders &responders,
                                                 Timestamp now);

} // namespace tierdesk::engine
