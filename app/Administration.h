#pragma once

#include "app/Application.h"
#include "app/CommandLine.h"

namespace tierdesk::app {

/// `tierdesk import|credentials|users|backup|restore`: prints what it did. Fails with a message for the operator;
/// a running server on the same data folder is told apart (it holds the lock).
[[nodiscard]] base::Result<void> administer(const Invocation &invocation);

} // namespace tierdesk::app
