#include "core/store/Backup.h"
#include "tests/core/store/StoreFixture.h"

#include <QtCore/QCryptographicHash>
#include <QtCore/QDir>
#include <QtCore/QThread>

#include <atomic>

using namespace tierdesk;
using namespace tierdesk::store;
using tierdesk::test::kindOf;
using tierdesk::test::must;
using tierdesk::test::StoreFixture;

namespace {

QByteArray bytesOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void put(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(bytes);
}

} // namespace

class TestBackup final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aBackupWhileWritingIsWholeTransactions()
    {
        StoreFixture store;
        const Session session = store.addSession();
        const QString target = store.folder.filePath(u"copy.db"_s);
        std::atomic<bool> isDone{false};
        base::Result<BackupReport> report = base::fail(base::Fault::Internal, u"not run"_s);
        const std::unique_ptr<QThread> other(QThread::create([&] {
            report = backup(store.path(), target);
            isDone = true;
        }));
        other->start();
        int turns = 0;
        while (!isDone || turns < 50) {
            must(store.database->begin());
            for (int i = 0; i < 3; ++i)
                store.say(session, u"turn %1"_s.arg(turns));
            must(store.database->commit());
            ++turns;
        }
        other->wait();
        QVERIFY2(report, report ? "" : qPrintable(report.error().message));
        QCOMPARE(report->sha256, QCryptographicHash::hash(bytesOf(target), QCryptographicHash::Sha256).toHex());
        QCOMPARE(report->bytes, bytesOf(target).size());
        QCOMPARE(report->schemaVersion, programSchemaVersion());
        QVERIFY(!QFile::exists(target + "-wal"_L1));
        QVERIFY(!QFile::exists(target + ".part"_L1));
        auto copy = must(Database::openWriter(target));
        QCOMPARE(must(Repositories(*copy).messages.of(session.key)).size() % 3, 0U);
    }

    void aBackupNeverWritesOverAFile()
    {
        StoreFixture store;
        const QString target = store.folder.filePath(u"precious"_s);
        put(target, "precious");
        const auto report = backup(store.path(), target);
        QVERIFY(!report);
        QCOMPARE(report.error().fault, base::Fault::InvalidInput);
        QCOMPARE(bytesOf(target), QByteArray("precious"));
    }

    void aRestoreBringsBackWhatTheBackupHeldAndKeepsWhatWasThere()
    {
        StoreFixture store;
        const Session early = store.addSession();
        const QString target = store.folder.filePath(u"copy.db"_s);
        must(backup(store.path(), target));
        const Session late = store.addSession();
        store.close();
        must(restore(target, store.path()));
        store.open();
        QVERIFY(must(store.tables->sessions.byPublicId(store.company, early.id)));
        QVERIFY(!must(store.tables->sessions.byPublicId(store.company, late.id)));
        auto kept = must(Database::openWriter(store.path() + ".before-restore"_L1));
        QVERIFY(must(Repositories(*kept).sessions.byPublicId(store.company, late.id)));
    }

    void aRestoreIntoAnEmptyFolderMakesTheDatabase()
    {
        StoreFixture store;
        const QString target = store.folder.filePath(u"copy.db"_s);
        must(backup(store.path(), target));
        QTemporaryDir other;
        const QString path = other.filePath(u"tierdesk.db"_s);
        must(restore(target, path));
        QVERIFY(must(Repositories(*must(Database::openWriter(path))).companies.byKey(u"acme"_s)));
    }

    void aRestoreMakesTheFolderAndNamesTheFileItCameFrom()
    {
        StoreFixture store;
        const QString target = store.folder.filePath(u"copy.db"_s);
        const BackupReport made = must(backup(store.path(), target));
        const QString path = store.folder.filePath(u"new/folder/tierdesk.db"_s);
        const BackupReport restored = must(restore(target, path));
        QCOMPARE(restored.sha256, made.sha256);
        QCOMPARE(restored.bytes, made.bytes);
        constexpr auto Others = QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther;
        QVERIFY(!(QFile::permissions(target) & Others));
        QVERIFY(!(QFile::permissions(path) & Others));
    }

    void aRestoreReplacesADamagedDatabase()
    {
        StoreFixture store;
        const QString target = store.folder.filePath(u"copy.db"_s);
        must(backup(store.path(), target));
        store.close();
        put(store.path(), QByteArray(20'000, 'x'));
        put(store.path() + "-wal"_L1, QByteArray(5000, 'y'));
        must(restore(target, store.path()));
        store.open();
        must(store.database->check(true));
        QVERIFY(must(store.tables->companies.byKey(u"acme"_s)));
    }

    void aRestoreIsRefusedWhileTheDataIsInUse()
    {
        StoreFixture store;
        const QString target = store.folder.filePath(u"copy.db"_s);
        must(backup(store.path(), target));
        const auto refused = restore(target, store.path());
        QVERIFY(!refused);
        QCOMPARE(kindOf(refused.error()), u"locked"_s);
    }

    void aBadSourceChangesNothing_data()
    {
        QTest::addColumn<QString>("what");
        QTest::addColumn<QString>("kind");
        QTest::newRow("a text file") << u"text"_s << u"not_a_database"_s;
        QTest::newRow("no file") << u"none"_s << u"not_a_database"_s;
        QTest::newRow("a damaged backup") << u"damaged"_s << u"corrupt"_s;
        QTest::newRow("a newer schema") << u"newer"_s << u"newer_schema"_s;
    }
    void aBadSourceChangesNothing()
    {
        QFETCH(QString, what);
        QFETCH(QString, kind);
        StoreFixture store;
        for (int i = 0; i < 300; ++i)
            store.say(store.addSession(), QString(500, u'a'));
        const QString source = store.folder.filePath(u"copy.db"_s);
        if (what != u"none")
            must(backup(store.path(), source));
        if (what == u"text")
            put(source, QByteArray(9000, 'x'));
        if (what == u"damaged") {
            QByteArray bytes = bytesOf(source);
            bytes.replace(bytes.size() - 20 * 4096, 8 * 4096, QByteArray(8 * 4096, '\x55'));
            put(source, bytes);
        }
        if (what == u"newer") {
            QByteArray bytes = bytesOf(source);
            bytes[63] = 99; // user_version in the header, big-endian
            put(source, bytes);
        }
        store.close();
        const QByteArray before = bytesOf(store.path());
        const auto refused = restore(source, store.path());
        QVERIFY(!refused);
        QCOMPARE(kindOf(refused.error()), kind);
        QCOMPARE(bytesOf(store.path()), before);
        QVERIFY(!QFile::exists(store.path() + ".part"_L1));
    }
};

QTEST_GUILESS_MAIN(TestBackup)
#include "tst_backup.moc"
