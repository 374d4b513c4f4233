#pragma once

#include "core/base/Result.h"

#include <QtCore/QString>
#include <QtSql/QSqlDatabase>

#include <vector>

namespace tierdesk::store {

/// One numbered step of the schema.
struct Migration {
    int version = 0;
    QString name; ///< "0001_initial"
    QString sql;
};

/// Those that this program carries, by version, without gaps.
[[nodiscard]] const std::vector<Migration> &migrations();

/// The statements of a script: split at semicolons outside of quotes and comments; comments are left out.
[[nodiscard]] QStringList statementsOf(const QString &script);

/// Applies what is missing above @p present, each in a transaction of its own that also records it in schema_version.
/// Fails with StorageFailed; what went before the failed one stays.
[[nodiscard]] base::Result<void> migrate(QSqlDatabase &connection, int present,
                                         const std::vector<Migration> &steps = migrations());

} // namespace tierdesk::store
