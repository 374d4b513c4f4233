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
        const QString target = store.folder.filePath(QStringLiteral("copy.db"));
        std::atomic<bool> isDone{false};
        base::Result<BackupReport> report = base::fail(base::Fault::Internal, QStringLiteral("not run"));
        const std::unique_ptr<QThread> other(QThread::create([&] {
            report = backup(store.path(), target);
            isDone = true;
        }));
        other->start();
        int turns = 0;
        while (!isDone || turns < 50) {
            must(store.database->begin());
            for (int i = 0; i < 3; ++i)
                store.say(session, QStringLiteral("turn %1").arg(turns));
            must(store.database->commit());
            ++turns;
        }
        other->wait();
        QVERIFY2(report, report ? "" : qPrintable(report.error().message));
        QCOMPARE(report->sha256, QCryptographicHash::hash(bytesOf(target), QCryptographicHash::Sha256).toHex());
        QCOMPARE(report->bytes, bytesOf(target).size());
        QCOMPARE(report->schemaVersion, programSchemaVersion());
        QVERIFY(!QFile::exists(target + QLatin1String("-wal")));
        QVERIFY(!QFile::exists(target + QLatin1String(".part")));
        auto copy = must(Database::openWriter(target));
        QCOMPARE(must(Repositories(*copy).messages.of(session.key)).size() % 3, 0U);
    }

    void aBackupNeverWritesOverAFile()
    {
        StoreFixture store;
        const QString target = store.folder.filePath(QStringLiteral("precious"));
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
        const QString target = store.folder.filePath(QStringLiteral("copy.db"));
        must(backup(store.path(), target));
        const Session late = store.addSession();
        store.close();
        must(restore(target, store.path()));
        store.open();
        QVERIFY(must(store.tables->sessions.byPublicId(store.company, early.id)));
        QVERIFY(!must(store.tables->sessions.byPublicId(store.company, late.id)));
        auto kept = must(Database::openWriter(store.path() + QLatin1String(".before-restore")));
        QVERIFY(must(Repositories(*kept).sessions.byPublicId(store.company, late.id)));
    }

    void aRestoreIntoAnEmptyFolderMakesTheDatabase()
    {
        StoreFixture store;
        const QString target = store.folder.filePath(QStringLiteral("copy.db"));
        must(backup(store.path(), target));
        QTemporaryDir other;
        const QString path = other.filePath(QStringLiteral("tierdesk.db"));
        must(restore(target, path));
        QVERIFY(must(Repositories(*must(Database::openWriter(path))).companies.byKey(QStringLiteral("acme"))));
    }

    void aRestoreMakesTheFolderAndNamesTheFileItCameFrom()
    {
        StoreFixture store;
        const QString target = store.folder.filePath(QStringLiteral("copy.db"));
        const BackupReport made = must(backup(store.path(), target));
        const QString path = store.folder.filePath(QStringLiteral("new/folder/tierdesk.db"));
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
        const QString target = store.folder.filePath(QStringLiteral("copy.db"));
        must(backup(store.path(), target));
        store.close();
        put(store.path(), QByteArray(20'000, 'x'));
        put(store.path() + QLatin1String("-wal"), QByteArray(5000, 'y'));
        must(restore(target, store.path()));
        store.open();
        must(store.database->check(true));
        QVERIFY(must(store.tables->companies.byKey(QStringLiteral("acme"))));
    }

    void aRestoreIsRefusedWhileTheDataIsInUse()
    {
        StoreFixture store;
        const QString target = store.folder.filePath(QStringLiteral("copy.db"));
        must(backup(store.path(), target));
        const auto refused = restore(target, store.path());
        QVERIFY(!refused);
        QCOMPARE(kindOf(refused.error()), QStringLiteral("locked"));
    }

    void aBadSourceChangesNothing_data()
    {
        QTest::addColumn<QString>("what");
        QTest::addColumn<QString>("kind");
        QTest::newRow("a text file") << QStringLiteral("text") << QStringLiteral("not_a_database");
        QTest::newRow("no file") << QStringLiteral("none") << QStringLiteral("not_a_database");
        QTest::newRow("a damaged backup") << QStringLiteral("damaged") << QStringLiteral("corrupt");
        QTest::newRow("a newer schema") << QStringLiteral("newer") << QStringLiteral("newer_schema");
    }
    void aBadSourceChangesNothing()
    {
        QFETCH(QString, what);
        QFETCH(QString, kind);
        StoreFixture store;
        for (int i = 0; i < 300; ++i)
            store.say(store.addSession(), QString(500, u'a'));
        const QString source = store.folder.filePath(QStringLiteral("copy.db"));
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
        QVERIFY(!QFile::exists(store.path() + QLatin1String(".part")));
    }
};

QTEST_GUILESS_MAIN(TestBackup)
#include "tst_backup.moc"
