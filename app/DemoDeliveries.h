#pragma once

#include "app/Await.h"
#include "core/base/Secrets.h"

namespace tierdesk::app {

/// Lets the demo company @p company tell a made-up system of its cases while its days are played.
[[nodiscard]] base::Result<EndpointId> addDemoEndpoint(engine::Engine &engine, Waiter &waiter, const base::Seal &seal,
                                                       CompanyId company);

/// Settles all that was written for @p endpoint meanwhile, as that system would have taken it, and disables the
/// endpoint: nothing leaves a demo. Fails with StorageFailed.
[[nodiscard]] base::Result<void> settleDemoDeliveries(engine::Engine &engine, Waiter &waiter, CompanyId company,
                                                      EndpointId endpoint);

} // namespace tierdesk::app
