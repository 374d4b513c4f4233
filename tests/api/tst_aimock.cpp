#include "tests/api/EventClient.h"
#include "tests/api/ModelChoice.h"
#include "tests/support/TokenSigner.h"

#include <QtCore/QElapsedTimer>

#include <QtCore/QFileInfo>
#include <QtCore/QProcess>
#include <QtCore/QRegularExpression>
#include <QtCore/QStandardPaths>

using namespace tierdesk;
using namespace tierdesk::test;

namespace {

const QString Tools = QStringLiteral(QT_TESTCASE_SOURCEDIR "/api/npm/");
const QString Main = QStringLiteral("/desk/models/providers/main");
const QString Sessions = QStringLiteral("/api/momentum/cs/sessions");
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

    void init()
    {
        m_aimock = std::make_unique<Aimock>();
        m_base = m_aimock->start();
        QVERIFY(!m_base.isEmpty());
        m_bench = DeskBench::start({{QStringLiteral("model-keys"), QStringLiteral("file")},
                                    {QStringLiteral("allow-private-targets"), QStringLiteral("on")}});
        QVERIFY(m_bench);
        m_admin = m_bench->token("ada");
        QCOMPARE(m_bench
                     ->post(QStringLiteral("/desk/credentials"), m_admin,
                            {{QStringLiteral("kind"), QStringLiteral("jwt")},
                             {QStringLiteral("name"), QStringLiteral("shop")},
                             {QStringLiteral("algorithm"), QStringLiteral("HS256")},
                             {QStringLiteral("secret"), QString::fromLatin1(Secret)}})
                     .status,
                 201);
        m_customer = QString::fromLatin1(
            TokenSigner::hs256(Secret).token({{QStringLiteral("companyId"), QStringLiteral("acme")},
                                              {QStringLiteral("exp"), QDateTime::currentSecsSinceEpoch() + 600}}));
        addTentBuyer(*m_bench);
        QFETCH(QString, protocol);
        choose(protocol);
    }
    void cleanup()
    {
        m_bench.reset();
        m_aimock.reset();
    }

    void bothProtocolsAreSpoken_data() { protocols(); }
    void bothProtocolsAreSpoken()
    {
        QVERIFY(m_bench->get(Main + QStringLiteral("/models"), m_admin).body[u"models"].toArray().size() > 1);
        const Response tried =
            m_bench->post(Main + QStringLiteral("/try"), m_admin, {{QStringLiteral("text"), QStringLiteral("Hello")}});
        QVERIFY2(tried.status == 200, tried.raw.constData());
        QCOMPARE(tried.body[u"text"].toString(), QStringLiteral("Hello, I am somebody else's model."));
        // A tool is asked for, used and answered with.
        const QJsonObject said = ask(QStringLiteral("Where is my tent?"));
        QCOMPARE(said[u"content"].toString(), QStringLiteral("Let me know what is wrong with it."));
        QVERIFY(said[u"metadata"][u"model"].toString().startsWith(QStringLiteral("claude-haiku-5-5")));
        QVERIFY(!said[u"metadata"][u"actionsTaken"].toArray().isEmpty());
        // The same while it is written, by a server that is not ours.
        const QJsonObject heard = hear(session(), QStringLiteral("Where is my tent?"));
        QCOMPARE(heard[u"content"].toString(), said[u"content"].toString());
        QVERIFY(heard[u"metadata"][u"model"].toString().startsWith(QStringLiteral("claude-haiku-5-5")));
        QCOMPARE(heard[u"metadata"][u"actionsTaken"], said[u"metadata"][u"actionsTaken"]);
        // What it has no words for is an error of its own, and the plug is pulled: the customer is answered both times.
        QCOMPARE(ask(QStringLiteral("What is your return policy?"))[u"metadata"][u"model"].toString(),
                 QStringLiteral("tierdesk-local"));
        m_aimock->end();
        QCOMPARE(ask(QStringLiteral("Hello"))[u"metadata"][u"model"].toString(), QStringLiteral("tierdesk-local"));
    }

    void callsThatComeTogetherAreAnsweredTogether_data() { ways(); }
    void callsThatComeTogetherAreAnsweredTogether()
    {
        const QJsonObject said = say(session(), QStringLiteral("Where are my tent and a lantern?"));
        QCOMPARE(said[u"content"].toString(),
                 QStringLiteral("Your tent has arrived; of lanterns I found nothing here."));
        const QJsonArray used = said[u"metadata"][u"actionsTaken"].toArray();
        QVERIFY2(used.contains(QStringLiteral("order_lookup")) && used.contains(QStringLiteral("product_lookup")),
                 base::toJson(said).constData());
    }

    void whatIsOverTheLimitIsRefusedAndEscalates_data() { ways(); }
    void whatIsOverTheLimitIsRefusedAndEscalates()
    {
        const QString id = session();
        // The fake goes on only where it reads the refusal with its arithmetic; the manager has no model.
        const QJsonObject said = say(id, QStringLiteral("My tent came torn, please refund all of the $312.40"));
        QCOMPARE(said[u"metadata"][u"model"].toString(), QStringLiteral("tierdesk-local"));
        const Response desk = m_bench->get(QStringLiteral("/desk/sessions/") + id, m_admin);
        const QJsonArray actions = desk.body[u"actions"].toArray();
        QVERIFY2(!actions.isEmpty(), desk.raw.constData());
        QCOMPARE(actions[0][u"state"].toString(), QStringLiteral("refused"));
        QCOMPARE(actions[0][u"verdict"][u"rule"].toString(), QStringLiteral("over_limit"));
        const Response shown = m_bench->get(Sessions + u'/' + id, m_customer);
        QCOMPARE(shown.body[u"escalationHistory"][0][u"toTier"].toString(), QStringLiteral("AI_MANAGER"));
        // Both requests were answered: the second one only to who told the fake of the refusal.
        const Response costs = m_bench->get(QStringLiteral("/desk/models/costs"), m_admin);
        QCOMPARE(costs.body[u"rows"][0][u"requests"].toInt(), 2);
    }

    void aRefundIsAskedForAndAYesCarriesItOut_data() { ways(); }
    void aRefundIsAskedForAndAYesCarriesItOut()
    {
        const QString id = session();
        const QJsonObject asked = say(id, QStringLiteral("My tent came torn, can I get 30 dollars back?"));
        const QString question = asked[u"content"].toString();
        QVERIFY2(question.startsWith(u"I am sorry that it came torn.") && question.contains(u"$30.00"),
                 qPrintable(question));
        const QJsonObject done = say(id, QStringLiteral("Yes please"));
        QCOMPARE(done[u"metadata"][u"model"].toString(), QStringLiteral("tierdesk-local"));
        const Response desk = m_bench->get(QStringLiteral("/desk/sessions/") + id, m_admin);
        const QJsonArray actions = desk.body[u"actions"].toArray();
        QVERIFY2(actions.size() == 1, desk.raw.constData());
        QCOMPARE(actions[0][u"state"].toString(), QStringLiteral("confirmed"));
        QCOMPARE(actions[0][u"orderNumber"].toString(), QStringLiteral("ORD-7777"));
    }

    void whoIsToldToWaitWaits_data() { ways(); }
    void whoIsToldToWaitWaits()
    {
        QElapsedTimer timer;
        timer.start();
        const QJsonObject said = say(session(), QStringLiteral("Hello, are you very busy today?"));
        QCOMPARE(said[u"content"].toString(), QStringLiteral("I was, and now I am here."));
        QVERIFY2(timer.elapsed() >= 980, qPrintable(QString::number(timer.elapsed())));
    }

private:
    static void protocols()
    {
        QTest::addColumn<QString>("protocol");
        QTest::newRow("Messages API") << QStringLiteral("anthropic");
        QTest::newRow("chat completions") << QStringLiteral("openai");
    }
    static void ways()
    {
        QTest::addColumn<QString>("protocol");
        QTest::addColumn<bool>("isStreamed");
        QTest::newRow("Messages API") << QStringLiteral("anthropic") << false;
        QTest::newRow("chat completions") << QStringLiteral("openai") << false;
        QTest::newRow("Messages API, streamed") << QStringLiteral("anthropic") << true;
        QTest::newRow("chat completions, streamed") << QStringLiteral("openai") << true;
    }
    /// The fake speaks for the AI Rep, who may refund $50.
    void choose(const QString &protocol)
    {
        const auto put = [&](const QString &path, const QJsonObject &body) {
            const Response done = m_bench->call("PUT", path, m_admin, base::toJson(body));
            QVERIFY2(done.status == 200, done.raw.constData());
        };
        put(Main, {{QStringLiteral("protocol"), protocol},
                   {QStringLiteral("baseUrl"), m_base},
                   {QStringLiteral("small"), QStringLiteral("claude-haiku-5-5")}});
        put(Main + QStringLiteral("/key"), {{QStringLiteral("key"), QStringLiteral("any-key")}});
        const QJsonObject tier{{QStringLiteral("chain"), QJsonArray{QStringLiteral("main")}}};
        const QJsonObject may{{QStringLiteral("canProcessRefunds"), true}, {QStringLiteral("maxRefundAmount"), 50}};
        put(QStringLiteral("/desk/config"),
            {{QStringLiteral("models"), QJsonObject{{QStringLiteral("aiRep"), tier}}},
             {QStringLiteral("tiers"),
              QJsonObject{{QStringLiteral("aiRep"), QJsonObject{{QStringLiteral("capabilities"), may}}}}}});
    }
    [[nodiscard]] QString session()
    {
        return m_bench
            ->post(Sessions, m_customer,
                   {{QStringLiteral("companyId"), QStringLiteral("acme")},
                    {QStringLiteral("customerId"), QStringLiteral("cust-2")},
                    {QStringLiteral("channel"), QStringLiteral("chat")}})
            .body[u"id"]
            .toString();
    }
    /// The answer to a new customer's first message.
    [[nodiscard]] QJsonObject ask(const QString &text)
    {
        return m_bench
            ->post(Sessions, m_customer,
                   {{QStringLiteral("companyId"), QStringLiteral("acme")},
                    {QStringLiteral("customerId"), QStringLiteral("cust-1")},
                    {QStringLiteral("channel"), QStringLiteral("chat")},
                    {QStringLiteral("initialMessage"), text}})
            .body[u"messages"]
            .toArray()
            .last()
            .toObject();
    }
    /// The answer, whole or heard while it is written, as this test's row has it.
    [[nodiscard]] QJsonObject say(const QString &session, const QString &text)
    {
        QFETCH(bool, isStreamed);
        return isStreamed ? hear(session, text)
                          : m_bench
                                ->post(Sessions + u'/' + session + QStringLiteral("/messages"), m_customer,
                                       {{QStringLiteral("message"), text}})
                                .body[u"aiResponse"]
                                .toObject();
    }
    [[nodiscard]] QJsonObject hear(const QString &session, const QString &text)
    {
        EventClient client(*m_bench, Sessions + u'/' + session + QStringLiteral("/messages"), m_customer,
                           {{QStringLiteral("message"), text}});
        if (!client.isOver() || client.of(u"message").empty())
            return {{QStringLiteral("content"), QString::fromUtf8(client.raw())}};
        const QJsonObject said = client.of(u"message").back()[u"aiResponse"].toObject();
        // Whoever joins the words has what is said.
        return client.words() == said[u"content"].toString()
                   ? said
                   : QJsonObject{
                         {QStringLiteral("content"), QStringLiteral("something else was heard: ") + client.words()}};
    }

    std::unique_ptr<Aimock> m_aimock;
    std::unique_ptr<DeskBench> m_bench;
    QString m_base, m_admin, m_customer;
};

QTEST_GUILESS_MAIN(TestAimock)
#include "tst_aimock.moc"
