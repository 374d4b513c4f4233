#include "core/store/Database.h"

#include "core/store/Migrations.h"
#include "core/store/Sqlite.h"
#include "core/store/SqliteCursor.h"

#include <QtCore/QFileInfo>
#include <QtCore/QThread>
#include <QtSql/QSqlDriver>
#include <QtSql/QSqlError>

#include <array>
#include <atomic>
#include <utility>

namespace tierdesk::store {

using base::fail;
using base::Fault;
using base::Result;

namespace {

QString nextName()
{
    static std::atomic<int> number{0};
    return u"tierdesk-store-%1"_s.arg(++number);
}

base::Error newerSchema(const QString &path, int found)
{
    return fail(Fault::StorageFailed,
                u"%1 has schema version %2, this program knows versions up to %3: use the newer program "
                "that wrote it, or another data directory. The file was left as it is"_s.arg(path)
                    .arg(found)
                    .arg(programSchemaVersion()),
                path, {{u"kind"_s, u"newer_schema"_s}, {u"found"_s, found}, {u"known"_s, programSchemaVersion()}});
}

/// Tables that are small in any installation and that nothing works without.
constexpr std::array SmallTables{"schema_version", "company", "desk_user", "credential", "setting", "ticket_counter"};

} // namespace

int programSchemaVersion()
{
    return migrations().back().version;
}

Database::Database(QString path, std::optional<WriterLock> lock)
    : m_path(std::move(path))
    , m_name(nextName())
    , m_lock(std::move(lock))
    , m_thread(QThread::currentThread())
{}

Database::~Database()
{
    Q_ASSERT(m_thread == QThread::currentThread());
    rollback();
    m_cursors.clear();
    m_connection.close();
    m_connection = QSqlDatabase();
    QSqlDatabase::removeDatabase(m_name);
}

Result<void> Database::openConnection(bool isReadOnly)
{
    m_connection = QSqlDatabase::addDatabase(u"QSQLITE"_s, m_name);
    m_connection.setDatabaseName(m_path);
    m_connection.setConnectOptions(sqlite::connectOptions(isReadOnly));
    if (!m_connection.open())
        return sqlite::errorFrom(m_connection.lastError(), u"opening %1"_s.arg(m_path));
    // The variant holds a sqlite3 *, a type that Qt has no name for.
    const QVariant handle = m_connection.driver()->handle();
    m_handle = *static_cast<void *const *>(handle.constData());
    return {};
}

Result<std::unique_ptr<Database>> Database::openWriter(const QString &path, const WriterOptions &options)
{
    auto lock = TRY(WriterLock::acquire(path));
    const auto header = TRY(sqlite::readHeader(path));
    if (header.schemaVersion > programSchemaVersion())
        return newerSchema(path, header.schemaVersion);

    TRY(sqlite::makePrivate(path));
    std::unique_ptr<Database> database(new Database(path, std::move(lock)));
    TRY(database->openConnection(false));
    TRY(sqlite::configure(database->m_connection, false, options.maxPages));
    if (!header.isEmpty) {
        if (QFileInfo(path).size() <= options.checkUpTo) {
            TRY(database->check());
        } else {
            for (const char *table : SmallTables)
                TRY(sqlite::check(database->m_connection, true, QLatin1String(table)));
        }
    }
    if (header.schemaVersion < programSchemaVersion()) {
        TRY(migrate(database->m_connection, header.schemaVersion));
        // The version belongs into the file itself, where the next program looks first.
        TRY(database->checkpoint());
    }
    return database;
}

Result<std::unique_ptr<Database>> Database::openReader(const QString &path, int oldest)
{
    const auto header = TRY(sqlite::readHeader(path));
    if (header.schemaVersion > programSchemaVersion())
        return newerSchema(path, header.schemaVersion);
    if (header.schemaVersion < oldest)
        return fail(Fault::StorageFailed, u"%1 has not been opened by this version of Tierdesk yet"_s.arg(path), path,
                    {{u"kind"_s, u"older_schema"_s}});
    std::unique_ptr<Database> database(new Database(path, std::nullopt));
    TRY(database->openConnection(true));
    TRY(sqlite::configure(database->m_connection, true, 0));
    return database;
}

Statement Database::statement(const QString &sql)
{
    Q_ASSERT(m_thread == QThread::currentThread());
    // A full disk may make SQLite roll back by itself; what the caller still writes must not go through one by one.
    if (m_hasBegun && sqlite::isAutocommit(m_handle))
        return Statement(fail(Fault::StorageFailed, u"the transaction was rolled back by an earlier failure"_s, m_path,
                              {{u"kind"_s, u"rolled_back"_s}}));
    std::shared_ptr<Cursor> &cursor = m_cursors[sql];
    if (!cursor) {
        auto prepared = SqliteCursor::prepare(m_handle, sql);
        if (!prepared) {
            m_cursors.remove(sql);
            return Statement(prepared.error());
        }
        cursor = std::move(*prepared);
    }
    Q_ASSERT(!cursor->isActive());
    return Statement(cursor);
}

Statement Database::oneTimeStatement(const QString &sql)
{
    Q_ASSERT(m_thread == QThread::currentThread());
    auto prepared = SqliteCursor::prepare(m_handle, sql);
    return prepared ? Statement(std::move(*prepared)) : Statement(prepared.error());
}

Result<void> Database::begin()
{
    Q_ASSERT(!m_hasBegun);
    auto begun = statement(sqlite::beginText()).finish();
    m_hasBegun = begun.has_value();
    ++m_transactions;
    return begun;
}

Result<void> Database::commit()
{
    auto committed = statement(u"COMMIT"_s).finish();
    if (!committed)
        rollback();
    m_hasBegun = false;
    return committed;
}

void Database::rollback()
{
    m_hasBegun = false;
    ++m_rollbacks;
    if (m_handle && !sqlite::isAutocommit(m_handle)) {
        // Its only failure is that nothing was open.
        if (auto done = statement(u"ROLLBACK"_s).finish(); !done)
            return;
    }
}

bool Database::isInTransaction() const
{
    return !sqlite::isAutocommit(m_handle);
}

qint64 Database::changeCount() const
{
    return sqlite::changeCount(m_handle);
}

Result<void> Database::setSavepoint()
{
    return statement(u"SAVEPOINT command"_s).finish();
}

Result<void> Database::releaseSavepoint()
{
    return statement(u"RELEASE command"_s).finish();
}

Result<void> Database::rollbackToSavepoint()
{
    ++m_rollbacks;
    if (auto undone = statement(u"ROLLBACK TO command"_s).finish(); !undone)
        return undone;
    return releaseSavepoint();
}

Result<void> Database::check(bool isThorough)
{
    return sqlite::check(m_connection, isThorough);
}

Result<void> Database::checkpoint()
{
    return sqlite::checkpoint(m_connection);
}

Result<int> Database::schemaVersion()
{
    Statement query = statement(u"select max(version) from schema_version"_s);
    TRY(query.run());
    return query.next() ? query.number(0) : 0;
}

} // namespace tierdesk::store
