#pragma once

#include <QtCore/QtGlobal>

#include <optional>
#include <string_view>

namespace tierdesk::nlu {

/// The number of the group of words that customers use for one another ("price", "cost", "rate"), or nothing for a word
/// of no group. @p folded is in lower case; its other forms count too. Pure; from any thread.
[[nodiscard]] std::optional<quint32> kinOf(std::string_view folded);

} // namespace tierdesk::nlu
