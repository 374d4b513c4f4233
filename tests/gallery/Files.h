#pragma once

namespace tierdesk::gallery {

class Camera;

/// Pictures and papers of a case: a customer's, and those that go with a reply.
void paintFiles(Camera &camera);

} // namespace tierdesk::gallery
