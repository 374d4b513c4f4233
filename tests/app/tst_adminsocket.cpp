#include "tests/support/Program.h"

#include <QtCore/QDir>
#include <QtCore/QFile>
#include <QtCore/QFileInfo>
#include <QtCore/QProcess>

using namespace tierdesk;
using tests::HttpClient;
using tests::Program;

namespace {

struct Run {
    int code = -1;
    QByteArray out, err;
};

/// `tierdesk` with @p arguments on the data folder of @p program.
Run run(const Program &program, QStringList arguments)
{
    arguments << u"--data-dir"_s << program.dataDir();
    QProcess process;
    process.start(qEnvironmentVariable("TEST_PROGRAM"), arguments);
    process.waitForFinished(60'000);
    return {process.exitCode(), process.readAllStandardOutput(), process.readAllStandardError()};
}

QStringList words(const char *text)
{
    return QString::fromLatin1(text).split(u' ');
}

} // namespace

/// Commands beside a server that runs on the same data folder.
class TestAdminSocket final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void commandsReachTheRunningServer()
    {
        Program program(QStringList{});
        QVERIFY2(program.start(), program.output().constData());
        HttpClient client(program.base());

        // A person who may sign in at once.
        const Run user = run(program, words("users add --email ada@acme.example --role admin --json"));
        QVERIFY2(user.code == 0, user.err.constData());
        const QJsonObject made = QJsonDocument::fromJson(user.out).object();
        const auto signedIn =
            client.post(u"/desk/sign-in"_s, {{u"email"_s, made[u"email"]}, {u"password"_s, made[u"password"]}});
        QCOMPARE(signedIn.status, 200);
        client.setToken(signedIn.json()[u"token"].toString().toLatin1());

        // A key that opens the support door at once.
        const Run key = run(program, words("credentials add --kind api_key --name shop --json"));
        QVERIFY2(key.code == 0, key.err.constData());
        const QByteArray secret = QJsonDocument::fromJson(key.out).object()[u"secret"].toString().toLatin1();
        HttpClient shop(program.base());
        QCOMPARE(shop.get(u"/api/status"_s).status, 401);
        shop.setToken(secret);
        QCOMPARE(shop.get(u"/api/status"_s).status, 200);

        // Rows of a file that the server need not be able to read, by a relative path; more than go in at once.
        QByteArray rows;
        for (int i = 0; i < 600; ++i)
            rows += "{\"ref\":\"c" + QByteArray::number(i) + "\",\"name\":\"Customer\"}\n";
        rows += "{\"name\":\"nobody\"}\n";
        QFile file(QDir(program.dataDir()).filePath(u"rows.jsonl"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(file.write(rows), rows.size());
        file.close();
        const Run imported = run(program, {u"import"_s, u"customers"_s, file.fileName()});
        QCOMPARE(imported.code, 1);
        QVERIFY2(imported.out.startsWith("600 rows"), imported.out.constData());
        QVERIFY2(imported.err.startsWith(file.fileName().toUtf8() + ":601: "), imported.err.constData());
        QCOMPARE(client.get(u"/desk/customers/c599"_s).status, 200);

        // What is refused is refused in the same words.
        const Run refused = run(program, words("credentials revoke --id 9999"));
        QCOMPARE(refused.code, 1);
        QVERIFY2(refused.err.startsWith("tierdesk: "), refused.err.constData());
    }

    void aPemIsNoSharedSecret()
    {
        Program program(QStringList{});
        QVERIFY2(program.start(), program.output().constData());
        QFile file(QDir(program.dataDir()).filePath(u"public.pem"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("-----BEGIN PUBLIC KEY-----\nAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\n-----END PUBLIC KEY-----\n");
        file.close();
        const Run refused =
            run(program, {u"credentials"_s, u"add"_s, u"--kind"_s, u"jwt"_s, u"--key-file"_s, file.fileName()});
        QCOMPARE(refused.code, 1);
        QVERIFY2(refused.err.contains("--algorithm RS256 or ES256"), refused.err.constData());
    }

    void onlyTheOwnerMayOpenIt()
    {
        Program program(QStringList{});
        QVERIFY2(program.start(), program.output().constData());
        const QFileInfo socket(QDir(program.dataDir()).filePath(u"admin.sock"_s));
        QVERIFY(socket.exists());
        const auto others = QFileDevice::ReadGroup | QFileDevice::WriteGroup | QFileDevice::ExeGroup |
                            QFileDevice::ReadOther | QFileDevice::WriteOther | QFileDevice::ExeOther;
        QVERIFY(!(socket.permissions() & others));
        QCOMPARE(program.stop(), 0);
        QVERIFY(!QFileInfo::exists(socket.filePath()));
    }

    void aSocketThatWasLeftBehindHindersNobody()
    {
        Program program(QStringList{});
        QVERIFY2(program.start(), program.output().constData());
        program.killHard();
        QVERIFY(QFileInfo::exists(QDir(program.dataDir()).filePath(u"admin.sock"_s)));
        const Run alone = run(program, words("users add --email bob@acme.example"));
        QVERIFY2(alone.code == 0, alone.err.constData());
        QVERIFY2(program.start(), program.output().constData());
        const Run again = run(program, words("users revoke --email bob@acme.example"));
        QVERIFY2(again.code == 0, again.err.constData());
    }
};

QTEST_GUILESS_MAIN(TestAdminSocket)
#include "tst_adminsocket.moc"
