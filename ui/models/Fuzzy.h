#pragma once

#include <QtCore/QString>

#include <optional>

namespace tierdesk::ui {

/// How well @p query, typed in haste, names @p text: its letters stand in it in order, whatever is between them.
/// None if not; higher is better: beginnings of words and letters in a row count. Case and accents do not matter.
/// Spaces in the query are passed over.
[[nodiscard]] std::optional<int> fuzzyScore(QStringView query, QStringView text);

} // namespace tierdesk::ui
