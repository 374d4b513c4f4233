#pragma once

#include <QtCore/QRegularExpression>
#include <QtCore/QString>

namespace tierdesk::ai {

/// Compiles @p text (UTF-8 or UTF-16) to a case-insensitive pattern with Unicode character classes. Pure.
[[nodiscard]] QRegularExpression patternOf(QAnyStringView text);

} // namespace tierdesk::ai
