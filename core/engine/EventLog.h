#pragma once

#include "core/base/Result.h"
#include "core/engine/Event.h"

#include <vector>

namespace tierdesk::store {
struct Readers;
struct JournalEntry;
} // namespace tierdesk::store

namespace tierdesk::engine {

/// The journal's words for @p event: its kinds with blanks between, and a payload that names rows, not copies them:
/// {"m":[message ids],"e":[escalation ids],"a":[action ids],"h":[held reply ids],"u":user,"n":1 when it notifies}.
void describe(const Event &event, store::JournalEntry &entry);

/// The company's events after @p seq, oldest first, at most @p limit: what a console that was away has missed. Sessions
/// and actions are as they stand now, messages and escalations as they were told. Reader connections.
[[nodiscard]] base::Result<std::vector<Event>> eventsAfter(const store::Readers &readers, CompanyId company, qint64 seq,
                                                           int limit);

} // namespace tierdesk::engine
