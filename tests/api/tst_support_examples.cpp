#include "tests/support/Program.h"
#include "tests/support/Seed.h"

#include <QtCore/QDir>
#include <QtCore/QFile>
#include <QtCore/QJsonArray>
#include <QtCore/QProcess>
#include <QtCore/QStandardPaths>

#include <cmath>

using namespace Qt::StringLiterals;

using tierdesk::tests::HttpClient;
using tierdesk::tests::Program;
using tierdesk::tests::Seed;

namespace {

/// What a client wrote to its output, and how it ended.
struct Ran {
    int code = -1;
    QByteArray output;
};

Ran run(const QString &program, const QStringList &arguments)
{
    QProcess process;
    process.setProcessChannelMode(QProcess::SeparateChannels);
    process.start(program, arguments);
    if (!process.waitForFinished(30'000))
        return {};
    return {process.exitCode(), process.readAllStandardOutput()};
}

/// The JSON objects that stand in @p output one after the other.
QList<QJsonObject> objectsIn(const QByteArray &output)
{
    QList<QJsonObject> objects;
    for (const QByteArray &part : QByteArray(output).replace("}{", "}\n{").split('\n')) {
        if (const auto json = QJsonDocument::fromJson(part); json.isObject())
            objects.append(json.object());
    }
    return objects;
}

} // namespace

/// The examples of the document as they stand there, but for the base URL, by the clients that they are written for;
/// against a demo, as none of them has a credential.
class TestSupportExamples final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QVERIFY2(m_program.start(), m_program.output().constData()); }

    void theQueryOfTheDocumentIsAnsweredAsThere()
    {
        const Ran curl = run(u"bash"_s, {copy(u"query.sh"_s, m_document.only(u"POST /api/query"_s, u"bash"_s))});
        QCOMPARE(curl.code, 0);
        const QJsonObject json = QJsonDocument::fromJson(curl.output).object();
        QVERIFY(!json[u"response"].toString().isEmpty());
        QCOMPARE(json[u"model_used"].toString(), u"tierdesk-local"_s);
        QVERIFY(json[u"sentiment_score"].toDouble() <= -.5);
        QCOMPARE(std::round(json[u"complexity_score"].toDouble() * 10) / 10, .4); // as it is printed there
        QVERIFY(json[u"response_time_ms"].isDouble());
        QCOMPARE(json[u"escalated"], QJsonValue(true));
        QCOMPARE(json[u"escalation_reason"].toString(), u"negative_sentiment"_s);
        QVERIFY(json[u"ticket_id"].toString().startsWith(u"TKT-"));
        QCOMPARE(json[u"cached"], QJsonValue(false));
    }
    void theTestScenariosOfTheDocument()
    {
        const Ran curl =
            run(u"bash"_s, {copy(u"scenarios.sh"_s, m_document.only(u"Example Test Scenarios"_s, u"bash"_s))});
        QCOMPARE(curl.code, 0);
        const auto answers = objectsIn(curl.output);
        QCOMPARE(answers.size(), 3);
        QCOMPARE(answers[0][u"escalated"], QJsonValue(false));
        QVERIFY(answers[0][u"escalation_reason"].isNull());
        QVERIFY(answers[0][u"complexity_score"].toDouble() < .2);
        QVERIFY(answers[1][u"complexity_score"].toDouble() > .5);
        QVERIFY(answers[2][u"sentiment_score"].toDouble() <= -.5);
        QCOMPARE(answers[2][u"escalated"], QJsonValue(true));
    }
    void thePythonClientOfTheDocument()
    {
        const QString python = QStandardPaths::findExecutable(u"python3"_s);
        if (python.isEmpty() || run(python, {u"-c"_s, u"import requests"_s}).code != 0)
            QSKIP("not run: python3-requests is not there (packaging/deps tests installs it)");
        const Ran client =
            run(python, {copy(u"client.py"_s, m_document.only(u"Python SDK"_s, u"python"_s),
                              "ticket = client.create_escalation(\"sess_123\", \"manual_request\")\n"
                              "print(ticket[\"ticket_id\"], ticket[\"priority\"], ticket[\"status\"])\n"_ba)});
        QCOMPARE(client.code, 0);
        const auto lines = client.output.trimmed().split('\n');
        QCOMPARE(lines.size(), 2);
        QVERIFY(lines[0].size() > 10);
        QVERIFY2(lines[1].startsWith("TKT-") && lines[1].endsWith(" medium open"), lines[1].constData());
    }
    void theJavaScriptClientOfTheDocument()
    {
        const QString node = QStandardPaths::findExecutable(u"node"_s);
        if (node.isEmpty() || run(node, {u"-e"_s, u"process.exit(+!globalThis.fetch)"_s}).code)
            QSKIP("not run: there is no Node.js with fetch");
        const Ran client =
            run(node, {copy(u"client.mjs"_s, m_document.only(u"JavaScript SDK"_s, u"javascript"_s),
                            "const ticket = await client.createEscalation('sess_123', 'manual_request', 'urgent');\n"
                            "console.log(ticket.ticket_id, ticket.priority, ticket.status);\n"_ba)});
        QCOMPARE(client.code, 0);
        const auto lines = client.output.trimmed().split('\n');
        QCOMPARE(lines.size(), 2);
        QVERIFY2(lines[1].startsWith("TKT-") && lines[1].endsWith(" urgent open"), lines[1].constData());
    }
    void healthHasTheDocumentsFourServices()
    {
        HttpClient client(m_program.base());
        const auto health = client.send("GET", u"/health"_s);
        QCOMPARE(health.status, 200);
        const QJsonObject services = health.json().value(u"services").toObject();
        QCOMPARE(services.keys(), QStringList({u"chromadb"_s, u"crm_system"_s, u"groq_api"_s, u"kong_gateway"_s}));
        for (const char *name : {"kong_gateway", "chromadb", "crm_system"})
            QCOMPARE(services[QLatin1String(name)].toString(), u"healthy"_s);
        // A demo asks no model.
        QCOMPARE(services[u"groq_api"].toString(), u"disabled"_s);
    }
    void aForeignPageHasNoDemo()
    {
        HttpClient client(m_program.base());
        const auto answer = client.send("POST", u"/api/session"_s, {{u"customer_id"_s, u"cust-1001"_s}},
                                        {{"Origin", "https://elsewhere.example"}});
        QCOMPARE(answer.status, 401);
        QCOMPARE(answer.json().value(u"error_type").toString(), u"AUTHENTICATION_ERROR"_s);
    }

private:
    /// A file @p name of what the document prints, for this program's address and followed by @p more.
    QString copy(const QString &name, const QString &printed, const QByteArray &more = {})
    {
        QByteArray base = m_program.base().toString().toLatin1();
        while (base.endsWith('/'))
            base.chop(1);
        const QByteArray text = printed.toUtf8().replace("http://localhost:8080", base);
        QFile made(m_folder.filePath(name));
        if (!made.open(QIODevice::WriteOnly) || made.write(text + '\n' + more) < 0)
            qFatal("the example cannot be written");
        return made.fileName();
    }

    const Seed m_document{QStringLiteral(QT_TESTCASE_SOURCEDIR "/api/seeds/support-api.md")};
    Program m_program;
    QTemporaryDir m_folder;
};

QTEST_GUILESS_MAIN(TestSupportExamples)
#include "tst_support_examples.moc"
