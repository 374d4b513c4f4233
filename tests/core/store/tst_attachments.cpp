#include "core/store/AttachmentFiles.h"
#include "core/store/Backup.h"
#include "core/store/Migrations.h"
#include "tests/core/store/StoreFixture.h"

#include <QtCore/QDateTime>
#include <QtCore/QDir>
#include <QtCore/QFile>
#include <QtCore/QProcess>
#include <QtSql/QSqlError>
#include <QtSql/QSqlQuery>

#include <algorithm>
#include <cstdio>

using namespace tierdesk;
using namespace tierdesk::store;
using tierdesk::test::must;
using tierdesk::test::StoreFixture;

namespace {

StoredAttachment rowFor(const Session &session, int number, const QByteArray &sha256)
{
    return {.file = {.id = u"att_%1"_s.arg(number), .name = u"a.png"_s, .type = MediaType::Png, .size = 7},
            .company = session.company,
            .session = session.key,
            .message = {},
            .user = {},
            .sha256 = sha256,
            .at = {1000 + number}};
}

/// The child: lays files down, then writes their rows, for ever, as the engine does.
int bringForEver(const QString &path)
{
    auto database = must(Database::openWriter(path));
    Repositories tables(*database);
    const AttachmentFiles files(path);
    const Session session = *must(tables.sessions.byKey(SessionKey{1}));
    for (int number = 1;; ++number) {
        const QByteArray name = must(files.put("content " + QByteArray::number(number)));
        must(database->begin());
        must(tables.attachments.insert(rowFor(session, number, name)));
        must(database->commit());
        std::printf("%d\n", number);
        std::fflush(stdout);
    }
}

/// A database as the program of that @p schema left it, with a row for the file @p sha256.
void makeOfSchema(const QString &path, int schema, const QByteArray &sha256)
{
    std::vector<Migration> steps = migrations();
    std::erase_if(steps, [schema](const Migration &step) { return step.version > schema; });
    {
        QSqlDatabase old = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"old"_s);
        old.setDatabaseName(path);
        QVERIFY(old.open());
        must(migrate(old, 0, steps));
        for (const QString &text :
             {u"insert into company (id, public_key, name, config, config_version, created_at) values "
              "(1, 'acme', 'Acme', '{}', 1, 0)"_s,
              u"insert into session (id, company, public_id, customer_ref, status, tier, priority, "
              "created_at, updated_at, version, message_count, score, sentiment, channel, door, "
              "is_verified, language, complexity, irate_answers, summary, contact, previous) values "
              "(1, 1, 's1', 'c', 'ACTIVE', 'AI_REP', 'NORMAL', 0, 0, 1, 1, 0, 'NEUTRAL', 'CHAT', 'cs', "
              "1, 'en', 0, 0, '', '', '')"_s,
              u"insert into attachment (company, public_id, session, name, media_type, size, sha256, "
              "created_at) values (1, 'att_1', 1, 'a.png', 'image/png', 5, '%1', 0)"_s.arg(
                  QString::fromLatin1(sha256))}) {
            QSqlQuery query(old);
            QVERIFY2(query.exec(text), qPrintable(query.lastError().text()));
        }
        old.close();
    }
    QSqlDatabase::removeDatabase(u"old"_s);
}

void makeOld(const AttachmentFiles &files, const QByteArray &name)
{
    QFile file(files.folder() + u'/' + QLatin1String(name.left(2)) + u'/' + QLatin1String(name));
    QVERIFY(file.open(QIODevice::ReadWrite));
    QVERIFY(file.setFileTime(QDateTime::currentDateTime().addDays(-2), QFileDevice::FileModificationTime));
}

} // namespace

class TestAttachments final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aFileIsWholeOwnersAloneAndThereOnce()
    {
        StoreFixture store;
        const AttachmentFiles files(store.path());
        const QByteArray name = must(files.put("hello"));
        QCOMPARE(name, QByteArray("2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824"));
        QCOMPARE(must(files.put("hello")), name);
        QCOMPARE(must(files.read(name)), QByteArray("hello"));
        QCOMPARE(files.all(), std::vector<QByteArray>{name});
        const QString shelf = files.folder() + u"/2c"_s;
        constexpr auto Others = QFile::ReadGroup | QFile::WriteGroup | QFile::ExeGroup | QFile::ReadOther |
                                QFile::WriteOther | QFile::ExeOther;
        for (const QString &each : {files.folder(), shelf, shelf + u'/' + QLatin1String(name)})
            QVERIFY2(!(QFile::permissions(each) & Others), qPrintable(each));
        QCOMPARE(QDir(shelf).entryList(QDir::Files | QDir::Hidden).size(), 1);
    }
    void whatIsNotWhatWasStoredIsNotGiven()
    {
        StoreFixture store;
        const AttachmentFiles files(store.path());
        const QByteArray name = must(files.put("hello"));
        QFile file(files.folder() + u"/2c/"_s + QLatin1String(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("jello");
        file.close();
        const auto read = files.read(name);
        QVERIFY(!read);
        QCOMPARE(test::kindOf(read.error()), u"corrupt"_s);
        must(files.remove(name));
        must(files.remove(name)); // one that is not there is no failure
        QVERIFY(!files.read(name));
        QVERIFY(!files.has(name));
    }
    void aFolderThatCannotBeMadeIsSaid()
    {
        StoreFixture store;
        QFile inTheWay(QFileInfo(store.path()).path() + u"/attachments"_s);
        QVERIFY(inTheWay.open(QIODevice::WriteOnly));
        const auto put = AttachmentFiles(store.path()).put("hello");
        QVERIFY(!put);
        QCOMPARE(put.error().fault, base::Fault::StorageFailed);
        QVERIFY2(put.error().message.contains(inTheWay.fileName()), qPrintable(put.error().message));
    }
    void someOfTheDiskIsLeftFree()
    {
        StoreFixture store;
        const AttachmentFiles files(store.path());
        constexpr qint64 MoreThanThereIs = 1LL << 60;
        const auto refused = files.put("hello", MoreThanThereIs);
        QVERIFY(!refused);
        QCOMPARE(refused.error().fault, base::Fault::StorageFailed);
        QCOMPARE(test::kindOf(refused.error()), u"full"_s);
        QVERIFY(files.all().empty());
        const QString shelf = files.folder() + u"/2c"_s;
        QVERIFY(QDir(shelf).entryList(QDir::Files | QDir::Hidden).isEmpty());

        const QByteArray name = must(files.put("hello", 1));
        QCOMPARE(must(files.read(name)), QByteArray("hello"));
        // What is there already takes no room.
        QCOMPARE(must(files.put("hello", MoreThanThereIs)), name);
    }
    void onlyOldFilesAreOldAndHalfOnesGo()
    {
        StoreFixture store;
        const AttachmentFiles files(store.path());
        const QByteArray name = must(files.put("hello"));
        const QString shelf = u"2c"_s;
        constexpr qint64 Hour = 60 * 60 * 1000;
        QVERIFY(files.old(shelf, Hour).empty());
        QVERIFY(!files.isOld(name, Hour));
        makeOld(files, name);
        QVERIFY(files.isOld(name, Hour));
        QCOMPARE(files.old(shelf, Hour), std::vector<QByteArray>{name});
        must(files.put("hello")); // wanted again
        QVERIFY(files.old(shelf, Hour).empty());

        QFile half(files.folder() + u'/' + shelf + u'/' + QLatin1String(name) + u".abc.part"_s);
        QVERIFY(half.open(QIODevice::WriteOnly));
        half.close();
        QVERIFY(files.old(shelf, 0).size() == 1);
        QVERIFY(!half.exists());
    }
    void aFileIsSentOnce()
    {
        StoreFixture store;
        const Session session = store.addSession();
        const MessageId message = store.say(session, u"Look"_s);
        must(store.tables->attachments.insert(rowFor(session, 1, "aa")));
        const auto brought = must(store.tables->attachments.broughtTo(session.key));
        QCOMPARE(brought.files, 1);
        QCOMPARE(brought.bytes, 7);
        const auto send = [&](CompanyId company) {
            return must(store.tables->attachments.send(company, u"att_1"_s, session.key, message));
        };
        QVERIFY(!send(store.addCompany(u"beta"_s)));
        QVERIFY(send(store.company));
        QVERIFY(!send(store.company));
        QCOMPARE(must(store.tables->attachments.byPublicId(store.company, u"att_1"_s))->message, message);
        QCOMPARE(must(store.tables->attachments.removeUnsent({10'000'000}, 10)), 0);
    }
    void whatNobodySendsIsForgotten()
    {
        StoreFixture store;
        const Session session = store.addSession();
        for (int number = 1; number <= 3; ++number)
            must(store.tables->attachments.insert(rowFor(session, number, "aa")));
        QCOMPARE(must(store.tables->attachments.removeUnsent({1003}, 10)), 2);
        QVERIFY(must(store.tables->attachments.isUsed("aa")));
        QCOMPARE(must(store.tables->attachments.removeUnsent({2000}, 10)), 1);
        QVERIFY(!must(store.tables->attachments.isUsed("aa")));
    }
    void aMessageKeepsItsFiles()
    {
        StoreFixture store;
        const Session session = store.addSession();
        Message message;
        message.session = session.key;
        message.attachments = {{u"att_1"_s, u"a.png"_s, MediaType::Png, 7}};
        const MessageId id = must(store.tables->messages.append(message));
        QCOMPARE(must(store.tables->messages.byId(id))->attachments, message.attachments);
    }

    void aBackupTakesTheFilesAlong()
    {
        StoreFixture store;
        const Session session = store.addSession();
        const AttachmentFiles files(store.path());
        const QByteArray name = must(files.put("hello"));
        must(files.put("of no row"));
        must(store.tables->attachments.insert(rowFor(session, 1, name)));
        must(store.tables->attachments.insert(rowFor(session, 2, QByteArray(64, 'a'))));
        const QString target = store.folder.filePath(u"copy.db"_s);
        const BackupReport made = must(backup(store.path(), target));
        QCOMPARE(made.attachments, 1);
        QCOMPARE(made.missing, 1);
        QCOMPARE(AttachmentFiles::in(attachmentsOf(target)).all(), std::vector<QByteArray>{name});

        const QString path = store.folder.filePath(u"new/tierdesk.db"_s);
        const BackupReport restored = must(restore(target, path));
        QCOMPARE(restored.attachments, 1);
        QCOMPARE(restored.missing, 1);
        QCOMPARE(must(AttachmentFiles(path).read(name)), QByteArray("hello"));
    }
    void whatARestoreReplacesIsKeptWithItsFiles()
    {
        StoreFixture empty;
        const QString target = empty.folder.filePath(u"copy.db"_s);
        must(backup(empty.path(), target));

        const QTemporaryDir folder;
        const QString path = folder.filePath(u"tierdesk.db"_s);
        must(restore(target, path));
        const QByteArray name = must(AttachmentFiles(path).put("of today"));
        must(restore(target, path));
        must(AttachmentFiles(path).remove(name)); // as the sweep does: no row of the backup names it
        const auto kept = AttachmentFiles::in(attachmentsOf(path + ".before-restore"_L1));
        QCOMPARE(must(kept.read(name)), QByteArray("of today"));
        must(restore(target, path)); // keeps what there is by then
        QVERIFY(!kept.has(name));
    }
    void anOlderDatabaseIsBackedUpAndRestoredWithItsFiles_data()
    {
        QTest::addColumn<int>("schema");
        for (int schema = AttachmentsSchema; schema < programSchemaVersion(); ++schema)
            QTest::addRow("schema %d", schema) << schema;
    }
    void anOlderDatabaseIsBackedUpAndRestoredWithItsFiles()
    {
        QFETCH(const int, schema);
        const QTemporaryDir folder;
        const QString old = folder.filePath(u"old/tierdesk.db"_s);
        QVERIFY(QDir().mkpath(QFileInfo(old).path()));
        const QByteArray name = must(AttachmentFiles(old).put("hello"));
        makeOfSchema(old, schema, name);
        const QString target = folder.filePath(u"copy.db"_s);
        const BackupReport made = must(backup(old, target));
        QCOMPARE(made.schemaVersion, schema);
        QCOMPARE(made.attachments, 1);

        const QString path = folder.filePath(u"new/tierdesk.db"_s);
        const BackupReport restored = must(restore(target, path));
        QCOMPARE(restored.schemaVersion, schema);
        QCOMPARE(restored.attachments, 1);
        QCOMPARE(restored.missing, 0);
        // The next start brings it up to date.
        const auto database = must(Database::openWriter(path));
        const auto row = must(Repositories(*database).attachments.byPublicId(CompanyId{1}, u"att_1"_s));
        QVERIFY(row);
        QCOMPARE(must(AttachmentFiles(path).read(row->sha256)), QByteArray("hello"));
    }
    void aReaderWantsThePresentSchemaUnlessItIsToldOtherwise()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"old.db"_s);
        makeOfSchema(path, programSchemaVersion() - 1, "aa");
        QCOMPARE(test::kindOf(Database::openReader(path).error()), u"older_schema"_s);
        QVERIFY(Database::openReader(path, programSchemaVersion() - 1));
    }
    void aBackupWithoutFilesMakesNoFolder()
    {
        StoreFixture store;
        const QString target = store.folder.filePath(u"copy.db"_s);
        QCOMPARE(must(backup(store.path(), target)).attachments, 0);
        QVERIFY(!QFile::exists(attachmentsOf(target)));
    }

    void aKilledWriterLeavesNoRowWithoutItsFile_data()
    {
        QTest::addColumn<int>("files");
        QTest::newRow("killed after the first") << 1;
        QTest::newRow("killed after 40") << 40;
        QTest::newRow("killed after 90") << 90;
    }
    void aKilledWriterLeavesNoRowWithoutItsFile()
    {
        QFETCH(const int, files);
        StoreFixture store;
        const Session session = store.addSession();
        QCOMPARE(session.key.value, 1);
        store.close();

        QProcess child;
        child.start(QCoreApplication::applicationFilePath(), {u"--bring"_s, store.path()});
        QVERIFY(child.waitForStarted());
        int seen = 0;
        while (seen < files) {
            QVERIFY2(child.canReadLine() || child.waitForReadyRead(30'000), child.readAllStandardError().constData());
            while (child.canReadLine())
                seen = child.readLine().trimmed().toInt();
        }
        child.kill();
        QVERIFY(child.waitForFinished());
        while (child.canReadLine())
            seen = child.readLine().trimmed().toInt();

        store.open();
        const AttachmentFiles kept(store.path());
        const auto named = must(store.tables->attachments.contents());
        QVERIFY2(static_cast<int>(named.size()) >= seen, "a row that was committed is gone");
        for (const QByteArray &each : named)
            QVERIFY(kept.read(each));
        // At most the one that it was at has come too far for its row.
        const auto all = kept.all();
        const auto orphans = std::count_if(all.begin(), all.end(), [&](const QByteArray &each) {
            return !must(store.tables->attachments.isUsed(each));
        });
        QVERIFY2(orphans <= 1, qPrintable(QString::number(orphans)));
    }
};

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    if (argc == 3 && QByteArray(argv[1]) == "--bring")
        return bringForEver(QString::fromLocal8Bit(argv[2]));
    TestAttachments test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_attachments.moc"
