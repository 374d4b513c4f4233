#pragma once

#include <QtCore/QRegularExpression>
#include <QtCore/QString>

/// A text as its reader sees it, and patterns of its words: what replies are held against. Pure.
namespace tierdesk::ai {

/// @p text (UTF-8 or UTF-16) without regard to case, with the words and letters of all scripts; made ready.
[[nodiscard]] QRegularExpression patternOf(QAnyStringView text);

[[nodiscard]] bool has(const QString &text, const QRegularExpression &what);

/// @p text in its compatible letters and with plain apostrophes, without Markdown's marks.
[[nodiscard]] QString plainText(const QString &text);

} // namespace tierdesk::ai
