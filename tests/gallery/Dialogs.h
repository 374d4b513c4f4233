#pragma once

namespace tierdesk::gallery {

class Camera;

/// Paints the questions that are asked about a case: how it ends, who gets it, when it comes back.
void paintDialogs(Camera &camera);

} // namespace tierdesk::gallery
