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
        return {QLatin1String("full"), QLatin1String("the disk is full; nothing was written")};
    case SQLITE_IOERR:
        return {QLatin1String("io"), QLatin1String("the disk reported an error; nothing was written")};
    case SQLITE_CORRUPT:
        return {QLatin1String("corrupt"), QLatin1String("the database is damaged; restore a backup")};
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return {QLatin1String("busy"), QLatin1String("the database is locked by another program")};
    case SQLITE_NOTADB:
        return {QLatin1String("not_a_database"), QLatin1String("the file is not a database")};
    case SQLITE_READONLY:
    case SQLITE_PERM:
    case SQLITE_AUTH:
        return {QLatin1String("read_only"), QLatin1String("the database cannot be written to")};
    case SQLITE_CANTOPEN:
        return {QLatin1String("cannot_open"), QLatin1String("the database file cannot be opened")};
    case SQLITE_NOMEM:
        return {QLatin1String("memory"), QLatin1String("out of memory")};
    default:
        return {QLatin1String("other"), QLatin1String("the database refused")};
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
    if (!query.exec(QStringLiteral("PRAGMA ") + text))
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
        return fail(Fault::StorageFailed,
                    QStringLiteral("%1 can be read by others, and its mode cannot be changed").arg(path), path,
                    {{QStringLiteral("kind"), QStringLiteral("io")}});
    return {};
}

Result<Header> readHeader(const QString &path)
{
    if (!QFileInfo::exists(path) || QFileInfo(path).size() == 0)
        return Header{};
    const QString doing = QStringLiteral("reading the header of %1").arg(path);
    // Immutable: no lock is taken and no log made beside a file that may not be ours to touch. Where there is a log (a
    // writer at work, or a crash) the newest header may stand in that, and a read-only connection must look.
    const bool hasLog = QFileInfo::exists(path + QLatin1String("-wal"));
    auto handle = TRY(openRaw(uriOf(path, hasLog ? "?mode=ro" : "?immutable=1"), SQLITE_OPEN_READONLY, doing));
    const auto version = TRY(ask(handle.get(), "PRAGMA user_version", doing));
    const auto mark = TRY(ask(handle.get(), "PRAGMA application_id", doing));
    const auto tables = TRY(ask(handle.get(), "SELECT count(*) FROM sqlite_schema", doing));
    if (tables == "0")
        return Header{};
    if (mark.toInt() != ApplicationId)
        return fail(Fault::StorageFailed, QStringLiteral("%1 is a database, but not one of Tierdesk's").arg(path), path,
                    {{QStringLiteral("kind"), QStringLiteral("not_a_database")}});
    return Header{false, version.toInt()};
}

QString connectOptions(bool isReadOnly)
{
    return isReadOnly ? QStringLiteral("QSQLITE_OPEN_READONLY;QSQLITE_BUSY_TIMEOUT=5000")
                      : QStringLiteral("QSQLITE_BUSY_TIMEOUT=5000");
}

Result<void> configure(QSqlDatabase &connection, bool isReadOnly, int maxPages)
{
    QStringList texts{QStringLiteral("temp_store=MEMORY"), QStringLiteral("trusted_schema=OFF")};
    if (isReadOnly) {
        texts << QStringLiteral("query_only=ON") << QStringLiteral("cache_size=-16384");
    } else {
        // A log of up to 8,000 pages (32 MB): fewer, longer checkpoints; measured, see docs/store.md.
        texts << QStringLiteral("journal_mode=WAL") << QStringLiteral("synchronous=FULL")
              << QStringLiteral("foreign_keys=ON") << QStringLiteral("wal_autocheckpoint=8000")
              << QStringLiteral("journal_size_limit=67108864") << QStringLiteral("cache_size=-65536");
        if (maxPages > 0)
            texts << QStringLiteral("max_page_count=%1").arg(maxPages);
    }
    for (const QString &text : texts) {
        if (auto done = pragma(connection, text); !done)
            return done;
    }
    return {};
}

QString beginText()
{
    return QStringLiteral("BEGIN IMMEDIATE");
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
    if (auto done = pragma(connection, QStringLiteral("application_id=%1").arg(ApplicationId)); !done)
        return done;
    return pragma(connection, QStringLiteral("user_version=%1").arg(version));
}

Result<void> check(QSqlDatabase &connection, bool isThorough, const QString &table)
{
    QSqlQuery query(connection);
    query.setForwardOnly(true);
    const QString verb = isThorough ? QStringLiteral("integrity_check") : QStringLiteral("quick_check");
    const QString text = QStringLiteral("PRAGMA %1(%2)").arg(verb, table.isEmpty() ? QStringLiteral("10") : table);
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
    return pragma(connection, QStringLiteral("wal_checkpoint(TRUNCATE)"));
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
        return fail(Fault::Conflict, QStringLiteral("already taken"), column,
                    {{QStringLiteral("kind"), QStringLiteral("taken")},
                     {QStringLiteral("table"), place.section(u'.', 0, 0)},
                     {QStringLiteral("column"), column}});
    }
    const auto [kind, words] = explain(code);
    return fail(Fault::StorageFailed, QStringLiteral("%1 (%2; SQLite %3)").arg(words, message).arg(code), doing,
                {{QStringLiteral("kind"), QString(kind)}, {QStringLiteral("sqlite"), code}});
}

namespace {

Result<void> copyAll(const QString &from, const QString &to)
{
    const QString doing = QStringLiteral("copying %1").arg(from);
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
        QFile::remove(to + QLatin1String("-journal"));
        QFile::remove(to + QLatin1String("-wal"));
        QFile::remove(to + QLatin1String("-shm"));
    }
    return copied;
}

Result<void> foldLog(const QString &path)
{
    const QString doing = QStringLiteral("folding the log of %1").arg(path);
    auto handle = TRY(openRaw(uriOf(path, ""), SQLITE_OPEN_READWRITE, doing));
    // The last connection to close takes the emptied log away.
    TRY(ask(handle.get(), "PRAGMA wal_checkpoint(TRUNCATE)", doing));
    return {};
}

} // namespace tierdesk::store::sqlite
