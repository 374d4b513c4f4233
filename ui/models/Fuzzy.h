#pragma once

#include <QtCore/QString>

#include <optional>

namespace tierdesk::ui {

/// Returns how well @p query matches @p text: all its letters must occur in order. None if there is no match; higher is
/// better. Word beginnings and consecutive letters score higher. Ignores case, accents and spaces in the query.
[[nodiscard]] std::optional<int> fuzzyScore(QStringView query, QStringView text);

} // namespace tierdesk::ui
