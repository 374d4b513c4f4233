#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QString>

namespace tierdesk::base {

/// @p length characters of [0-9a-z] from the system's secure generator; 16 of them hold 82 bits.
[[nodiscard]] QString randomToken(int length);

/// @p count bytes from the system's secure generator.
[[nodiscard]] QByteArray randomBytes(int count);

} // namespace tierdesk::base
