#pragma once

#include <QtCore/QRegularExpression>
#include <QtCore/QString>

/// Patterns of words. Pure.
namespace tierdesk::ai {

/// @p text (UTF-8 or UTF-16) without regard to case, with the words and letters of all scripts; made ready.
[[nodiscard]] QRegularExpression patternOf(QAnyStringView text);

} // namespace tierdesk::ai
