#pragma once

#include <QtCore/QByteArray>

namespace tierdesk::server {

/// `/docs`: one page that shows /openapi.json and asks nothing of any other host.
[[nodiscard]] QByteArray docsPage();
/// `/`, where no dialect serves it.
[[nodiscard]] QByteArray homePage();
/// The Content-Security-Policy that both need and no more.
[[nodiscard]] QByteArray pagePolicy();

} // namespace tierdesk::server
