#pragma once

namespace tierdesk::gallery {

class Camera;

/// The sign-in, and the queue in its states.
void paintQueue(Camera &camera);

} // namespace tierdesk::gallery
