#pragma once

#include "core/base/Result.h"

#include <QtCore/QString>

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace tierdesk::nlu {

using Columns = std::vector<std::string_view>;

/// Splits @p line at each @p at.
[[nodiscard]] Columns split(std::string_view line, char at);

/// Reads the rows of the file @p name in :/lexicons. Calls @p take with the columns of each row; it returns whether
/// they are valid. Each row must have @p columns columns. Skips empty lines and lines that begin with #. Fails with
/// Internal; `where` is "file:line".
[[nodiscard]] base::Result<void> eachRow(const QString &name, std::size_t columns,
                                         const std::function<bool(const Columns &)> &take);

/// Returns the variants of "frustrat{e|es|ed|ing}, fed up": entries are separated by commas, alternatives are in
/// braces. Returns nothing if the braces are not balanced.
[[nodiscard]] std::vector<std::string> expandEntries(std::string_view text);

} // namespace tierdesk::nlu
