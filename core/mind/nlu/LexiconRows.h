#pragma once

#include "core/base/Result.h"

#include <QtCore/QString>

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace tierdesk::nlu {

using Columns = std::vector<std::string_view>;

/// Returns the parts of @p line between the characters @p at.
[[nodiscard]] Columns split(std::string_view line, char at);

/// Reads the rows of the file @p name in :/lexicons: @p take gets the columns of each, which must be @p columns many,
/// and answers whether it understood them. Empty lines and those that begin with # are skipped. Fails with Internal;
/// `where` is "file:line".
[[nodiscard]] base::Result<void> eachRow(const QString &name, std::size_t columns,
                                         const std::function<bool(const Columns &)> &take);

/// The variants of "frustrat{e|es|ed|ing}, fed up": entries at commas, alternatives in braces. Empty if braces do not
/// balance.
[[nodiscard]] std::vector<std::string> expandEntries(std::string_view text);

} // namespace tierdesk::nlu
