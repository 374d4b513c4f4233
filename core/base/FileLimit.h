#pragma once

namespace tierdesk::base {

/// Raises the process's limit of open files to the maximum that the system allows, and returns the limit. Sessions and
/// services usually start with 1,024, and each connection needs one.
int raiseFileLimit();

} // namespace tierdesk::base
