#include "core/store/Backup.h"

#include "core/store/AttachmentFiles.h"
#include "core/store/Attachments.h"
#include "core/store/Database.h"
#include "core/store/Sqlite.h"

#include <QtCore/QCryptographicHash>
#include <QtCore/QDir>
#include <QtCore/QDirIterator>
#include <QtCore/QFile>
#include <QtCore/QFileInfo>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <fcntl.h>
#include <unistd.h>

namespace tierdesk::store {

using base::fail;
using base::Fault;
using base::Result;

namespace {

base::Error ioError(const QString &doing, const QString &path)
{
    return fail(Fault::StorageFailed, u"%1 %2: %3"_s.arg(doing, path, QString::fromLocal8Bit(std::strerror(errno))),
                path, {{u"kind"_s, u"io"_s}});
}

/// fsync of a file or a folder.
bool isSynced(const QString &path)
{
    const int descriptor = ::open(QFile::encodeName(path).constData(), O_RDONLY | O_CLOEXEC);
    if (descriptor < 0)
        return false;
    const bool isDone = ::fsync(descriptor) == 0;
    ::close(descriptor);
    return isDone;
}

Result<BackupReport> reportOf(const QString &path)
{
    const auto header = TRY(sqlite::readHeader(path));
    QFile file(path);
    QCryptographicHash hash(QCryptographicHash::Sha256);
    if (!file.open(QIODevice::ReadOnly) || !hash.addData(&file))
        return ioError(u"cannot read"_s, path);
    return BackupReport{file.size(), hash.result().toHex(), header.schemaVersion};
}

/// Renames over what stands at @p to, and makes that durable.
Result<void> move(const QString &from, const QString &to)
{
    if (!isSynced(from))
        return ioError(u"cannot write"_s, from);
    if (std::rename(QFile::encodeName(from).constData(), QFile::encodeName(to).constData()) != 0)
        return ioError(u"cannot put the file in its place"_s, to);
    if (!isSynced(QFileInfo(to).absolutePath()))
        return ioError(u"cannot write"_s, QFileInfo(to).absolutePath());
    return {};
}

Result<void> mustBeOurs(const QString &path)
{
    const auto header = TRY(sqlite::readHeader(path));
    if (header.isEmpty)
        return fail(Fault::StorageFailed, u"%1 holds no Tierdesk database"_s.arg(path), path,
                    {{u"kind"_s, u"not_a_database"_s}});
    if (header.schemaVersion > programSchemaVersion())
        return fail(Fault::StorageFailed,
                    u"%1 has schema version %2, this program knows versions up to %3"_s.arg(path)
                        .arg(header.schemaVersion)
                        .arg(programSchemaVersion()),
                    path, {{u"kind"_s, u"newer_schema"_s}});
    return {};
}

/// Keeps what stands at @p path beside it, its log with it, without ever leaving @p path empty.
Result<void> keepOld(const QString &path)
{
    if (!QFileInfo::exists(path))
        return {};
    const QString kept = path + ".before-restore"_L1;
    for (const QString &suffix : {QString(), u"-wal"_s, u"-shm"_s})
        QFile::remove(kept + suffix);
    // A log left beside the new file would be played into it. Where the old file is sound it is folded in and gone;
    // where it is not, it is kept with the old one.
    if (!sqlite::foldLog(path) && QFileInfo::exists(path + "-wal"_L1) &&
        !QFile::rename(path + "-wal"_L1, kept + "-wal"_L1))
        return ioError(u"cannot keep the log of"_s, path);
    QFile::remove(path + "-shm"_L1);
    if (::link(QFile::encodeName(path).constData(), QFile::encodeName(kept).constData()) != 0)
        return ioError(u"cannot keep the present database as"_s, kept);
    return {};
}

/// The contents that the rows of @p databasePath name.
Result<std::vector<QByteArray>> contentsOf(const QString &databasePath)
{
    const auto header = TRY(sqlite::readHeader(databasePath));
    if (header.isEmpty || header.schemaVersion < AttachmentsSchema)
        return std::vector<QByteArray>();
    // A backup of an earlier program's is migrated by the first start behind its restore.
    const auto database = TRY(Database::openReader(databasePath, AttachmentsSchema));
    return Attachments(*database).contents();
}

/// Another name for each file of the present data, beside the database that keepOld() keeps: what the restored rows do
/// not name is swept away.
Result<void> keepFiles(const QString &databasePath)
{
    const QString from = AttachmentFiles(databasePath).folder();
    const QString to = attachmentsOf(databasePath + ".before-restore"_L1);
    if (QFileInfo::exists(to) && !QDir(to).removeRecursively())
        return ioError(u"cannot remove what an earlier restore kept"_s, to);
    for (QDirIterator files(from, QDir::Files, QDirIterator::Subdirectories); files.hasNext();) {
        const QString file = files.next();
        const QString kept = to + file.mid(from.size());
        if (!QDir().mkpath(QFileInfo(kept).absolutePath()) ||
            ::link(QFile::encodeName(file).constData(), QFile::encodeName(kept).constData()) != 0)
            return ioError(u"cannot keep the present file as"_s, kept);
    }
    return {};
}

/// Copies @p contents, as far as they are sound, and counts in @p report.
Result<void> copyFiles(const std::vector<QByteArray> &contents, const AttachmentFiles &from, const AttachmentFiles &to,
                       BackupReport &report)
{
    for (const QByteArray &each : contents) {
        const auto content = from.read(each);
        if (!content) {
            ++report.missing;
            continue;
        }
        TRY(to.put(*content));
        ++report.attachments;
    }
    return {};
}

/// Copies @p from beside @p to, checked, and renames it into place; @p before runs in between.
template<class Before>
Result<BackupReport> copyInto(const QString &from, const QString &to, Before before)
{
    TRY(mustBeOurs(from));
    const QString part = to + ".part"_L1;
    QFile::remove(part);
    TRY(sqlite::copyChecked(from, part));
    auto report = reportOf(part);
    Result<void> placed;
    if (report)
        placed = before();
    if (report && placed)
        placed = move(part, to);
    if (!report || !placed) {
        QFile::remove(part);
        return report ? placed.error() : report.error();
    }
    return report;
}

} // namespace

Result<BackupReport> backup(const QString &databasePath, const QString &target)
{
    if (QFileInfo::exists(target))
        return fail(Fault::InvalidInput, u"%1 exists already"_s.arg(target), u"target"_s);
    const QString folder = attachmentsOf(target);
    if (QFileInfo::exists(folder))
        return fail(Fault::InvalidInput, u"%1 exists already"_s.arg(folder), u"target"_s);
    BackupReport files;
    // The rows are in the copy by now; one that came since costs a file too many at the worst.
    const auto copyAlong = [&]() -> Result<void> {
        const auto contents = TRY(contentsOf(databasePath));
        return copyFiles(contents, AttachmentFiles(databasePath), AttachmentFiles::in(folder), files);
    };
    auto report = copyInto(databasePath, target, copyAlong);
    if (!report) {
        QDir(folder).removeRecursively(); // half a backup is none
        return report;
    }
    report->attachments = files.attachments;
    report->missing = files.missing;
    return report;
}

QString attachmentsOf(const QString &file)
{
    return file + u".attachments"_s;
}

Result<BackupReport> restore(const QString &source, const QString &databasePath)
{
    TRY(mustBeOurs(source));
    const QString folder = QFileInfo(databasePath).absolutePath();
    if (!QDir().mkpath(folder))
        return ioError(u"cannot make the folder"_s, folder);
    auto lock = TRY(WriterLock::acquire(databasePath));
    // What was restored is named by the file it came from: SQLite's copy may differ from it in its header.
    BackupReport origin;
    const auto before = [&]() -> Result<void> {
        origin = TRY(reportOf(source));
        const AttachmentFiles kept = AttachmentFiles::in(attachmentsOf(source));
        // Nothing may fail once the database is in its place.
        const auto named = TRY(contentsOf(source));
        TRY(keepFiles(databasePath));
        const AttachmentFiles files(databasePath);
        TRY(copyFiles(kept.all(), kept, files, origin));
        origin.missing = static_cast<int>(
            std::count_if(named.begin(), named.end(), [&](const QByteArray &each) { return !files.has(each); }));
        return keepOld(databasePath);
    };
    TRY(copyInto(source, databasePath, before));
    return origin;
}

} // namespace tierdesk::store
