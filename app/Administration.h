#pragma once

#include "app/Application.h"
#include "app/CommandLine.h"

namespace tierdesk::app {

/// `tierdesk import|credentials|users|backup|restore`: prints what it did. Where a server runs on the data folder,
/// that server imports and changes credentials and users. Fails with a message for the operator.
[[nodiscard]] base::Result<void> administer(const Invocation &invocation);

} // namespace tierdesk::app
