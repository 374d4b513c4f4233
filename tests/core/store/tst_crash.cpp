#include "core/store/Database.h"
#include "tests/core/store/StoreFixture.h"

#include <QtCore/QProcess>

#include <cstdio>

using namespace tierdesk;
using namespace tierdesk::store;
using tierdesk::test::must;

namespace {

/// The child: commits turns for ever and prints a turn's number once it is committed.
int writeForEver(const QString &path)
{
    auto database = must(Database::openWriter(path));
    Repositories tables(*database);
    const Session session = *must(tables.sessions.byKey(SessionKey{1}));
    for (int turn = 1;; ++turn) {
        must(database->begin());
        for (int i = 0; i < 3; ++i) {
            Message message;
            message.session = session.key;
            message.text = u"turn %1"_s.arg(turn);
            must(tables.messages.append(message));
        }
        must(database->commit());
        std::printf("%d\n", turn);
        std::fflush(stdout);
    }
}

} // namespace

class TestCrash final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aKilledWriterLosesNoCommittedTurnAndLeavesNoHalf_data()
    {
        QTest::addColumn<int>("turns");
        QTest::newRow("killed after the first turn") << 1;
        QTest::newRow("killed after 50 turns") << 50;
        QTest::newRow("killed after 400 turns") << 400;
    }
    void aKilledWriterLosesNoCommittedTurnAndLeavesNoHalf()
    {
        QFETCH(int, turns);
        test::StoreFixture store;
        const Session session = store.addSession();
        QCOMPARE(session.key.value, 1);
        store.close();

        QProcess child;
        child.start(QCoreApplication::applicationFilePath(), {u"--write"_s, store.path()});
        QVERIFY(child.waitForStarted());
        int seen = 0;
        while (seen < turns) {
            QVERIFY2(child.canReadLine() || child.waitForReadyRead(30'000), child.readAllStandardError().constData());
            while (child.canReadLine())
                seen = child.readLine().trimmed().toInt();
        }
        child.kill();
        QVERIFY(child.waitForFinished());
        while (child.canReadLine())
            seen = child.readLine().trimmed().toInt();

        store.open();
        must(store.database->check(true));
        const auto messages = must(store.tables->messages.of(session.key));
        QVERIFY2(static_cast<int>(messages.size()) >= 3 * seen, "a turn that was answered is gone");
        QCOMPARE(messages.size() % 3, 0U);
        for (size_t i = 0; i < messages.size(); ++i)
            QCOMPARE(messages[i].text, u"turn %1"_s.arg(i / 3 + 1));
    }
};

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    if (argc == 3 && QByteArray(argv[1]) == "--write")
        return writeForEver(QString::fromLocal8Bit(argv[2]));
    TestCrash test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_crash.moc"
