#pragma once

namespace tierdesk::gallery {

class Camera;

/// Paints what the shell adds (palette, keys, settings, first start, trust, a case's own window), the pages in the
/// window, offline and in Arabic.
void paintShell(Camera &camera);

} // namespace tierdesk::gallery
