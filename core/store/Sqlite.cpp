#include "core/store/Sqlite.h"

#include <QtCore/QFile>
#include <QtCore/QFileInfo>
#include <QtCore/QUrl>
#include <QtSql/QSqlQuery>

#include <fcntl.h>
#include <memory>
#include <sqlite3.h>
#include <sys/stat.h>
#include <unistd.h>

namespace tierdesk::store::sqlite {

using base::fail;
using base::Fault;
using base::Result;

namespace {

struct Close {
    void operator()(sqlite3 *handle) const { sqlite3_close_v2(handle); }
};
using Handle = std::unique_ptr<sqlite3, Close>;

/// The word for people's scripts, and what to do about it.
std::pair<QLatin1String, QLatin1String> explain(int code)
{
    switch (code & 0xff) {
    case SQLITE_FULL:
        return {"full"_L1, "the disk is full; nothing was written"_L1};
    case SQLITE_IOERR:
        return {"io"_L1, "the disk reported an error; nothing was written"_L1};
    case SQLITE_CORRUPT:
        return {"corrupt"_L1, "the database is damaged; restore a backup"_L1};
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return {"busy"_L1, "the database is locked by another program"_L1};
    case SQLITE_NOTADB:
        return {"not_a_database"_L1, "the file is not a database"_L1};
    case SQLITE_READONLY:
    case SQLITE_PERM:
    case SQLITE_AUTH:
        return {"read_only"_L1, "the database cannot be written to"_L1};
    case SQLITE_CANTOPEN:
        return {"cannot_open"_L1, "the database file cannot be opened"_L1};
    case SQLITE_NOMEM:
        return {"memory"_L1, "out of memory"_L1};
    default:
        return {"other"_L1, "the database refused"_L1};
    }
}

QByteArray uriOf(const QString &path, const char *parameters)
{
    return "file:" + QUrl::toPercentEncoding(QFileInfo(path).absoluteFilePath(), "/") + parameters;
}

Result<Handle> openRaw(const QByteArray &uri, int flags, const QString &doing)
{
    sqlite3 *raw = nullptr;
    const int code = sqlite3_open_v2(uri.constData(), &raw, flags | SQLITE_OPEN_URI, nullptr);
    Handle handle(raw);
    if (code != SQLITE_OK)
        return errorFrom(raw ? sqlite3_extended_errcode(raw) : code,
                         QString::fromUtf8(raw ? sqlite3_errmsg(raw) : sqlite3_errstr(code)), doing);
    sqlite3_extended_result_codes(raw, 1);
    sqlite3_busy_timeout(raw, 5000);
    return handle;
}

/// The first column of @p sql's rows, as text, one a line.
Result<QByteArray> ask(sqlite3 *handle, const char *sql, const QString &doing)
{
    QByteArray answer;
    sqlite3_stmt *statement = nullptr;
    int code = sqlite3_prepare_v2(handle, sql, -1, &statement, nullptr);
    if (code == SQLITE_OK) {
        while ((code = sqlite3_step(statement)) == SQLITE_ROW) {
            if (!answer.isEmpty())
                answer += '\n';
            if (const unsigned char *text = sqlite3_column_text(statement, 0))
                answer += reinterpret_cast<const char *>(text);
        }
    }
    sqlite3_finalize(statement);
    if (code != SQLITE_DONE)
        return errorFrom(code, QString::fromUtf8(sqlite3_errmsg(handle)), doing);
    return answer;
}

Result<void> pragma(QSqlDatabase &connection, const QString &text)
{
    QSqlQuery query(connection);
    query.setForwardOnly(true);
    if (!query.exec(u"PRAGMA "_s + text))
        return errorFrom(query.lastError(), text);
    return {};
}

} // namespace

Result<void> makePrivate(const QString &path)
{
    const QByteArray name = QFile::encodeName(path);
    // Only a new file is opened: to close a descriptor of one in use would drop the locks that SQLite holds on it.
    const int descriptor = ::open(name.constData(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (descriptor >= 0) {
        ::close(descriptor);
        return {};
    }
    struct stat present = {};
    // What is not there or not ours to open is SQLite's to report: it has the better words.
    if (::stat(name.constData(), &present) != 0 || (present.st_mode & 0077U) == 0)
        return {};
    if (::chmod(name.constData(), present.st_mode & 0700U) != 0)
        return fail(Fault::StorageFailed, u"%1 can be read by others, and its mode cannot be changed"_s.arg(path), path,
                    {{u"kind"_s, u"io"_s}});
    return {};
}

Result<Header> readHeader(const QString &path)
{
    if (!QFileInfo::exists(path) || QFileInfo(path).size() == 0)
        return Header{};
    const QString doing = u"reading the header of %1"_s.arg(path);
    // Immutable: no lock is taken and no log made beside a file that may not be ours to touch. Where there is a log (a
    // writer at work, or a crash) the newest header may stand in that, and a read-only connection must look.
    const bool hasLog = QFileInfo::exists(path + "-wal"_L1);
    auto handle = TRY(openRaw(uriOf(path, hasLog ? "?mode=ro" : "?immutable=1"), SQLITE_OPEN_READONLY, doing));
    const auto version = TRY(ask(handle.get(), "PRAGMA user_version", doing));
    const auto mark = TRY(ask(handle.get(), "PRAGMA application_id", doing));
    const auto tables = TRY(ask(handle.get(), "SELECT count(*) FROM sqlite_schema", doing));
    if (tables == "0")
        return Header{};
    if (mark.toInt() != ApplicationId)
        return fail(Fault::StorageFailed, u"%1 is a database, but not one of Tierdesk's"_s.arg(path), path,
                    {{u"kind"_s, u"not_a_database"_s}});
    return Header{false, version.toInt()};
}

QString connectOptions(bool isReadOnly)
{
    return isReadOnly ? u"QSQLITE_OPEN_READONLY;QSQLITE_BUSY_TIMEOUT=5000"_s : u"QSQLITE_BUSY_TIMEOUT=5000"_s;
}

Result<void> configure(QSqlDatabase &connection, bool isReadOnly, int maxPages)
{
    QStringList texts{u"temp_store=MEMORY"_s, u"trusted_schema=OFF"_s};
    if (isReadOnly) {
        texts << u"query_only=ON"_s << u"cache_size=-16384"_s;
    } else {
        // A log of up to 8,000 pages (32 MB): fewer, longer checkpoints; measured, see docs/store.md.
        texts << u"journal_mode=WAL"_s << u"synchronous=FULL"_s << u"foreign_keys=ON"_s << u"wal_autocheckpoint=8000"_s
              << u"journal_size_limit=67108864"_s << u"cache_size=-65536"_s;
        if (maxPages > 0)
            texts << u"max_page_count=%1"_s.arg(maxPages);
    }
    for (const QString &text : texts) {
        if (auto done = pragma(connection, text); !done)
            return done;
    }
    return {};
}

QString beginText()
{
    return u"BEGIN IMMEDIATE"_s;
}

qint64 changeCount(void *handle)
{
    return sqlite3_total_changes64(static_cast<sqlite3 *>(handle));
}

bool isAutocommit(void *handle)
{
    return sqlite3_get_autocommit(static_cast<sqlite3 *>(handle)) != 0;
}

Result<void> markSchema(QSqlDatabase &connection, int version)
{
    if (auto done = pragma(connection, u"application_id=%1"_s.arg(ApplicationId)); !done)
        return done;
    return pragma(connection, u"user_version=%1"_s.arg(version));
}

Result<void> check(QSqlDatabase &connection, bool isThorough, const QString &table)
{
    QSqlQuery query(connection);
    query.setForwardOnly(true);
    const QString verb = isThorough ? u"integrity_check"_s : u"quick_check"_s;
    const QString text = u"PRAGMA %1(%2)"_s.arg(verb, table.isEmpty() ? u"10"_s : table);
    if (!query.exec(text))
        return errorFrom(query.lastError(), verb);
    QStringList damage;
    while (query.next()) {
        const QString line = query.value(0).toString();
        if (line != u"ok")
            damage += line;
    }
    if (query.lastError().isValid())
        return errorFrom(query.lastError(), verb);
    if (damage.isEmpty())
        return {};
    return errorFrom(SQLITE_CORRUPT, damage.join(u"; "), verb);
}

Result<void> checkpoint(QSqlDatabase &connection)
{
    return pragma(connection, u"wal_checkpoint(TRUNCATE)"_s);
}

base::Error errorFrom(const QSqlError &error, const QString &doing)
{
    return errorFrom(error.nativeErrorCode().toInt(), error.databaseText(), doing);
}

base::Error errorFrom(int code, const QString &message, const QString &doing)
{
    if (code == SQLITE_CONSTRAINT_UNIQUE || code == SQLITE_CONSTRAINT_PRIMARYKEY) {
        // "UNIQUE constraint failed: desk_user.email": the last column is the one that people chose.
        const QString place = message.mid(message.lastIndexOf(u' ') + 1);
        const QString column = place.section(u'.', 1);
        return fail(Fault::Conflict, u"already taken"_s, column,
                    {{u"kind"_s, u"taken"_s}, {u"table"_s, place.section(u'.', 0, 0)}, {u"column"_s, column}});
    }
    const auto [kind, words] = explain(code);
    return fail(Fault::StorageFailed, u"%1 (%2; SQLite %3)"_s.arg(words, message).arg(code), doing,
                {{u"kind"_s, QString(kind)}, {u"sqlite"_s, code}});
}

namespace {

Result<void> copyAll(const QString &from, const QString &to)
{
    const QString doing = u"copying %1"_s.arg(from);
    auto source = TRY(openRaw(uriOf(from, "?mode=ro"), SQLITE_OPEN_READONLY, doing));
    TRY(makePrivate(to));
    auto target = TRY(openRaw(uriOf(to, ""), SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, doing));
    sqlite3_backup *copy = sqlite3_backup_init(target.get(), "main", source.get(), "main");
    if (!copy)
        return errorFrom(sqlite3_extended_errcode(target.get()), QString::fromUtf8(sqlite3_errmsg(target.get())),
                         doing);
    // All in one step: one snapshot, which in WAL mode holds no writer up.
    const int stepped = sqlite3_backup_step(copy, -1);
    const int finished = sqlite3_backup_finish(copy);
    if (stepped != SQLITE_DONE || finished != SQLITE_OK) {
        const int code = stepped != SQLITE_DONE ? stepped : finished;
        return errorFrom(code, QString::fromUtf8(sqlite3_errstr(code)), doing);
    }
    TRY(ask(target.get(), "PRAGMA journal_mode=DELETE", doing));
    const auto damage = TRY(ask(target.get(), "PRAGMA integrity_check(10)", doing));
    if (damage != "ok")
        return errorFrom(SQLITE_CORRUPT, QString::fromUtf8(damage), doing);
    return {};
}

} // namespace

Result<void> copyChecked(const QString &from, const QString &to)
{
    auto copied = copyAll(from, to);
    if (!copied) {
        QFile::remove(to);
        QFile::remove(to + "-journal"_L1);
        QFile::remove(to + "-wal"_L1);
        QFile::remove(to + "-shm"_L1);
    }
    return copied;
}

Result<void> foldLog(const QString &path)
{
    const QString doing = u"folding the log of %1"_s.arg(path);
    auto handle = TRY(openRaw(uriOf(path, ""), SQLITE_OPEN_READWRITE, doing));
    // The last connection to close takes the emptied log away.
    TRY(ask(handle.get(), "PRAGMA wal_checkpoint(TRUNCATE)", doing));
    return {};
}

} // namespace tierdesk::store::sqlite
