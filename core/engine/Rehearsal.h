#pragma once

#include "core/engine/Directory.h"
#include "core/engine/Turn.h"
#include "core/mind/turns/Think.h"

namespace tierdesk::store {
struct Readers;
}

namespace tierdesk::engine {

/// A turn that was thought by the embedded responders, and is settled by nobody.
struct ThoughtAlone {
    turns::Material material;
    turns::Thought thought;
};
/// Fails with NotFound, as gather() does, or with StorageFailed.
[[nodiscard]] base::Result<ThoughtAlone> thinkAlone(store::Readers &readers, const TurnRequest &request,
                                                    const CompanyEntry &entry, const turns::Minds &minds,
                                                    Timestamp now);

/// What @p request would come to as the first message of a session, thought by the embedded responders and settled
/// nowhere: nothing is written, no model is asked, no action is performed (its words are those for success). Ids and
/// ticket numbers are made up, and bear `test` so that nobody takes them for real ones. Fails with StorageFailed.
[[nodiscard]] base::Result<TurnOutcome> rehearse(store::Readers &readers, const TurnRequest &request,
                                                 const CompanyEntry &entry, const turns::Minds &minds, Timestamp now);

} // namespace tierdesk::engine
