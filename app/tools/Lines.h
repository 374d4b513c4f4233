#pragma once

#include "core/base/Result.h"

#include <QtCore/QByteArrayList>

#include <functional>
#include <string_view>

namespace tierdesk::app {

/// Of every model that is trained here, so that the same lines make the same model.
inline constexpr quint64 TrainingSeed = 1;

/// Calls @p take with every line of @p path ("-" or empty: standard input), without its end (\n or \r\n); any bytes.
/// Stops with the error that @p take returns. Fails with InvalidInput when the file cannot be read.
[[nodiscard]] base::Result<void> eachLine(const QString &path,
                                          const std::function<base::Result<void>(std::string_view)> &take);

/// Calls @p take with the @p cells of each line of @p path, parted by tabs; it returns what is wrong with them, or
/// nothing. Fails with InvalidInput; `where` is the file and line.
[[nodiscard]] base::Result<void> eachRow(const QString &path, qsizetype cells,
                                         const std::function<QString(const QByteArrayList &)> &take);

} // namespace tierdesk::app
