#pragma once

#include <QtCore/QString>

namespace tierdesk {

/// Whether @p text is a URL that requests of ours may be set to go to: https, or http on a loopback address; a host, no
/// user info, no fragment. Where it leads is looked at once more when it is connected to (net/TargetGuard).
[[nodiscard]] bool isTargetUrl(const QString &text);

} // namespace tierdesk
