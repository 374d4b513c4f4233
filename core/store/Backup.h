#pragma once

#include "core/base/Result.h"

#include <QtCore/QByteArray>
#include <QtCore/QString>

namespace tierdesk::store {

struct BackupReport {
    qint64 bytes = 0;
    QByteArray sha256; ///< of the backup file, hexadecimal
    int schemaVersion = 0;
    int attachments = 0; ///< files copied along
    int missing = 0;     ///< files that rows name and that were not there, or not as they were stored
};

/// Where the attachments of the backup @p file lie, in a folder beside it.
[[nodiscard]] QString attachmentsOf(const QString &file);

/// Copies the database at @p databasePath to @p target while it may be in use, then checks the copy thoroughly.
/// The files of its attachments are copied into attachmentsOf(target), each checked, before @p target appears.
/// Any thread; the writer is not held up. @p target must not exist; it appears whole or not at all.
/// Fails with StorageFailed, or InvalidInput when @p target or that folder exists.
[[nodiscard]] base::Result<BackupReport> backup(const QString &databasePath, const QString &target);

/// Puts @p source in the place of @p databasePath, after a thorough check of it. What stood there is kept beside it
/// as `<databasePath>.before-restore`. Fails with StorageFailed while the database is in use, or when @p source is
/// damaged, not ours or of a newer schema; then nothing has changed.
/// The files of attachmentsOf(source) are put in their place first; those that are there already stay.
/// The folder is made where it is missing. The report is of @p source, so that it is the one that backup() gave.
[[nodiscard]] base::Result<BackupReport> restore(const QString &source, const QString &databasePath);

} // namespace tierdesk::store
