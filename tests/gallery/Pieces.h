#pragma once

namespace tierdesk::gallery {

class Camera;

/// Paints single widgets and dialogs of a case in their states.
void paintPieces(Camera &camera);

} // namespace tierdesk::gallery
