#pragma once

#include "app/Import.h"

#include <QtCore/QByteArray>
#include <QtCore/QJsonArray>

#include <vector>

namespace tierdesk::app {

/// A file's rows as JSON, with the line that each begins at, and those that could not be read.
struct ImportRows {
    QJsonArray rows;
    std::vector<int> lines; ///< of rows, index by index
    std::vector<RowFault> refused;
};

/// One JSON object a line; blank lines are passed over.
[[nodiscard]] ImportRows rowsFromJsonLines(const QByteArray &text);

/// CSV whose first record names the columns, each the path of a member ("address.city"). Fails with InvalidInput when
/// the header cannot be read, names a column that @p what does not have or one of them twice, or leaves out one that
/// every row needs.
[[nodiscard]] base::Result<ImportRows> rowsFromCsv(const QString &what, const QByteArray &text);

/// True for orders, customers, products, subscriptions, articles, companies.
[[nodiscard]] bool isImportable(const QString &what);

} // namespace tierdesk::app
