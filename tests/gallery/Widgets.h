#pragma once

namespace tierdesk::gallery {

class Camera;

/// Paints every control and every small widget.
void paintWidgets(Camera &camera);

} // namespace tierdesk::gallery
