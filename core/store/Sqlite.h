#pragma once

#include "core/base/Result.h"

#include <QtCore/QByteArray>
#include <QtCore/QString>
#include <QtSql/QSqlDatabase>
#include <QtSql/QSqlError>

/// Everything that is SQLite's own and not SQL: pragmas, error codes, the raw handle, copies, full text.
/// A store on another database replaces this file, SqliteCursor, WriterLock and the second migration.
namespace tierdesk::store::sqlite {

/// Marks our files in their header ("TDSK").
inline constexpr int ApplicationId = 0x5444534B;

/// What a file's header says, read without touching it or its neighbours.
struct Header {
    bool isEmpty = true; ///< no file, or nothing in it
    int schemaVersion = 0;
};

/// Fails with StorageFailed: damaged, not a database, not ours, unreadable.
[[nodiscard]] base::Result<Header> readHeader(const QString &path);

/// Makes the file at @p path, or closes what is there, for its owner only (0600); SQLite gives log and shared memory
/// the same mode. Fails with StorageFailed when a file that others can read cannot be changed.
[[nodiscard]] base::Result<void> makePrivate(const QString &path);

[[nodiscard]] QString connectOptions(bool isReadOnly);
/// What every connection is set to after it opened. @p maxPages 0: unbounded.
[[nodiscard]] base::Result<void> configure(QSqlDatabase &connection, bool isReadOnly, int maxPages);
[[nodiscard]] QString beginText();
/// True while no transaction is open.
[[nodiscard]] bool isAutocommit(void *handle);
[[nodiscard]] qint64 changeCount(void *handle);
/// Writes the version into the header, where readHeader() finds it; within the migration's transaction.
[[nodiscard]] base::Result<void> markSchema(QSqlDatabase &connection, int version);
/// quick_check, or integrity_check when @p isThorough; only of @p table unless that is empty.
[[nodiscard]] base::Result<void> check(QSqlDatabase &connection, bool isThorough, const QString &table = {});
[[nodiscard]] base::Result<void> checkpoint(QSqlDatabase &connection);

/// Conflict "already taken" for a unique key, with `details.table` and `details.column`; else StorageFailed with
/// `details.kind` and `details.sqlite`, the extended code.
[[nodiscard]] base::Error errorFrom(const QSqlError &error, const QString &doing);
[[nodiscard]] base::Error errorFrom(int code, const QString &message, const QString &doing);

/// Copies the database at @p from, log included, into the new file @p to, which is then one whole checked file without
/// a log. @p to is removed again on failure.
[[nodiscard]] base::Result<void> copyChecked(const QString &from, const QString &to);

/// Moves the log that a crash may have left beside @p path into it and takes it away. Nobody may have it open.
[[nodiscard]] base::Result<void> foldLog(const QString &path);

} // namespace tierdesk::store::sqlite
