#pragma once

namespace tierdesk::gallery {

class Camera;

/// A case in the queue, as it is read, worked on and lost.
void paintCases(Camera &camera);

} // namespace tierdesk::gallery
