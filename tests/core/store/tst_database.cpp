#include "core/store/Database.h"
#include "core/store/Migrations.h"
#include "tests/core/store/FaultyVfs.h"
#include "tests/core/store/StoreFixture.h"

#include <QtCore/QDir>

using namespace tierdesk;
using namespace tierdesk::store;
using tierdesk::test::Faults;
using tierdesk::test::kindOf;
using tierdesk::test::must;
using tierdesk::test::StoreFixture;

namespace {

QByteArray bytesOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// Runs @p sql on @p path with a plain connection, as another program would.
void byHand(const QString &path, const char *sql)
{
    sqlite3 *handle = nullptr;
    QCOMPARE(sqlite3_open(path.toUtf8().constData(), &handle), SQLITE_OK);
    QCOMPARE(sqlite3_exec(handle, sql, nullptr, nullptr, nullptr), SQLITE_OK);
    sqlite3_close(handle);
}

} // namespace

class TestDatabase final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { test::installFaultyVfs(); }
    void cleanup() { Faults::now().clear(); }

    void aNewFileGetsEveryMigrationOnce()
    {
        StoreFixture store;
        QCOMPARE(must(store.database->schemaVersion()), programSchemaVersion());
        QCOMPARE(store.count("schema_version"), static_cast<qint64>(migrations().size()));
    }

    void openingAgainMigratesNothingAndKeepsWhatWasThere()
    {
        StoreFixture store;
        const Session session = store.addSession();
        store.open();
        QCOMPARE(store.count("schema_version"), static_cast<qint64>(migrations().size()));
        QCOMPARE(must(store.tables->sessions.byKey(session.key))->id, session.id);
    }

    void migrationsAreNumberedWithoutGaps()
    {
        int expected = 0;
        for (const Migration &step : migrations())
            QCOMPARE(step.version, ++expected);
        QVERIFY(expected >= 2);
    }

    void scriptsAreSplitOutsideOfQuotesAndComments()
    {
        QCOMPARE(statementsOf(u"-- a; b\ncreate table t (x); insert into t values ('a;b--c');\n-- end"_s),
                 (QStringList{u"create table t (x)"_s, u"insert into t values ('a;b--c')"_s}));
    }

    void aFailingMigrationLeavesTheSchemaBeforeIt()
    {
        StoreFixture store;
        QSqlDatabase connection = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"migrating"_s);
        connection.setDatabaseName(store.folder.filePath(u"other.db"_s));
        QVERIFY(connection.open());
        const std::vector<Migration> steps{
            {1, u"0001_good"_s, u"create table good (x integer);"_s},
            {2, u"0002_bad"_s, u"create table half (x integer); create table good (x);"_s}};
        QVERIFY(!migrate(connection, 0, steps));
        QCOMPARE(connection.tables(), (QStringList{u"schema_version"_s, u"good"_s}));
        connection.close();
        connection = QSqlDatabase();
        QSqlDatabase::removeDatabase(u"migrating"_s);
    }

    void aNewerSchemaIsRefusedAndLeftByteForByte()
    {
        StoreFixture store;
        store.close();
        byHand(store.path(), "pragma user_version = 99; pragma wal_checkpoint(truncate)");
        const QByteArray before = bytesOf(store.path());
        const QStringList files = QDir(store.folder.path()).entryList(QDir::Files);
        for (int attempt = 0; attempt < 2; ++attempt) {
            const auto opened = attempt == 0 ? Database::openWriter(store.path()) : Database::openReader(store.path());
            QVERIFY(!opened);
            QCOMPARE(opened.error().fault, base::Fault::StorageFailed);
            QCOMPARE(kindOf(opened.error()), u"newer_schema"_s);
            QVERIFY(opened.error().message.contains(u"99"_s));
            QVERIFY(opened.error().message.contains(QString::number(programSchemaVersion())));
            QCOMPARE(bytesOf(store.path()), before);
            QCOMPARE(QDir(store.folder.path()).entryList(QDir::Files), files);
        }
    }

    void whatCannotBeOpenedSaysWhy_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<QString>("kind");
        QTest::newRow("a text file is not a database") << QByteArray(5000, 'x') << u"not_a_database"_s;
        QTest::newRow("a database of another program is not ours") << QByteArray() << u"not_a_database"_s;
    }
    void whatCannotBeOpenedSaysWhy()
    {
        QFETCH(QByteArray, content);
        QFETCH(QString, kind);
        QTemporaryDir folder;
        const QString path = folder.filePath(u"tierdesk.db"_s);
        if (content.isEmpty()) {
            byHand(path, "create table theirs (x)");
        } else {
            QFile file(path);
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write(content);
        }
        const QByteArray before = bytesOf(path);
        const auto opened = Database::openWriter(path);
        QVERIFY(!opened);
        QCOMPARE(kindOf(opened.error()), kind);
        QCOMPARE(bytesOf(path), before);
    }

    void aDamagedPageIsFoundAtStart()
    {
        StoreFixture store;
        for (int i = 0; i < 300; ++i)
            store.say(store.addSession(), QString(500, u'a'));
        store.close();
        QFile file(store.path());
        QVERIFY(file.open(QIODevice::ReadWrite));
        QVERIFY(file.size() > 40 * 4096);
        file.seek(file.size() - 20 * 4096);
        file.write(QByteArray(8 * 4096, '\x55'));
        file.close();
        const auto opened = Database::openWriter(store.path());
        QVERIFY(!opened);
        QCOMPARE(kindOf(opened.error()), u"corrupt"_s);
        QVERIFY(opened.error().message.contains(u"restore a backup"_s));
    }

    void aSecondWriterIsToldWhoHoldsTheData()
    {
        StoreFixture store;
        const auto second = Database::openWriter(store.path());
        QVERIFY(!second);
        QCOMPARE(kindOf(second.error()), u"locked"_s);
        QVERIFY(second.error().message.contains(QString::number(QCoreApplication::applicationPid())));
        store.close();
        QVERIFY(Database::openWriter(store.path()));
    }

    void aReaderCannotWriteAndSeesOnlyWhatIsCommitted()
    {
        StoreFixture store;
        auto reader = must(Database::openReader(store.path()));
        Repositories seen(*reader);
        must(store.database->begin());
        const Session session = store.addSession();
        QVERIFY(!must(seen.sessions.byKey(session.key)));
        must(store.database->commit());
        QVERIFY(must(seen.sessions.byKey(session.key)));
        const auto written = seen.settings.setValue(u"a"_s, u"b"_s);
        QVERIFY(!written);
        QCOMPARE(kindOf(written.error()), u"read_only"_s);
    }

    void aSnapshotSeesOneStateAndIsOverWithItsScope()
    {
        StoreFixture store;
        auto reader = must(Database::openReader(store.path()));
        Repositories seen(*reader);
        const Session first = store.addSession();
        {
            const Snapshot snapshot(*reader);
            QVERIFY(must(seen.sessions.byKey(first.key)));
            const Session second = store.addSession();
            QVERIFY(!must(seen.sessions.byKey(second.key)));
        }
        QVERIFY(!reader->isInTransaction());
        QVERIFY(must(seen.sessions.byPublicId(store.company, u"sess_2"_s)));
        must(store.database->begin());
        {
            const Snapshot inside(*store.database);
            store.addSession();
        }
        must(store.database->commit());
        QCOMPARE(store.count("session"), 3);
    }

    void aRefusedCommandSpoilsNoGroup()
    {
        StoreFixture store;
        must(store.database->begin());
        must(store.database->setSavepoint());
        const Session kept = store.addSession();
        must(store.database->releaseSavepoint());
        must(store.database->setSavepoint());
        const Session refused = store.addSession();
        must(store.database->rollbackToSavepoint());
        must(store.database->commit());
        QVERIFY(must(store.tables->sessions.byKey(kept.key)));
        QVERIFY(!must(store.tables->sessions.byPublicId(store.company, refused.id)));
    }

    void aTakenKeyIsAConflictAndNothingElse()
    {
        StoreFixture store;
        const Session session = store.addSession();
        const auto twice = store.tables->sessions.insert(session);
        QVERIFY(!twice);
        QCOMPARE(twice.error().fault, base::Fault::Conflict);
        QCOMPARE(twice.error().message, u"the id is taken"_s);
        QCOMPARE(twice.error().where, u"id"_s);
        QCOMPARE(twice.error().details[u"table"].toString(), u"session"_s);
        QCOMPARE(twice.error().details[u"column"].toString(), u"public_id"_s);
    }

    void aTakenNameIsToldInWordsAndNotInSql()
    {
        StoreFixture store;
        Company company;
        company.key = u"acme"_s;
        company.config = defaultConfig();
        const auto key = store.tables->companies.insert(company, u"test"_s);
        QCOMPARE(key.error().message, u"the key is taken"_s);
        QCOMPARE(key.error().where, u"key"_s);
        User user;
        user.company = store.company;
        user.email = u"kim@example.com"_s;
        user.passwordHash = "hash";
        must(store.tables->users.insert(user));
        const auto email = store.tables->users.insert(user);
        QCOMPARE(email.error().message, u"the e-mail is taken"_s);
        QCOMPARE(email.error().where, u"email"_s);
    }

    void theFileIsItsOwnersOnly()
    {
        StoreFixture store;
        constexpr auto Others = QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther;
        store.addSession();
        for (const char *suffix : {"", "-wal", "-shm", ".lock"}) {
            const QString path = store.path() + QLatin1String(suffix);
            QVERIFY2(QFile::exists(path), suffix);
            QVERIFY2(!(QFile::permissions(path) & Others), suffix);
        }
        store.close();
        QVERIFY(QFile::setPermissions(store.path(), QFile::ReadOwner | QFile::WriteOwner | QFile::ReadOther));
        store.open();
        QVERIFY(!(QFile::permissions(store.path()) & Others));
    }

    void aTransactionForgottenIsRolledBack()
    {
        StoreFixture store;
        {
            Transaction transaction(*store.database);
            must(transaction.begin());
            store.addSession();
        }
        QVERIFY(!store.database->isInTransaction());
        QCOMPARE(store.count("session"), 0);
    }

    void aFullDiskWritesNothingOfTheTransaction()
    {
        StoreFixture store;
        const Session before = store.addSession();
        store.open({.maxPages = 120});
        must(store.database->begin());
        Message message;
        message.session = before.key;
        message.text = QString(3000, u'a');
        base::Result<MessageId> appended = MessageId{1};
        for (int i = 0; i < 500 && appended; ++i)
            appended = store.tables->messages.append(message);
        QVERIFY(!appended);
        QCOMPARE(appended.error().fault, base::Fault::StorageFailed);
        QCOMPARE(kindOf(appended.error()), u"full"_s);
        store.database->rollback();
        QCOMPARE(store.count("message"), 0);
        must(store.database->check(true));
        store.open();
        store.say(before, u"there is room again"_s);
        QCOMPARE(store.count("message"), 1);
    }

    void aFailingDiskIsAnErrorAndNothingIsHalfWritten_data()
    {
        QTest::addColumn<int>("writes");
        QTest::addColumn<int>("syncs");
        QTest::addColumn<int>("code");
        QTest::addColumn<QString>("kind");
        QTest::newRow("full at the first write of the commit") << 1 << -1 << SQLITE_FULL << u"full"_s;
        QTest::newRow("full in the middle of the commit") << 4 << -1 << SQLITE_FULL << u"full"_s;
        QTest::newRow("I/O error in the middle of the commit") << 4 << -1 << SQLITE_IOERR_WRITE << u"io"_s;
        QTest::newRow("the sync of the commit fails") << -1 << 1 << SQLITE_IOERR << u"io"_s;
    }
    void aFailingDiskIsAnErrorAndNothingIsHalfWritten()
    {
        QFETCH(int, writes);
        QFETCH(int, syncs);
        QFETCH(int, code);
        QFETCH(QString, kind);
        StoreFixture store;
        const Session session = store.addSession();
        store.say(session, u"kept"_s);

        must(store.database->begin());
        for (int i = 0; i < 10; ++i)
            store.say(session, u"lost"_s);
        Faults::now().set(writes, syncs, code);
        const auto committed = store.database->commit();
        QVERIFY(!committed);
        QCOMPARE(committed.error().fault, base::Fault::StorageFailed);
        QCOMPARE(kindOf(committed.error()), kind);
        QVERIFY(!store.database->isInTransaction());
        Faults::now().clear();

        QCOMPARE(must(store.tables->messages.of(session.key)).size(), 1U);
        store.say(session, u"after"_s);
        store.open();
        QCOMPARE(must(store.tables->messages.of(session.key)).size(), 2U);
        must(store.database->check(true));
    }

    void afterSqliteRolledBackNothingIsWrittenOneByOne()
    {
        StoreFixture store;
        const Session session = store.addSession();
        must(store.database->begin());
        store.say(session, u"lost"_s);
        // What SQLite does by itself when a disk fails in the middle of a statement.
        QCOMPARE(sqlite3_exec(static_cast<sqlite3 *>(store.database->handle()), "ROLLBACK", nullptr, nullptr, nullptr),
                 SQLITE_OK);
        const auto next = store.tables->settings.setValue(u"a"_s, u"b"_s);
        QVERIFY(!next);
        QCOMPARE(kindOf(next.error()), u"rolled_back"_s);
        QVERIFY(!store.database->commit());
        QCOMPARE(store.count("message"), 0);
        store.say(session, u"a new transaction works"_s);
    }
};

QTEST_GUILESS_MAIN(TestDatabase)
#include "tst_database.moc"
