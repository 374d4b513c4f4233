#pragma once

namespace tierdesk::gallery {

class Camera;

/// Paints the saved replies and the training in their states.
void paintTeaching(Camera &camera);

} // namespace tierdesk::gallery
