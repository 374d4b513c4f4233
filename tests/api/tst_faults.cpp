#include "tests/support/Program.h"

#include <QtCore/QDir>
#include <QtCore/QFile>
#include <QtCore/QJsonArray>

using tierdesk::tests::HttpAnswer;
using tierdesk::tests::HttpClient;
using tierdesk::tests::Program;

namespace {

const QString Company = QStringLiteral("7c9e6679-7425-40de-944b-e07fc1f90ae7");
const QString Sessions = QStringLiteral("/api/momentum/cs/sessions");

QJsonObject opening(const QString &text)
{
    return {{QStringLiteral("companyId"), Company},
            {QStringLiteral("customerId"), QStringLiteral("cust-1001")},
            {QStringLiteral("channel"), QStringLiteral("chat")},
            {QStringLiteral("initialMessage"), text}};
}

QString databaseOf(const Program &program)
{
    return QDir(program.dataDir()).filePath(QStringLiteral("tierdesk.db"));
}

} // namespace

/// What happens to clients when the store cannot do its part: the real program, real sockets, real files.
class TestFaults final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aFullDiskRefusesClearlyAndLosesNothing()
    {
        qint64 pages = 0;
        Program program({QStringLiteral("--demo"), QStringLiteral("--rate-limits"), QStringLiteral("off")});
        QVERIFY2(program.start(), program.output().constData());
        QCOMPARE(program.stop(), 0);
        pages = QFile(databaseOf(program)).size() / 4096 + 60;
        program.setOptions({QStringLiteral("--demo"), QStringLiteral("--rate-limits"), QStringLiteral("off"),
                            QStringLiteral("--max-database-pages"), QString::number(pages)});
        QVERIFY2(program.start(), program.output().constData());

        HttpClient client(program.base());
        QStringList answered;
        HttpAnswer refused;
        for (int i = 0; i < 2000 && refused.status == 0; ++i) {
            const HttpAnswer created = client.post(Sessions, opening(QString(4000, u'x') + QString::number(i)));
            if (created.status == 201)
                answered.append(created.json()[u"id"].toString());
            else
                refused = created;
        }
        QVERIFY2(refused.status == 503 || refused.status == 500 || refused.status == 507, refused.body.constData());
        QVERIFY(refused.json()[u"error"][u"code"].isString());
        QVERIFY(!answered.isEmpty());

        // What was answered can still be read, now and after a start with room again.
        QCOMPARE(client.get(Sessions + u'/' + answered.last()).status, 200);
        QCOMPARE(program.stop(), 0);
        program.setOptions({QStringLiteral("--demo"), QStringLiteral("--rate-limits"), QStringLiteral("off")});
        QVERIFY2(program.start(), program.output().constData());
        HttpClient again(program.base());
        for (const QString &id : answered) {
            const HttpAnswer shown = again.get(Sessions + u'/' + id);
            QCOMPARE(shown.status, 200);
            QCOMPARE(shown.json()[u"messages"].toArray().size(), 2);
        }
        QCOMPARE(again.post(Sessions, opening(QStringLiteral("Where is my order?"))).status, 201);
        QCOMPARE(program.stop(), 0);
    }

    void aSecondProgramOnTheSameDataIsRefused()
    {
        Program program;
        QVERIFY2(program.start(), program.output().constData());
        Program second;
        second.setDataDir(program.dataDir());
        QVERIFY(!second.start());
        QVERIFY2(second.output().contains("in use") || second.output().contains("another") ||
                     second.output().contains("lock"),
                 second.output().constData());
        HttpClient client(program.base());
        QCOMPARE(client.get(QStringLiteral("/health")).status, 200);
        QCOMPARE(program.stop(), 0);
    }

    void aCorruptDatabaseIsSaidAndLeftAlone()
    {
        Program program;
        QVERIFY2(program.start(), program.output().constData());
        QCOMPARE(program.stop(), 0);
        QFile file(databaseOf(program));
        QVERIFY(file.open(QIODevice::ReadWrite));
        QVERIFY(file.seek(4096));
        QVERIFY(file.write(QByteArray(8192, '\xa5')) == 8192);
        file.close();
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray before = file.readAll();
        file.close();
        QVERIFY(!program.start());
        QVERIFY2(program.output().contains("tierdesk:"), program.output().constData());
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY(file.readAll() == before);
    }

    void plainHttpToTheWorldMustBeAskedFor()
    {
        Program program({QStringLiteral("--demo"), QStringLiteral("--listen"), QStringLiteral("0.0.0.0:0")});
        QVERIFY(!program.start());
        QVERIFY2(program.output().contains("--insecure"), program.output().constData());
    }

    void withoutADemoNobodyIsLetInWithoutACredential()
    {
        Program program{QStringList()};
        QVERIFY2(program.start(), program.output().constData());
        QVERIFY(program.output().contains("password"));
        HttpClient client(program.base());
        QCOMPARE(client.get(Sessions + QStringLiteral("?companyId=") + Company).status, 401);
        QCOMPARE(client.get(QStringLiteral("/desk/queue")).status, 401);
        QCOMPARE(client.get(QStringLiteral("/health")).status, 200);
        QCOMPARE(client.get(QStringLiteral("/openapi.json")).status, 200);
        QCOMPARE(program.stop(), 0);
        // The password is shown this once.
        QVERIFY2(program.start(), program.output().constData());
        QVERIFY(!program.output().contains("password"));
    }
};

QTEST_GUILESS_MAIN(TestFaults)
#include "tst_faults.moc"
