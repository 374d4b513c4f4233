#pragma once

namespace tierdesk::gallery {

class Camera;

/// Paints the pages beside the queue (sessions, dashboard, tiers, saved replies) in their states.
void paintOffice(Camera &camera);

} // namespace tierdesk::gallery
