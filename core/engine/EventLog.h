#pragma once

#include "core/base/Result.h"
#include "core/engine/Event.h"

#include <vector>

namespace tierdesk::store {
struct Readers;
struct JournalEntry;
} // namespace tierdesk::store

namespace tierdesk::engine {

/// Fills in @p event's part of an audit log entry: its kinds separated by blanks, and a payload of row ids:
/// {"m":[messages],"r":[messages read],"e":[escalations],"a":[actions],"h":[held replies],"u":user,"n":1 if it
/// notifies}.
void describe(const Event &event, store::JournalEntry &entry);

/// Returns the company's events after @p seq, oldest first, at most @p limit: what a disconnected console has missed.
/// Sessions and actions have their current state, messages and escalations the published one. Reader connections.
[[nodiscard]] base::Result<std::vector<Event>> eventsAfter(const store::Readers &readers, CompanyId company, qint64 seq,
                                                           int limit);

} // namespace tierdesk::engine
