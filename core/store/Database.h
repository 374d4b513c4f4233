#pragma once

#include "core/base/Result.h"
#include "core/store/Statement.h"
#include "core/store/WriterLock.h"

#include <QtCore/QHash>
#include <QtCore/QString>
#include <QtSql/QSqlDatabase>

#include <memory>
#include <optional>

class QThread;

namespace tierdesk::store {

/// The schema version that this program writes.
[[nodiscard]] int programSchemaVersion();

/// How a writer opens.
struct WriterOptions {
    /// Files up to this many bytes are checked whole at start; of larger ones only the header, the schema and the small
    /// tables (about 1 s a GB would stand between start and first answer; check() on a reader does the rest meanwhile).
    qint64 checkUpTo = 256 * 1024 * 1024;
    int maxPages = 0; ///< SQLite's max_page_count, for tests of a full disk; 0 leaves it unbounded
};

/// One connection to the database file. Belongs to the thread that opened it: every use, the destructor too, is there.
/// Values leave it, queries do not: a Statement is done before the function that asked for it returns.
class Database final
{
public:
    /// Locks the data for this process, creates or migrates the file, checks it. Fails with StorageFailed; `message`
    /// says what is wrong and what to do, `details.kind` is one of locked, newer_schema, not_a_database, corrupt, full,
    /// io, busy, read_only. A file with a newer schema, or one that is no database of ours, is left as it is, byte for
    /// byte.
    [[nodiscard]] static base::Result<std::unique_ptr<Database>> openWriter(const QString &path,
                                                                            const WriterOptions &options = {});
    /// A read-only connection to a file that a writer has opened before. Fails with StorageFailed, also where its
    /// schema is older than @p oldest: who asks for less than the present one asks only for what that one had.
    [[nodiscard]] static base::Result<std::unique_ptr<Database>> openReader(const QString &path,
                                                                            int oldest = programSchemaVersion());

    ~Database();
    Database(const Database &) = delete;
    Database &operator=(const Database &) = delete;

    /// The statement for @p sql, prepared once a connection. @p sql must be a literal's text: it is the cache's key.
    /// One at a time of the same text; `?` placeholders only.
    [[nodiscard]] Statement statement(const QString &sql);
    /// The same with @p values bound in their order.
    template<class... Values>
    requires(sizeof...(Values) > 0) [[nodiscard]] Statement statement(const QString &sql, const Values &...values)
    {
        Statement query = statement(sql);
        (query.bind(values), ...);
        return query;
    }
    /// The same for text that is put together: prepared for this once.
    [[nodiscard]] Statement oneTimeStatement(const QString &sql);

    /// BEGIN IMMEDIATE: the write lock is taken now, so that nothing fails half-way for want of it.
    [[nodiscard]] base::Result<void> begin();
    /// After a failure the transaction is rolled back: nothing of it is on disk.
    [[nodiscard]] base::Result<void> commit();
    /// Cannot fail in a way that leaves something behind; without a transaction it does nothing.
    void rollback();
    /// False also when SQLite itself has rolled back (full disk, I/O error) and commit() would have nothing to commit.
    [[nodiscard]] bool isInTransaction() const;

    /// Rows written over this connection so far: whether a command has written shows in the difference.
    [[nodiscard]] qint64 changeCount() const;

    /// Orders and subscriptions written over this connection so far, whether or not they were committed: as long as it
    /// stands still, what was read of them is true.
    [[nodiscard]] qint64 shopChangeCount() const { return m_shopChanges; }
    void countShopChange() { ++m_shopChanges; }

    /// Transactions that were begun, and rollbacks of one or of its savepoint, so far: what was kept of uncommitted
    /// rows is true as long as the second stands still.
    [[nodiscard]] qint64 transactionCount() const { return m_transactions; }
    [[nodiscard]] qint64 rollbackCount() const { return m_rollbacks; }

    /// One command's part of a group's transaction. They do not nest.
    [[nodiscard]] base::Result<void> setSavepoint();
    [[nodiscard]] base::Result<void> releaseSavepoint();
    /// Fails when SQLite has rolled back the whole transaction already; then the group is lost and must be done again.
    [[nodiscard]] base::Result<void> rollbackToSavepoint();

    /// Reads the whole file for damage (thorough: indexes against their tables too). Any connection.
    [[nodiscard]] base::Result<void> check(bool isThorough = false);
    /// Moves the write-ahead log into the file, as far as readers let it.
    [[nodiscard]] base::Result<void> checkpoint();
    /// The schema version that this file has.
    [[nodiscard]] base::Result<int> schemaVersion();
    [[nodiscard]] QString path() const { return m_path; }
    /// The driver's own handle (sqlite3 *), for what Qt SQL has no words for.
    [[nodiscard]] void *handle() const { return m_handle; }

private:
    Database(QString path, std::optional<WriterLock> lock);
    [[nodiscard]] base::Result<void> openConnection(bool isReadOnly);

    QString m_path;
    QString m_name; ///< of the Qt connection
    std::optional<WriterLock> m_lock;
    QSqlDatabase m_connection;
    QHash<QString, std::shared_ptr<Cursor>> m_cursors;
    void *m_handle = nullptr;
    QThread *m_thread = nullptr;
    bool m_hasBegun = false;
    qint64 m_shopChanges = 0;
    qint64 m_transactions = 0;
    qint64 m_rollbacks = 0;
};

/// begin() now; rolls back at the end of the scope unless commit() was called.
class Transaction final
{
public:
    explicit Transaction(Database &database)
        : m_database(database)
    {}
    ~Transaction()
    {
        if (m_isOpen)
            m_database.rollback();
    }
    Transaction(const Transaction &) = delete;
    Transaction &operator=(const Transaction &) = delete;

    [[nodiscard]] base::Result<void> begin()
    {
        auto begun = m_database.begin();
        m_isOpen = begun.has_value();
        return begun;
    }
    [[nodiscard]] base::Result<void> commit()
    {
        m_isOpen = false;
        return m_database.commit();
    }

private:
    Database &m_database;
    bool m_isOpen = false;
};

} // namespace tierdesk::store
