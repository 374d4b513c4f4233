#pragma once

namespace tierdesk::resources {

/// Makes the compiled-in files (:/lexicons and the like) visible; a static library's are not by themselves. Once a
/// program, before any of them is opened; more often does no harm. GUI or main thread.
void init();

} // namespace tierdesk::resources
