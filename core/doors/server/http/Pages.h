#pragma once

#include <QtCore/QByteArray>

namespace tierdesk::server {

/// `/docs`: one page that shows /openapi.json and asks nothing of any other host.
[[nodiscard]] QByteArray docsPage();
/// `/`, where no dialect serves it.
[[nodiscard]] QByteArray homePage();
/// The Content-Security-Policy that @p page needs and no more: its own styles and scripts, by their hashes.
[[nodiscard]] QByteArray pagePolicy(const QByteArray &page);

} // namespace tierdesk::server
