#pragma once

#include "app/CommandLine.h"
#include "core/base/Result.h"

namespace tierdesk::app {

/// `tierdesk rehearse FILES`: plays scripted customers against the embedded responder, each with a company of their
/// own, over the real engine in a passing store, and prints a table of what passed; with --vary, customers with varied
/// agendas, and a table of violations (docs/rehearsals.md). Nothing of the data folder is read or written. Fails with
/// InvalidInput for a file that cannot be read, and with Conflict where less than --floor of the scripts pass, or with
/// --vary an action was done that nobody asked for or agreed to, or was done twice.
[[nodiscard]] base::Result<void> rehearse(const Invocation &invocation);

} // namespace tierdesk::app
