#pragma once

#include "core/base/Result.h"
#include "core/engine/CommandContext.h"

namespace tierdesk::store {
struct Repositories;
}

namespace tierdesk::engine {

/// Reads the whole directory. Fails with StorageFailed.
[[nodiscard]] base::Result<std::shared_ptr<const Directory>> buildDirectory(const store::Repositories &store,
                                                                            Timestamp now);

/// Returns @p old with the parts named by @p touched read again; the rest is shared with it. Fails with StorageFailed.
[[nodiscard]] base::Result<std::shared_ptr<const Directory>> rebuildDirectory(const store::Repositories &store,
                                                                              const Directory &old,
                                                                              const CommandContext::Touched &touched,
                                                                              Timestamp now);

} // namespace tierdesk::engine
