#include "tests/support/Program.h"
#include "tests/support/TestCertificate.h"

#include <QtCore/QFile>
#include <QtCore/QJsonArray>

using namespace Qt::StringLiterals;

using tierdesk::tests::HttpClient;
using tierdesk::tests::Program;
using tierdesk::tests::TestCertificate;

namespace {

const QString Sdk = QStringLiteral(QT_TESTCASE_SOURCEDIR "/../packaging/sdk");
const QString Folder = QStringLiteral(QT_TESTCASE_SOURCEDIR "/api/sdk/");
const QString Python = u"/usr/bin/python3"_s;

struct Ran {
    int code = -1;
    QByteArray output;
};

/// Nothing but the standard library is needed, and no folder of the sources gets byte code.
Ran run(const QStringList &arguments, const QList<std::pair<QString, QString>> &environment)
{
    QProcess python;
    QProcessEnvironment variables = QProcessEnvironment::systemEnvironment();
    variables.insert(u"PYTHONPATH"_s, Sdk);
    for (const auto &[name, value] : environment)
        variables.insert(name, value);
    python.setProcessEnvironment(variables);
    python.setProcessChannelMode(QProcess::MergedChannels);
    python.start(Python, QStringList{u"-B"_s, u"-W"_s, u"error"_s} + arguments);
    if (!python.waitForFinished(240'000))
        return {-1, "not in time: " + python.readAll()};
    return {python.exitStatus() == QProcess::NormalExit ? python.exitCode() : -1, python.readAll()};
}

} // namespace

/// The Python client of the platform door (packaging/sdk) against the real program.
class TestSdk final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        if (run({u"-c"_s, u"import sys; sys.exit(sys.version_info < (3, 9))"_s}, {}).code != 0)
            QSKIP("not run: there is no Python 3.9 (packaging/deps tests installs it)");
        QVERIFY2(m_program.start(), m_program.output().constData());
        HttpClient desk(m_program.base());
        const auto made =
            desk.post(u"/desk/credentials"_s,
                      {{u"kind"_s, u"access_key"_s}, {u"name"_s, u"shop"_s}, {u"scopes"_s, QJsonArray{u"platform"_s}}});
        QVERIFY2(made.status == 201, made.body.constData());
        m_key = made.json()[u"credential"][u"publicId"].toString();
        m_secret = made.json()[u"secret"].toString();
    }

    void itsTestsPass()
    {
        QString base = m_program.base().toString();
        while (base.endsWith(u'/'))
            base.chop(1);
        const Ran ran = run({Folder + u"test_sdk.py"_s},
                            {{u"TIERDESK_BASE"_s, base}, {u"TIERDESK_KEY"_s, m_key}, {u"TIERDESK_SECRET"_s, m_secret}});
        QVERIFY2(ran.code == 0, ran.output.constData());
        QVERIFY2(ran.output.contains("\nOK"), ran.output.constData());
    }

    /// Signed, over TLS, at the host that the guide names.
    void theGuidesSampleRunsAsItStandsThere()
    {
        QTemporaryDir folder;
        const auto put = [&](const QString &name, const QByteArray &text) {
            QFile file(folder.filePath(name));
            return file.open(QIODevice::WriteOnly) && file.write(text) == text.size() ? file.fileName() : QString();
        };
        const TestCertificate made = TestCertificate::make();
        const QString certificate = put(u"cert.pem"_s, made.certificate);
        const QString key = put(u"key.pem"_s, made.key);
        QVERIFY(!certificate.isEmpty() && !key.isEmpty());
        QCOMPARE(m_program.stop(), 0);
        m_program.setOptions({u"--demo"_s, u"--tls-cert"_s, certificate, u"--tls-key"_s, key});
        QVERIFY2(m_program.start(), m_program.output().constData());
        const Ran ran = run({Folder + u"run_guide.py"_s, QString::number(m_program.base().port())},
                            {{u"SSL_CERT_FILE"_s, certificate},
                             {u"AWS_ACCESS_KEY_ID"_s, m_key},
                             {u"AWS_SECRET_ACCESS_KEY"_s, m_secret}});
        QVERIFY2(ran.code == 0, ran.output.constData());
    }

private:
    Program m_program;
    QString m_key, m_secret;
};

QTEST_GUILESS_MAIN(TestSdk)
#include "tst_sdk.moc"
