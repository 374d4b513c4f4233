#pragma once

#include <QtCore/QStringView>

namespace tierdesk::base {

/// Returns whether @p host, as written in a URL or a Host header without the port, names this machine: `localhost` or a
/// name below it, `::1` (also in brackets), or a dotted IPv4 address in 127.0.0.0/8. Does not resolve names.
[[nodiscard]] bool isLoopbackHost(QStringView host);

} // namespace tierdesk::base
