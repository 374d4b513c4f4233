#pragma once

#include "app/CommandLine.h"
#include "core/base/Result.h"

namespace tierdesk::app {

/// `tierdesk nlu …`: reads and classifies texts and trains models, without a server or a store (docs/nlu.md). Fails
/// with InvalidInput for a file that cannot be read or does not hold what it should; `where` is the file and line.
[[nodiscard]] base::Result<void> runNlu(const Invocation &invocation);

/// `tierdesk kb search`: ranks the articles of a file of JSON lines for every query of another, and prints a JSON line
/// for each query. Fails like runNlu.
[[nodiscard]] base::Result<void> searchArticles(const Invocation &invocation);

} // namespace tierdesk::app
