#pragma once

#include <QtCore/QtGlobal>

#include <optional>
#include <string_view>

namespace tierdesk::nlu {

/// Returns the number of the group of interchangeable words ("price", "cost", "rate") that @p folded belongs to, if
/// any. @p folded is in lower case; inflected forms count too. Pure. Thread-safe.
[[nodiscard]] std::optional<quint32> kinOf(std::string_view folded);

} // namespace tierdesk::nlu
