#pragma once

namespace tierdesk::gallery {

class Camera;

/// Paints the page of integrations in its states.
void paintIntegrations(Camera &camera);

} // namespace tierdesk::gallery
