#include "tests/api/EventClient.h"
#include "tests/support/TokenSigner.h"

#include <QtCore/QFileInfo>
#include <QtCore/QProcess>
#include <QtCore/QRegularExpression>
#include <QtCore/QStandardPaths>

using namespace tierdesk;
using namespace tierdesk::test;

namespace {

const QString Tools = QStringLiteral(QT_TESTCASE_SOURCEDIR "/api/npm/");
const QByteArray Secret("a secret of thirty-two bytes....");

/// Somebody else's server of both APIs (npm's @copilotkit/aimock), so that what we read of them is not checked only
/// against itself.
class Aimock final
{
public:
    ~Aimock() { end(); }
    /// Its base URL; empty when it did not start.
    [[nodiscard]] QString start()
    {
        m_process.setProcessChannelMode(QProcess::MergedChannels);
        m_process.start(QStringLiteral("node"), {Tools + QStringLiteral("node_modules/@copilotkit/aimock/dist/cli.js"),
                                                 QStringLiteral("-p"), QStringLiteral("0"), QStringLiteral("-f"),
                                                 Tools + QStringLiteral("turns.json"), QStringLiteral("--strict")});
        static const QRegularExpression Listening(QStringLiteral("listening on (http://127\\.0\\.0\\.1:\\d+)"));
        QString output;
        while (m_process.waitForReadyRead(20'000)) {
            output += QString::fromUtf8(m_process.readAll());
            if (const auto match = Listening.match(output); match.hasMatch())
                return match.captured(1) + QStringLiteral("/v1");
        }
        return {};
    }
    void end()
    {
        m_process.kill();
        m_process.waitForFinished();
    }

private:
    QProcess m_process;
};

} // namespace

/// Whole turns through both protocols against a server that is not ours.
class TestAimock final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        if (QStandardPaths::findExecutable(QStringLiteral("node")).isEmpty() ||
            !QFileInfo::exists(Tools + QStringLiteral("node_modules/@copilotkit/aimock")))
            QSKIP("not run: @copilotkit/aimock is not there (packaging/deps tests fetches it)");
    }

    void bothProtocolsAreSpoken_data()
    {
        QTest::addColumn<QString>("protocol");
        QTest::newRow("Messages API") << QStringLiteral("anthropic");
        QTest::newRow("chat completions") << QStringLiteral("openai");
    }
    void bothProtocolsAreSpoken()
    {
        QFETCH(QString, protocol);
        Aimock aimock;
        const QString base = aimock.start();
        QVERIFY(!base.isEmpty());
        const auto bench = DeskBench::start({{QStringLiteral("model-keys"), QStringLiteral("file")}});
        QVERIFY(bench);
        const QString admin = bench->token("ada");
        const auto put = [&](const QString &path, const QJsonObject &body) {
            return bench->call("PUT", path, admin, base::toJson(body)).status;
        };
        const QString main = QStringLiteral("/desk/models/providers/main");
        QCOMPARE(put(main, {{QStringLiteral("protocol"), protocol},
                            {QStringLiteral("baseUrl"), base},
                            {QStringLiteral("small"), QStringLiteral("claude-haiku-5-5")}}),
                 200);
        QCOMPARE(put(main + QStringLiteral("/key"), {{QStringLiteral("key"), QStringLiteral("any-key")}}), 200);
        const QJsonObject tier{{QStringLiteral("chain"), QJsonArray{QStringLiteral("main")}}};
        QCOMPARE(put(QStringLiteral("/desk/config"),
                     {{QStringLiteral("models"), QJsonObject{{QStringLiteral("aiRep"), tier}}}}),
                 200);
        QVERIFY(bench->get(main + QStringLiteral("/models"), admin).body[u"models"].toArray().size() > 1);
        const Response tried =
            bench->post(main + QStringLiteral("/try"), admin, {{QStringLiteral("text"), QStringLiteral("Hello")}});
        QVERIFY2(tried.status == 200, tried.raw.constData());
        QCOMPARE(tried.body[u"text"].toString(), QStringLiteral("Hello, I am somebody else's model."));

        QCOMPARE(bench
                     ->post(QStringLiteral("/desk/credentials"), admin,
                            {{QStringLiteral("kind"), QStringLiteral("jwt")},
                             {QStringLiteral("name"), QStringLiteral("shop")},
                             {QStringLiteral("algorithm"), QStringLiteral("HS256")},
                             {QStringLiteral("secret"), QString::fromLatin1(Secret)}})
                     .status,
                 201);
        const QString customer = QString::fromLatin1(
            TokenSigner::hs256(Secret).token({{QStringLiteral("companyId"), QStringLiteral("acme")},
                                              {QStringLiteral("exp"), QDateTime::currentSecsSinceEpoch() + 600}}));
        const auto ask = [&](const QString &text) {
            const Response started = bench->post(QStringLiteral("/api/momentum/cs/sessions"), customer,
                                                 {{QStringLiteral("companyId"), QStringLiteral("acme")},
                                                  {QStringLiteral("customerId"), QStringLiteral("cust-1")},
                                                  {QStringLiteral("channel"), QStringLiteral("chat")},
                                                  {QStringLiteral("initialMessage"), text}});
            return started.body[u"messages"].toArray().last().toObject();
        };
        // A tool is asked for, used and answered with.
        const QJsonObject said = ask(QStringLiteral("Where is my tent?"));
        QCOMPARE(said[u"content"].toString(), QStringLiteral("I see your order ORD-9876 here."));
        QVERIFY(said[u"metadata"][u"model"].toString().startsWith(QStringLiteral("claude-haiku-5-5")));
        QVERIFY(!said[u"metadata"][u"actionsTaken"].toArray().isEmpty());
        // The same while it is written, by a server that is not ours.
        EventClient listening(*bench, QStringLiteral("/api/momentum/cs/sessions"), customer,
                              {{QStringLiteral("companyId"), QStringLiteral("acme")},
                               {QStringLiteral("customerId"), QStringLiteral("cust-1")},
                               {QStringLiteral("channel"), QStringLiteral("chat")},
                               {QStringLiteral("initialMessage"), QStringLiteral("Where is my tent?")}});
        QVERIFY(listening.isOver());
        QVERIFY2(!listening.of(u"message").empty(), listening.raw().constData());
        const QJsonObject heard = listening.of(u"message").back()[u"messages"].toArray().last().toObject();
        QCOMPARE(heard[u"content"].toString(), said[u"content"].toString());
        QVERIFY(heard[u"metadata"][u"model"].toString().startsWith(QStringLiteral("claude-haiku-5-5")));
        QCOMPARE(heard[u"metadata"][u"actionsTaken"], said[u"metadata"][u"actionsTaken"]);
        QCOMPARE(listening.words(), heard[u"content"].toString());
        // What it has no words for is an error of its own, and the plug is pulled: the customer is answered both times.
        QCOMPARE(ask(QStringLiteral("What is your return policy?"))[u"metadata"][u"model"].toString(),
                 QStringLiteral("tierdesk-local"));
        aimock.end();
        QCOMPARE(ask(QStringLiteral("Hello"))[u"metadata"][u"model"].toString(), QStringLiteral("tierdesk-local"));
    }
};

QTEST_GUILESS_MAIN(TestAimock)
#include "tst_aimock.moc"
