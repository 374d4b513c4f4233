#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QString>

namespace tierdesk::base {

/// Returns @p length characters of [0-9a-z] from the system's secure generator; 16 of them have 82 bits of entropy.
[[nodiscard]] QString randomToken(int length);

/// Returns @p count bytes from the system's secure generator.
[[nodiscard]] QByteArray randomBytes(int count);

} // namespace tierdesk::base
