#pragma once

#include <QtCore/QStringView>

namespace tierdesk::base {

/// Whether @p host, as a URL or a Host header names it and without a port, is this machine by its own words:
/// `localhost`, a name below it, `::1` (also in brackets), or four plain numbers from 127. Nothing is resolved.
[[nodiscard]] bool isLoopbackHost(QStringView host);

} // namespace tierdesk::base
