#include "core/doors/server/auth/DirectoryAuthenticator.h"
#include "core/doors/server/http/Server.h"

#include <QtCore/QFileInfo>
#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>
#include <QtCore/QProcess>
#include <QtCore/QStandardPaths>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

using namespace tierdesk;
using namespace tierdesk::server;

namespace {

const QString Folder = QStringLiteral(QT_TESTCASE_SOURCEDIR "/core/doors/server/auth/signers/");
const QString Tools = QStringLiteral(QT_TESTCASE_SOURCEDIR "/api/npm");
const QString AccessKey = u"TDAKEXAMPLE"_s;
const QByteArray Secret = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY";

/// A door behind signatures that says back what it understood.
class EchoDialect final : public dialects::Dialect
{
public:
    [[nodiscard]] QByteArray prefix() const override { return "/echo"; }
    [[nodiscard]] std::optional<tierdesk::Door> door() const override { return tierdesk::Door::Platform; }
    [[nodiscard]] std::vector<dialects::Route> routes() override
    {
        dialects::Route read;
        read.method = dialects::Method::Get;
        read.pattern = "/echo/{name}";
        read.access = dialects::Access::SigV4;
        read.handler = [](const dialects::Call &call, const dialects::Reply &reply) {
            QJsonObject query;
            for (const auto &[key, value] : call.query)
                query.insert(key, value);
            const QJsonObject json{{u"name"_s, call.captures.value(0)},
                                   {u"query"_s, query},
                                   {u"body"_s, QString::fromUtf8(call.body)},
                                   {u"company"_s, call.principal.company.value}};
            dialects::Answer answer;
            answer.body = QJsonDocument(json).toJson(QJsonDocument::Compact);
            reply(answer);
        };
        dialects::Route write = read;
        write.method = dialects::Method::Post;
        write.takesJson = true;
        return {read, write};
    }
    [[nodiscard]] dialects::Answer refuse(const base::Error &error, const dialects::Call &, int status) const override
    {
        dialects::Answer answer;
        answer.status = status;
        answer.body = QJsonDocument(QJsonObject{{u"message"_s, error.message}}).toJson();
        answer.headers.emplace_back("x-amzn-ErrorType", error.details[u"type"].toString().toLatin1());
        return answer;
    }
};

} // namespace

/// Other people's signers against our reading of what they sign, over a real socket.
class TestSigners final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void botocoreSigns();
    void aws4AndAwssOwnSignerSign();
    void curlSigns();

private:
    struct Told {
        int status = 0;
        QJsonObject body;
        QString type;
    };
    /// What @p program wrote, by the name of each request; empty when it failed.
    [[nodiscard]] std::vector<std::pair<QString, Told>> run(const QString &program, const QStringList &arguments);
    [[nodiscard]] static bool canRun(const QString &program, const QStringList &arguments);

    base::SystemClock m_clock;
    base::Counters m_counters;
    DirectoryAuthenticator m_authenticator{[](const QByteArray &sealed) -> base::Result<QByteArray> { return sealed; },
                                           m_clock, false};
    std::unique_ptr<Server> m_server;
    QString m_base;
};

void TestSigners::initTestCase()
{
    auto directory = std::make_shared<engine::Directory>();
    Credential key;
    key.id = {1};
    key.company = {7};
    key.kind = CredentialKind::AccessKey;
    key.publicId = AccessKey;
    key.sealed = Secret;
    directory->credentials.insert(1, std::make_shared<const Credential>(key));
    m_authenticator.setDirectory(directory);
    m_server = std::make_unique<Server>(ServerSettings{}, m_clock, m_counters, m_authenticator);
    m_server->add(std::make_unique<EchoDialect>());
    const auto port = m_server->listen(QHostAddress::LocalHost, 0);
    QVERIFY(port);
    m_base = u"http://127.0.0.1:%1"_s.arg(*port);
}

bool TestSigners::canRun(const QString &program, const QStringList &arguments)
{
    return !program.isEmpty() && QProcess::execute(program, arguments) == 0;
}

std::vector<std::pair<QString, TestSigners::Told>> TestSigners::run(const QString &program,
                                                                    const QStringList &arguments)
{
    QProcess process;
    process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    QSignalSpy ended(&process, &QProcess::finished);
    process.start(program, arguments);
    // The server runs on this thread.
    if (!ended.wait(60'000) || process.exitCode() != 0)
        return {};
    std::vector<std::pair<QString, Told>> all;
    for (const QByteArray &line : process.readAllStandardOutput().trimmed().split('\n')) {
        const QJsonObject json = QJsonDocument::fromJson(line).object();
        all.emplace_back(json[u"name"].toString(),
                         Told{json[u"status"].toInt(), json[u"body"].toObject(), json[u"type"].toString()});
    }
    return all;
}

void TestSigners::botocoreSigns()
{
    // Debian's is the system's Python, whichever comes first in the path.
    const QString python = u"/usr/bin/python3"_s;
    if (!QFileInfo::exists(python) || !canRun(python, {u"-c"_s, u"import botocore, requests"_s}))
        QSKIP("not run: python3-botocore or python3-requests is not there (packaging/deps tests installs them)");
    const auto told = run(python, {Folder + u"botocore_client.py"_s, m_base, AccessKey, QString::fromLatin1(Secret)});
    QCOMPARE(told.size(), size_t(17));
    for (const auto &[name, answer] : told) {
        const bool isRefused = name.startsWith(u"another s") || name.endsWith(u"changed") || name == u"unsigned";
        QVERIFY2(answer.status == (isRefused ? 401 : 200), qPrintable(name + u' ' + answer.type));
        if (isRefused) {
            QCOMPARE(answer.type,
                     name == u"unsigned" ? u"MissingAuthenticationTokenException"_s : u"InvalidSignatureException"_s);
            continue;
        }
        QCOMPARE(answer.body[u"company"].toInt(), 7);
    }
    QCOMPARE(told[1].second.body[u"query"][u"a"].toString(), u"50% & more ÿ"_s);
    QCOMPARE(told[2].second.body[u"query"][u"query"].toString(), u"return it"_s);
    QCOMPARE(told[3].second.body[u"name"].toString(), u"sess:1 ÿ"_s);
    QCOMPARE(told[15].second.body[u"body"].toString(), uR"({"text":"hello"})"_s);
    QCOMPARE(told[4].second.body[u"body"].toString(), uR"({"text":"grüß dich"})"_s);
}

void TestSigners::aws4AndAwssOwnSignerSign()
{
    const QString node = QStandardPaths::findExecutable(u"node"_s);
    if (node.isEmpty() || !QFileInfo::exists(Tools + u"/node_modules/aws4"_s) ||
        !QFileInfo::exists(Tools + u"/node_modules/@smithy/signature-v4"_s))
        QSKIP("not run: aws4 and @smithy/signature-v4 are not there (packaging/deps tests fetches them)");
    const auto told = run(node, {Folder + u"npm_client.cjs"_s, Tools, m_base, AccessKey, QString::fromLatin1(Secret)});
    QCOMPARE(told.size(), size_t(12));
    for (const auto &[name, answer] : told) {
        QVERIFY2(answer.status == 200, qPrintable(name + u' ' + answer.type));
        QCOMPARE(answer.body[u"company"].toInt(), 7);
        if (name == u"a body")
            QCOMPARE(answer.body[u"body"].toString(), uR"({"text":"grüß dich"})"_s);
        if (name == u"a path that needs encoding")
            QCOMPARE(answer.body[u"name"].toString(), u"sess:1 ÿ"_s);
    }
}

void TestSigners::curlSigns()
{
    const QString curl = QStandardPaths::findExecutable(u"curl"_s);
    if (!canRun(curl, {u"-sV"_s, u"-o"_s, u"/dev/null"_s}))
        QSKIP("not run: there is no curl");
    QProcess process;
    QSignalSpy ended(&process, &QProcess::finished);
    process.start(curl, {u"-s"_s, u"--aws-sigv4"_s, u"aws:amz:us-east-1:execute-api"_s, u"--user"_s,
                         AccessKey + u':' + QString::fromLatin1(Secret), u"-H"_s, u"Content-Type: application/json"_s,
                         u"-d"_s, uR"({"a":1})"_s, m_base + u"/echo/orders"_s});
    QVERIFY(ended.wait(20'000));
    const QJsonObject json = QJsonDocument::fromJson(process.readAllStandardOutput()).object();
    QCOMPARE(json[u"company"].toInt(), 7);
    QCOMPARE(json[u"body"].toString(), uR"({"a":1})"_s);
}

QTEST_GUILESS_MAIN(TestSigners)
#include "tst_signers.moc"
