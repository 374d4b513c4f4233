#pragma once

#include "core/base/Result.h"

#include <functional>
#include <string_view>

namespace tierdesk::app {

/// Calls @p take with every line of @p path ("-" or empty: standard input), without its end (\n or \r\n); any bytes.
/// Stops with the error that @p take returns. Fails with InvalidInput when the file cannot be read.
[[nodiscard]] base::Result<void> eachLine(const QString &path,
                                          const std::function<base::Result<void>(std::string_view)> &take);

} // namespace tierdesk::app
