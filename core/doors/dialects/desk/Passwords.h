#pragma once

#include "core/base/Result.h"

#include <QtCore/QString>

namespace tierdesk::dialects::desk {

inline constexpr int MinPassword = 10; ///< characters; resources/passwords holds no shorter ones

/// Fails with InvalidInput, `where` password, for a password that is too short or among the most common ones, in any
/// case. Any thread; reads the list when it is first asked.
[[nodiscard]] base::Result<void> checkPassword(const QString &password);

} // namespace tierdesk::dialects::desk
