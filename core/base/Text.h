#pragma once

#include <QtCore/QString>

namespace tierdesk::base {

/// Returns @p text as one line of at most @p length UTF-16 units, cut between words where possible and never within a
/// character. A cut is marked with an ellipsis.
[[nodiscard]] QString shortened(const QString &text, qsizetype length);

} // namespace tierdesk::base
