#pragma once

namespace tierdesk::base {

/// Lets this process have as many open files as the system allows it, and gives how many those are. Sessions and
/// services usually begin with 1,024, and each connection is one.
int raiseFileLimit();

} // namespace tierdesk::base
