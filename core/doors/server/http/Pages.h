#pragma once

#include <QtCore/QByteArray>

namespace tierdesk::server {

/// Returns the page `/docs`, which shows /openapi.json and loads nothing from other hosts.
[[nodiscard]] QByteArray docsPage();
/// Returns the page `/`, used if no dialect serves that path.
[[nodiscard]] QByteArray homePage();
/// Returns a Content-Security-Policy that allows only the styles and scripts of @p page, by their hashes.
[[nodiscard]] QByteArray pagePolicy(const QByteArray &page);

} // namespace tierdesk::server
