#pragma once

namespace tierdesk::gallery {

class Camera;

/// Paints the settings of models, whole, in each of their states.
void paintModels(Camera &camera);

} // namespace tierdesk::gallery
