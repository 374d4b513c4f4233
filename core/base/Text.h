#pragma once

#include <QtCore/QString>

namespace tierdesk::base {

/// @p text on one line of at most @p length UTF-16 units, cut at a word, never within a character; what is cut is
/// marked.
[[nodiscard]] QString shortened(const QString &text, qsizetype length);

} // namespace tierdesk::base
