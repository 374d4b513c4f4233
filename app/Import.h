#pragma once

#include "core/engine/Engine.h"

#include <QtCore/QString>

#include <vector>

namespace tierdesk::app {

/// A rejected row.
struct RowFault {
    int line = 0; ///< where it begins in the file, from 1; the header of a CSV is line 1
    QString reason;
    QString where; ///< the field's path, if one is at fault
};

struct ImportReport {
    int accepted = 0;
    std::vector<RowFault> refused; ///< by line
};

/// Reads @p text, the contents of @p file (CSV when its name ends in .csv, else JSON lines; docs/import.md has the
/// columns), and stores its rows, 250 a transaction. Bad rows are named, good ones go in. Rows that say the same key
/// again replace.
///
/// @p what is orders, customers, products, subscriptions, articles or companies; @p companyKey the company that they
/// belong to (empty: the only one there is; unused for companies).
/// Blocking; not on the engine's threads. Fails with InvalidInput for an unknown kind or a CSV whose header is wrong,
/// NotFound for the company, StorageFailed when a slice could not be written.
[[nodiscard]] base::Result<ImportReport> importRows(engine::Engine &engine, const QString &what, const QString &file,
                                                    const QByteArray &text, const QString &companyKey);

} // namespace tierdesk::app
