#include "tests/support/Program.h"

#include <QtCore/QFile>
#include <QtCore/QFileInfo>
#include <QtCore/QStandardPaths>

using namespace Qt::StringLiterals;

using tierdesk::tests::HttpClient;
using tierdesk::tests::Program;

namespace {

const QString Folder = QStringLiteral(QT_TESTCASE_SOURCEDIR "/api/contract/");
const QString Linter = QStringLiteral(QT_TESTCASE_SOURCEDIR "/api/npm/node_modules/@redocly/cli/bin/cli.js");
// Debian's is the system's Python, whichever comes first in the path.
const QString Python = u"/usr/bin/python3"_s;

} // namespace

/// /openapi.json of the real program: well-made by somebody else's rules, and true of every door.
class TestContract final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY2(m_program.start(), m_program.output().constData());
        HttpClient anybody(m_program.base());
        const auto described = anybody.get(u"/openapi.json"_s);
        QCOMPARE(described.status, 200);
        m_description = described.json();
        QFile file(m_folder.filePath(u"openapi.json"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(described.body);
    }

    void everyOperationHasExamples()
    {
        const QJsonObject paths = m_description[u"paths"].toObject();
        QVERIFY(paths.size() > 80);
        for (auto path = paths.begin(); path != paths.end(); ++path) {
            const QJsonObject verbs = path->toObject();
            for (auto verb = verbs.begin(); verb != verbs.end(); ++verb) {
                const QByteArray name = (verb.key() + u' ' + path.key()).toUtf8();
                const QJsonValue request = (*verb)[u"requestBody"];
                const bool isFile = request.isObject() && request[u"content"][u"application/json"].isUndefined();
                QVERIFY2(request.isUndefined() || isFile ||
                             !request[u"content"][u"application/json"][u"example"].isUndefined(),
                         (name + " has no request").constData());
                QVERIFY2(hasAnsweredExample((*verb)[u"responses"].toObject()), (name + " has no answer").constData());
            }
        }
    }

    void aLinterFindsNothing()
    {
        if (QStandardPaths::findExecutable(u"node"_s).isEmpty() || !QFileInfo::exists(Linter))
            QSKIP("not run: @redocly/cli is not there (packaging/deps tests fetches it)");
        QProcess linter;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(u"REDOCLY_TELEMETRY"_s, u"off"_s);
        environment.insert(u"REDOCLY_SUPPRESS_UPDATE_NOTICE"_s, u"true"_s);
        linter.setProcessEnvironment(environment);
        linter.setProcessChannelMode(QProcess::MergedChannels);
        linter.start(u"node"_s, {Linter, u"lint"_s, m_folder.filePath(u"openapi.json"_s), u"--config"_s,
                                 Folder + u"redocly.yaml"_s});
        QVERIFY(linter.waitForFinished(120'000));
        const QByteArray output = linter.readAll();
        QVERIFY2(linter.exitCode() == 0, output.constData());
        QVERIFY2(output.contains("Your API description is valid") && !output.contains("You have "), output.constData());
    }

    /// Thousands of calls, good and bad; tests/api/contract says which.
    void everyAnswerIsAsItIsDescribed() { call(m_program, u"check"_s, u"jsonschema"_s); }

    /// Without a credential 401, with one of another door or a lesser role 403, in the words that are described.
    void whoMayNotIsToldSo() { call(m_program, u"callers"_s, u"jsonschema, botocore"_s); }

    /// Each operation is called until it is too much: 429, with the fields that say when it is not.
    void whoAsksTooOftenIsToldSo()
    {
        const QString rate = u"20"_s;
        Program limited({u"--demo"_s, u"--default-rate"_s, rate});
        QVERIFY2(limited.start(), limited.output().constData());
        call(limited, u"limits"_s, u"jsonschema, botocore"_s, {rate});
    }

private:
    /// Runs contract.py, which needs Python's @p modules, against @p program.
    static void call(const Program &program, const QString &what, const QString &modules, const QStringList &more = {})
    {
        QProcess python;
        python.start(Python, {u"-c"_s, u"import "_s + modules});
        if (!python.waitForFinished(30'000) || python.exitCode() != 0)
            QSKIP("not run: python3-jsonschema and python3-botocore are needed (packaging/deps tests installs them)");
        QString base = program.base().toString();
        while (base.endsWith(u'/'))
            base.chop(1);
        QProcess caller;
        caller.setProcessChannelMode(QProcess::MergedChannels);
        caller.start(Python, QStringList{u"-B"_s, Folder + u"contract.py"_s, what, base} + more);
        QVERIFY2(caller.waitForFinished(280'000), "not in time");
        const QByteArray output = caller.readAll();
        QVERIFY2(caller.exitStatus() == QProcess::NormalExit && caller.exitCode() == 0, output.constData());
        QVERIFY2(output.contains(" calls of ") && output.contains(" 0 faults"), output.constData());
        QVERIFY(program.isRunning());
    }

    static bool hasAnsweredExample(const QJsonObject &responses)
    {
        for (auto each = responses.begin(); each != responses.end(); ++each) {
            if (!each.key().startsWith(u'2'))
                continue;
            const QJsonObject content = (*each)[u"content"].toObject();
            for (auto media = content.begin(); media != content.end(); ++media) {
                // A page or a file is no example to read; its type says what it is.
                if (!media->toObject().contains(u"schema") || media.key() == u"text/html" ||
                    !(*media)[u"example"].isUndefined())
                    return true;
            }
        }
        return false;
    }

    QTemporaryDir m_folder;
    Program m_program{
        {u"--demo"_s, u"--rate-limits"_s, u"off"_s, u"--model-keys"_s, u"file"_s, u"--allow-private-targets"_s}};
    QJsonObject m_description;
};

QTEST_GUILESS_MAIN(TestContract)
#include "tst_contract.moc"
