#pragma once

#include "app/CommandLine.h"
#include "core/base/Result.h"

namespace tierdesk::app {

/// `tierdesk nlu …`: reads texts without a server or a store and prints a JSON line for each (docs/nlu.md). Fails with
/// InvalidInput for a file that cannot be read or does not hold what it should; `where` is the file and line.
[[nodiscard]] base::Result<void> readTexts(const Invocation &invocation);

/// `tierdesk kb search`: ranks the articles of a file of JSON lines for every query of another, and prints a JSON line
/// for each query. Fails like readTexts.
[[nodiscard]] base::Result<void> searchArticles(const Invocation &invocation);

} // namespace tierdesk::app
