#pragma once

namespace tierdesk::gallery {

class Camera;

/// Paints the sessions, the dashboard and the tiers in their states.
void paintPages(Camera &camera);

} // namespace tierdesk::gallery
