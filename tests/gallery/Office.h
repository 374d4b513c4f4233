#pragma once

#include <QtCore/QDir>
#include <QtCore/QStringList>

namespace tierdesk::gallery {

/// Paints the pages beside the queue (sessions, dashboard, tiers, saved replies) in their states and both themes; only
/// those of @p names where there are any. False if one could not be brought into its state.
[[nodiscard]] bool paintOffice(const QDir &folder, const QStringList &names);

} // namespace tierdesk::gallery
