#pragma once

#include "app/CommandLine.h"
#include "app/RehearsalTalk.h"

namespace tierdesk::app {

/// A script with slips of the hand, other marks and courtesies; what is wanted stays. The same @p seed always gives the
/// same.
[[nodiscard]] Script varied(const Script &script, quint64 seed);

/// `tierdesk rehearse FILES`: plays scripted customers against the embedded responder, each with a company of their
/// own, over the real engine in a passing store, and prints a table of what passed (docs/rehearsals.md). Nothing of
/// the data folder is read or written. Fails with InvalidInput for a file that cannot be read, and with
/// Conflict where less than --floor of the scripts pass, or with --vary an action was done that nobody asked for.
[[nodiscard]] base::Result<void> rehearse(const Invocation &invocation);

} // namespace tierdesk::app
