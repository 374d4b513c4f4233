#include "tests/support/Program.h"

#include <QtCore/QDir>
#include <QtCore/QFile>
#include <QtCore/QJsonArray>
#include <QtNetwork/QTcpServer>

using namespace Qt::StringLiterals;

using tierdesk::tests::HttpAnswer;
using tierdesk::tests::HttpClient;
using tierdesk::tests::Program;

namespace {

const QString Company = u"7c9e6679-7425-40de-944b-e07fc1f90ae7"_s;
const QString Sessions = u"/api/momentum/cs/sessions"_s;

QJsonObject opening(const QString &text)
{
    return {{u"companyId"_s, Company},
            {u"customerId"_s, u"cust-1001"_s},
            {u"channel"_s, u"chat"_s},
            {u"initialMessage"_s, text}};
}

QString databaseOf(const Program &program)
{
    return QDir(program.dataDir()).filePath(u"tierdesk.db"_s);
}

struct Ran {
    int code = -1;
    QByteArray output;
    QByteArray errors;
};

/// One command of the program on @p folder, to its end.
Ran run(const QString &folder, const QStringList &words)
{
    QProcess process;
    process.start(qEnvironmentVariable("TEST_PROGRAM"), words + QStringList{u"--data-dir"_s, folder});
    if (!process.waitForFinished(60'000))
        return {};
    return {process.exitCode(), process.readAllStandardOutput(), process.readAllStandardError()};
}

/// Returns what /health answers to a client with an API key, which is added beside the running server.
HttpAnswer detailedHealth(const Program &program)
{
    const Ran added = run(program.dataDir(), {u"credentials"_s, u"add"_s, u"--kind"_s, u"api_key"_s});
    const QByteArray secret = added.output.mid(added.output.indexOf("secret: ") + 8).split(' ').first();
    HttpClient client(program.base());
    client.setToken(secret);
    return client.get(u"/health"_s);
}

bool isPrivate(const QString &path)
{
    constexpr auto Others =
        QFile::ReadGroup | QFile::WriteGroup | QFile::ExeGroup | QFile::ReadOther | QFile::WriteOther | QFile::ExeOther;
    return QFile::exists(path) && !(QFile::permissions(path) & Others);
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
        Program program({u"--demo"_s, u"--rate-limits"_s, u"off"_s});
        QVERIFY2(program.start(), program.output().constData());
        QCOMPARE(program.stop(), 0);
        pages = QFile(databaseOf(program)).size() / 4096 + 60;
        program.setOptions(
            {u"--demo"_s, u"--rate-limits"_s, u"off"_s, u"--max-database-pages"_s, QString::number(pages)});
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
        program.setOptions({u"--demo"_s, u"--rate-limits"_s, u"off"_s});
        QVERIFY2(program.start(), program.output().constData());
        HttpClient again(program.base());
        for (const QString &id : answered) {
            const HttpAnswer shown = again.get(Sessions + u'/' + id);
            QCOMPARE(shown.status, 200);
            QCOMPARE(shown.json()[u"messages"].toArray().size(), 2);
        }
        QCOMPARE(again.post(Sessions, opening(u"Where is my order?"_s)).status, 201);
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
        QCOMPARE(client.get(u"/health"_s).status, 200);
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
        Program program({u"--demo"_s, u"--listen"_s, u"0.0.0.0:0"_s});
        QVERIFY(!program.start());
        QVERIFY2(program.output().contains("--insecure"), program.output().constData());
    }

    void withoutADemoNobodyIsLetInWithoutACredential()
    {
        Program program{QStringList()};
        QVERIFY2(program.start(), program.output().constData());
        QVERIFY(program.output().contains("password"));
        HttpClient client(program.base());
        QCOMPARE(client.get(Sessions + u"?companyId="_s + Company).status, 401);
        QCOMPARE(client.get(u"/desk/queue"_s).status, 401);
        QCOMPARE(client.get(u"/health"_s).status, 200);
        QCOMPARE(client.get(u"/openapi.json"_s).status, 200);
        QCOMPARE(program.stop(), 0);
        // The password is shown this once.
        QVERIFY2(program.start(), program.output().constData());
        QVERIFY(!program.output().contains("password"));
    }

    void aStartThatCannotListenTellsNoPassword()
    {
        QTcpServer other;
        QVERIFY(other.listen(QHostAddress::LocalHost));
        Program program({u"--listen"_s, u"127.0.0.1:%1"_s.arg(other.serverPort())});
        QVERIFY(!program.start());
        QVERIFY2(program.output().contains("Cannot listen"), program.output().constData());
        QVERIFY2(!program.output().contains("password"), program.output().constData());
        program.setOptions({});
        QVERIFY2(program.start(), program.output().constData());
        QVERIFY2(program.output().contains("password"), program.output().constData());
        // A fresh installation is well: it has no articles yet, and no model.
        const auto health = detailedHealth(program);
        QCOMPARE(health.status, 200);
        QCOMPARE(health.json()[u"status"].toString(), u"healthy"_s);
        QCOMPARE(health.json()[u"services"].toObject(), (QJsonObject{{u"kong_gateway"_s, u"healthy"_s},
                                                                     {u"groq_api"_s, u"disabled"_s},
                                                                     {u"chromadb"_s, u"disabled"_s},
                                                                     {u"crm_system"_s, u"healthy"_s}}));
    }

    void articlesOfCommonTitlesAreNoFault()
    {
        Program program{QStringList()};
        QVERIFY2(program.start(), program.output().constData());
        QCOMPARE(program.stop(), 0);
        QTemporaryDir folder;
        QFile articles(folder.filePath(u"articles.jsonl"_s));
        QVERIFY(articles.open(QIODevice::WriteOnly));
        articles.write(R"({"ref":"about","title":"About us","body":"We sell tents."})"
                       "\n");
        articles.close();
        const Ran imported = run(program.dataDir(), {u"import"_s, u"articles"_s, articles.fileName()});
        QVERIFY2(imported.code == 0, imported.errors.constData());
        QVERIFY2(program.start(), program.output().constData());
        const QJsonObject health = detailedHealth(program).json();
        QCOMPARE(health[u"services"][u"chromadb"].toString(), u"healthy"_s);
        QCOMPARE(health[u"status"].toString(), u"healthy"_s);
    }

    void listsAreReadWhileTheServerRuns()
    {
        Program program{QStringList()};
        QVERIFY2(program.start(), program.output().constData());
        const Ran users = run(program.dataDir(), {u"users"_s, u"list"_s});
        QVERIFY2(users.code == 0, users.errors.constData());
        QCOMPARE(users.output, QByteArray("admin@localhost  admin  Admin\n"));
        const Ran keys = run(program.dataDir(), {u"credentials"_s, u"list"_s});
        QVERIFY2(keys.code == 0 && keys.output.isEmpty(), keys.errors.constData());
        // What writes is carried out by the server.
        QCOMPARE(run(program.dataDir(), {u"credentials"_s, u"add"_s, u"--kind"_s, u"api_key"_s}).code, 0);
        QCOMPARE(program.stop(), 0);
        QCOMPARE(run(program.dataDir(), {u"credentials"_s, u"add"_s, u"--kind"_s, u"api_key"_s}).code, 0);
        const Ran one = run(program.dataDir(), {u"credentials"_s, u"list"_s});
        QVERIFY2(one.output.contains("api_key") && one.output.contains("live"), one.output.constData());
    }

    void aRemovedUserIsAddedAgainAtTheCommandLine()
    {
        Program program{QStringList()};
        QVERIFY2(program.start(), program.output().constData());
        QCOMPARE(program.stop(), 0);
        const auto users = [&](const char *action) {
            return run(program.dataDir(), {u"users"_s, QLatin1String(action), u"--email"_s, u"ann@example.com"_s});
        };
        QCOMPARE(users("add").code, 0);
        QCOMPARE(users("revoke").code, 0);
        const Ran again = users("add");
        QVERIFY2(again.code == 0 && again.output.contains("password"), again.errors.constData());
    }

    void olderInstallationsVariablesAreHeededOrNamed_data()
    {
        QTest::addColumn<QString>("variable");
        QTest::addColumn<int>("code");
        QTest::addColumn<QByteArray>("output");
        QTest::addColumn<QByteArray>("errors");
        const auto row = [](const char *variable, int code, const QByteArray &output, const QByteArray &errors) {
            QTest::newRow(variable) << QString::fromLatin1(variable) << code << output << errors;
        };
        row("PORT=5050", 0, "listen = 127.0.0.1:5050    # environment (PORT)\n", {});
        row("PORT=abc", 2, {}, "PORT");
        row("SESSION_TIMEOUT=90001", 0, "session-timeout = 2    # environment (SESSION_TIMEOUT)\n", {});
        row("SESSION_TIMEOUT=abc", 2, {}, "SESSION_TIMEOUT: \"abc\" is not a number of milliseconds");
        row("SESSION_TIMEOUT=5", 2, {}, "SESSION_TIMEOUT: \"5\" is not");
        row("REDIS_URL=x", 0, {}, "tierdesk: REDIS_URL is not used and is ignored\n");
        row("NODE_ENV=production", 0, {}, "tierdesk: NODE_ENV is not used and is ignored\n");
        row("ESCALATION_KEYWORDS=boss,chief", 0,
            "escalation-keywords = boss,chief    # environment (ESCALATION_KEYWORDS)\n", {});
        row("MAX_CONVERSATION_HISTORY=10", 0, "model-history = 10    # environment (MAX_CONVERSATION_HISTORY)\n", {});
        row("MAX_CONVERSATION_HISTORY=all", 2, {}, "model-history: \"all\" is not a number from 1 to 200");
        row("OPENAI_MODEL=gpt-5-mini", 0, "openai-model = gpt-5-mini    # environment (OPENAI_MODEL)\n", {});
        row("TIERDESK_LISTENN=x", 0, {}, "tierdesk: TIERDESK_LISTENN does not match any setting");
    }
    void olderInstallationsVariablesAreHeededOrNamed()
    {
        QFETCH(QString, variable);
        QFETCH(QByteArray, output);
        QFETCH(QByteArray, errors);
        QProcess process;
        auto environment = QProcessEnvironment::systemEnvironment();
        environment.insert(variable.section(u'=', 0, 0), variable.section(u'=', 1));
        process.setProcessEnvironment(environment);
        process.start(qEnvironmentVariable("TEST_PROGRAM"), {u"config"_s});
        QVERIFY(process.waitForFinished(60'000));
        QTEST(process.exitCode(), "code");
        const QByteArray said = process.readAllStandardOutput(), complained = process.readAllStandardError();
        QVERIFY2(said.contains(output), said.constData());
        QVERIFY2(complained.contains(errors) && complained.isEmpty() == errors.isEmpty(), complained.constData());
    }

    void aFreshCompanyIsMadeAsTheSettingsSay()
    {
        Program program({u"--session-timeout"_s, u"45"_s, u"--escalation-keywords"_s, u"Boss, angry,,the chief"_s});
        QVERIFY2(program.start(), program.output().constData());
        const QByteArray password = program.output().split('\n').value(1).split(' ').last();
        HttpClient client(program.base());
        const HttpAnswer signedIn = client.post(
            u"/desk/sign-in"_s, {{u"email"_s, u"admin@localhost"_s}, {u"password"_s, QString::fromLatin1(password)}});
        client.setToken(signedIn.json()[u"token"].toString().toLatin1());
        const HttpAnswer config = client.get(u"/desk/config"_s);
        QCOMPARE(config.json()[u"config"][u"sessions"][u"idleChatMinutes"].toInt(), 45);
        QCOMPARE(config.json()[u"config"][u"irateProtocol"][u"triggerKeywords"].toArray(),
                 QJsonArray({u"angry"_s, u"furious"_s, u"unacceptable"_s, u"boss"_s, u"the chief"_s}));
    }

    void anOlderChatbotsOpenAiSpeaksForAFreshCompany()
    {
        qputenv("OPENAI_API_KEY", "sk-of-the-environment");
        qputenv("OPENAI_MODEL", "gpt-5-mini");
        Program program({u"--model-keys"_s, u"file"_s});
        const bool isStarted = program.start();
        qunsetenv("OPENAI_API_KEY");
        qunsetenv("OPENAI_MODEL");
        QVERIFY2(isStarted, program.output().constData());
        const QByteArray password = program.output().split('\n').value(1).split(' ').last();
        HttpClient client(program.base());
        const HttpAnswer signedIn = client.post(
            u"/desk/sign-in"_s, {{u"email"_s, u"admin@localhost"_s}, {u"password"_s, QString::fromLatin1(password)}});
        client.setToken(signedIn.json()[u"token"].toString().toLatin1());
        const auto provider = [&] { return client.get(u"/desk/models"_s).json()[u"providers"][0]; };
        QTRY_VERIFY_WITH_TIMEOUT(provider()[u"hasKey"].toBool(), 30'000);
        QCOMPARE(provider()[u"name"].toString(), u"openai"_s);
        QCOMPARE(provider()[u"baseUrl"].toString(), u"https://api.openai.com/v1"_s);
        QCOMPARE(provider()[u"small"].toString(), u"gpt-5-mini"_s);
        const QJsonObject config = client.get(u"/desk/config"_s).json();
        for (const char *tier : {"aiRep", "aiManager"})
            QCOMPARE(config[u"config"][u"models"][QLatin1String(tier)][u"chain"].toArray(), QJsonArray({u"openai"_s}));
        QVERIFY(!program.output().contains("sk-of-the-environment"));
    }

    void aBackupMovesToANewFolderAndItsKeyIsAskedFor()
    {
        Program program{QStringList()};
        QVERIFY2(program.start(), program.output().constData());
        for (const char *name : {"", "tierdesk.db", "tierdesk.db-wal", "tierdesk.db-shm", "tierdesk.db.lock"})
            QVERIFY2(isPrivate(QDir(program.dataDir()).filePath(QLatin1String(name))), name);
        QCOMPARE(program.stop(), 0);
        const QString file = program.dataDir() + u".backup"_s;
        const Ran made = run(program.dataDir(), {u"backup"_s, file});
        QCOMPARE(made.code, 0);
        QVERIFY2(made.output.contains("secrets/master.key"), made.output.constData());
        QVERIFY(isPrivate(file));
        const qsizetype at = made.output.indexOf("SHA-256 ");
        QVERIFY(at > 0);
        const QString other = program.dataDir() + u"-new"_s;
        const Ran restored = run(other, {u"restore"_s, file});
        QVERIFY2(restored.code == 0, restored.errors.constData());
        QVERIFY2(restored.output.contains(made.output.mid(at, 72)), restored.output.constData());
        QVERIFY2(restored.errors.contains("warning") && restored.errors.contains("master.key"),
                 restored.errors.constData());
        QVERIFY(isPrivate(other));
        const Ran again = run(program.dataDir(), {u"restore"_s, file});
        QVERIFY2(again.code == 0 && again.errors.isEmpty(), again.errors.constData());
    }

    void theCommandLineSaysWhatItRefuses()
    {
        Program program{QStringList()};
        QVERIFY2(program.start(), program.output().constData());
        QCOMPARE(program.stop(), 0);
        const QStringList revoke{u"users"_s, u"revoke"_s, u"--email"_s, u"admin@localhost"_s};
        const Ran last = run(program.dataDir(), revoke);
        QCOMPARE(last.code, 1);
        QVERIFY2(last.errors.contains("last admin"), last.errors.constData());
        const QStringList add{u"users"_s, u"add"_s, u"--email"_s, u"ann@example.com"_s, u"--role"_s, u"admin"_s};
        QCOMPARE(run(program.dataDir(), add).code, 0);
        const Ran twice = run(program.dataDir(), add);
        QCOMPARE(twice.code, 1);
        QCOMPARE(twice.errors, QByteArray("tierdesk: the e-mail is taken (email)\n"));
        QCOMPARE(run(program.dataDir(), revoke).code, 0);
        const Ran none =
            run(program.dataDir(), {u"credentials"_s, u"add"_s, u"--kind"_s, u"jwt"_s, u"--algorithm"_s, u"none"_s});
        QVERIFY(none.code != 0);
        QVERIFY2((none.output + none.errors).contains("unknown algorithm"), none.errors.constData());
    }

    void aNewInstallationTellsCustomersNoExamplePhone()
    {
        Program program{QStringList()};
        QVERIFY2(program.start(), program.output().constData());
        const QByteArray password = program.output().split('\n').value(1).split(' ').last();
        HttpClient client(program.base());
        const HttpAnswer signedIn = client.post(
            u"/desk/sign-in"_s, {{u"email"_s, u"admin@localhost"_s}, {u"password"_s, QString::fromLatin1(password)}});
        QVERIFY2(signedIn.status == 200, signedIn.body.constData());
        client.setToken(signedIn.json()[u"token"].toString().toLatin1());
        const HttpAnswer config = client.get(u"/desk/config"_s);
        QVERIFY2(config.status == 200, config.body.constData());
        QVERIFY2(config.body.contains("escalationPhone"), config.body.constData());
        QVERIFY2(!config.body.contains("+14155559999") && !config.body.contains("Mon-Fri"), config.body.constData());
    }
};

QTEST_GUILESS_MAIN(TestFaults)
#include "tst_faults.moc"
