#pragma once

#include <QtCore/QString>

namespace tierdesk {

/// Returns whether @p text is a valid URL for outgoing requests: https, or http on a loopback address; with a host,
/// without user info or fragment. The resolved address is checked again on connection (net/TargetGuard).
[[nodiscard]] bool isTargetUrl(const QString &text);

/// Returns @p url without the slashes at its end, so that paths can be appended.
[[nodiscard]] QString withoutSlashes(QString url);

} // namespace tierdesk
