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
const QString Main = u"/desk/models/providers/main"_s;
const QString Sessions = u"/api/momentum/cs/sessions"_s;
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
        m_process.start(u"node"_s, {Tools + u"node_modules/@copilotkit/aimock/dist/cli.js"_s, u"-p"_s, u"0"_s, u"-f"_s,
                                    Tools + u"turns.json"_s, u"--strict"_s});
        static const QRegularExpression Listening(u"listening on (http://127\\.0\\.0\\.1:\\d+)"_s);
        QString output;
        while (m_process.waitForReadyRead(20'000)) {
            output += QString::fromUtf8(m_process.readAll());
            if (const auto match = Listening.match(output); match.hasMatch())
                return match.captured(1) + u"/v1"_s;
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
        if (QStandardPaths::findExecutable(u"node"_s).isEmpty() ||
            !QFileInfo::exists(Tools + u"node_modules/@copilotkit/aimock"_s))
            QSKIP("not run: @copilotkit/aimock is not there (packaging/deps tests fetches it)");
    }

    void init()
    {
        m_aimock = std::make_unique<Aimock>();
        m_base = m_aimock->start();
        QVERIFY(!m_base.isEmpty());
        m_bench = DeskBench::start({{u"model-keys"_s, u"file"_s}, {u"allow-private-targets"_s, u"on"_s}});
        QVERIFY(m_bench);
        m_admin = m_bench->token("ada");
        QCOMPARE(m_bench
                     ->post(u"/desk/credentials"_s, m_admin,
                            {{u"kind"_s, u"jwt"_s},
                             {u"name"_s, u"shop"_s},
                             {u"algorithm"_s, u"HS256"_s},
                             {u"secret"_s, QString::fromLatin1(Secret)}})
                     .status,
                 201);
        m_customer = QString::fromLatin1(TokenSigner::hs256(Secret).token(
            {{u"companyId"_s, u"acme"_s}, {u"exp"_s, QDateTime::currentSecsSinceEpoch() + 600}}));
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
        QVERIFY(m_bench->get(Main + u"/models"_s, m_admin).body[u"models"].toArray().size() > 1);
        const Response tried = m_bench->post(Main + u"/try"_s, m_admin, {{u"text"_s, u"Hello"_s}});
        QVERIFY2(tried.status == 200, tried.raw.constData());
        QCOMPARE(tried.body[u"text"].toString(), u"Hello, I am somebody else's model."_s);
        // A tool is asked for, used and answered with.
        const QJsonObject said = ask(u"Where is my tent?"_s);
        QCOMPARE(said[u"content"].toString(), u"Let me know what is wrong with it."_s);
        QVERIFY(said[u"metadata"][u"model"].toString().startsWith(u"claude-haiku-5-5"_s));
        QVERIFY(!said[u"metadata"][u"actionsTaken"].toArray().isEmpty());
        // The same while it is written, by a server that is not ours.
        const QJsonObject heard = hear(session(), u"Where is my tent?"_s);
        QCOMPARE(heard[u"content"].toString(), said[u"content"].toString());
        QVERIFY(heard[u"metadata"][u"model"].toString().startsWith(u"claude-haiku-5-5"_s));
        QCOMPARE(heard[u"metadata"][u"actionsTaken"], said[u"metadata"][u"actionsTaken"]);
        // What it has no words for is an error of its own, and the plug is pulled: the customer is answered both times.
        QCOMPARE(ask(u"What is your return policy?"_s)[u"metadata"][u"model"].toString(), u"tierdesk-local"_s);
        m_aimock->end();
        QCOMPARE(ask(u"Hello"_s)[u"metadata"][u"model"].toString(), u"tierdesk-local"_s);
    }

    void callsThatComeTogetherAreAnsweredTogether_data() { ways(); }
    void callsThatComeTogetherAreAnsweredTogether()
    {
        const QJsonObject said = say(session(), u"Where are my tent and a lantern?"_s);
        QCOMPARE(said[u"content"].toString(), u"Your tent has arrived; of lanterns I found nothing here."_s);
        const QJsonArray used = said[u"metadata"][u"actionsTaken"].toArray();
        QVERIFY2(used.contains(u"order_lookup"_s) && used.contains(u"product_lookup"_s),
                 base::toJson(said).constData());
    }

    void whatIsOverTheLimitIsRefusedAndEscalates_data() { ways(); }
    void whatIsOverTheLimitIsRefusedAndEscalates()
    {
        const QString id = session();
        // The fake goes on only where it reads the refusal with its arithmetic; the manager has no model.
        const QJsonObject said = say(id, u"My tent came torn, please refund all of the $312.40"_s);
        QCOMPARE(said[u"metadata"][u"model"].toString(), u"tierdesk-local"_s);
        const Response desk = m_bench->get(u"/desk/sessions/"_s + id, m_admin);
        const QJsonArray actions = desk.body[u"actions"].toArray();
        QVERIFY2(!actions.isEmpty(), desk.raw.constData());
        QCOMPARE(actions[0][u"state"].toString(), u"refused"_s);
        QCOMPARE(actions[0][u"verdict"][u"rule"].toString(), u"over_limit"_s);
        const Response shown = m_bench->get(Sessions + u'/' + id, m_customer);
        QCOMPARE(shown.body[u"escalationHistory"][0][u"toTier"].toString(), u"AI_MANAGER"_s);
        // Both requests were answered: the second one only to who told the fake of the refusal.
        const Response costs = m_bench->get(u"/desk/models/costs"_s, m_admin);
        QCOMPARE(costs.body[u"rows"][0][u"requests"].toInt(), 2);
    }

    void aRefundIsAskedForAndAYesCarriesItOut_data() { ways(); }
    void aRefundIsAskedForAndAYesCarriesItOut()
    {
        const QString id = session();
        const QJsonObject asked = say(id, u"My tent came torn, can I get 30 dollars back?"_s);
        const QString question = asked[u"content"].toString();
        QVERIFY2(question.startsWith(u"I am sorry that it came torn.") && question.contains(u"$30.00"),
                 qPrintable(question));
        const QJsonObject done = say(id, u"Yes please"_s);
        QCOMPARE(done[u"metadata"][u"model"].toString(), u"tierdesk-local"_s);
        const Response desk = m_bench->get(u"/desk/sessions/"_s + id, m_admin);
        const QJsonArray actions = desk.body[u"actions"].toArray();
        QVERIFY2(actions.size() == 1, desk.raw.constData());
        QCOMPARE(actions[0][u"state"].toString(), u"confirmed"_s);
        QCOMPARE(actions[0][u"orderNumber"].toString(), u"ORD-7777"_s);
    }

    void whoIsToldToWaitWaits_data() { ways(); }
    void whoIsToldToWaitWaits()
    {
        QElapsedTimer timer;
        timer.start();
        const QJsonObject said = say(session(), u"Hello, are you very busy today?"_s);
        QCOMPARE(said[u"content"].toString(), u"I was, and now I am here."_s);
        QVERIFY2(timer.elapsed() >= 980, qPrintable(QString::number(timer.elapsed())));
    }

private:
    static void protocols()
    {
        QTest::addColumn<QString>("protocol");
        QTest::newRow("Messages API") << u"anthropic"_s;
        QTest::newRow("chat completions") << u"openai"_s;
    }
    static void ways()
    {
        QTest::addColumn<QString>("protocol");
        QTest::addColumn<bool>("isStreamed");
        QTest::newRow("Messages API") << u"anthropic"_s << false;
        QTest::newRow("chat completions") << u"openai"_s << false;
        QTest::newRow("Messages API, streamed") << u"anthropic"_s << true;
        QTest::newRow("chat completions, streamed") << u"openai"_s << true;
    }
    /// The fake speaks for the AI Rep, who may refund $50.
    void choose(const QString &protocol)
    {
        const auto put = [&](const QString &path, const QJsonObject &body) {
            const Response done = m_bench->call("PUT", path, m_admin, base::toJson(body));
            QVERIFY2(done.status == 200, done.raw.constData());
        };
        put(Main, {{u"protocol"_s, protocol}, {u"baseUrl"_s, m_base}, {u"small"_s, u"claude-haiku-5-5"_s}});
        put(Main + u"/key"_s, {{u"key"_s, u"any-key"_s}});
        const QJsonObject tier{{u"chain"_s, QJsonArray{u"main"_s}}};
        const QJsonObject may{{u"canProcessRefunds"_s, true}, {u"maxRefundAmount"_s, 50}};
        put(u"/desk/config"_s, {{u"models"_s, QJsonObject{{u"aiRep"_s, tier}}},
                                {u"tiers"_s, QJsonObject{{u"aiRep"_s, QJsonObject{{u"capabilities"_s, may}}}}}});
    }
    [[nodiscard]] QString session()
    {
        return m_bench
            ->post(Sessions, m_customer,
                   {{u"companyId"_s, u"acme"_s}, {u"customerId"_s, u"cust-2"_s}, {u"channel"_s, u"chat"_s}})
            .body[u"id"]
            .toString();
    }
    /// The answer to a new customer's first message.
    [[nodiscard]] QJsonObject ask(const QString &text)
    {
        return m_bench
            ->post(Sessions, m_customer,
                   {{u"companyId"_s, u"acme"_s},
                    {u"customerId"_s, u"cust-1"_s},
                    {u"channel"_s, u"chat"_s},
                    {u"initialMessage"_s, text}})
            .body[u"messages"]
            .toArray()
            .last()
            .toObject();
    }
    /// The answer, whole or heard while it is written, as this test's row has it.
    [[nodiscard]] QJsonObject say(const QString &session, const QString &text)
    {
        QFETCH(bool, isStreamed);
        return isStreamed
                   ? hear(session, text)
                   : m_bench->post(Sessions + u'/' + session + u"/messages"_s, m_customer, {{u"message"_s, text}})
                         .body[u"aiResponse"]
                         .toObject();
    }
    [[nodiscard]] QJsonObject hear(const QString &session, const QString &text)
    {
        EventClient client(*m_bench, Sessions + u'/' + session + u"/messages"_s, m_customer, {{u"message"_s, text}});
        if (!client.isOver() || client.of(u"message").empty())
            return {{u"content"_s, QString::fromUtf8(client.raw())}};
        const QJsonObject said = client.of(u"message").back()[u"aiResponse"].toObject();
        // Whoever joins the words has what is said.
        return client.words() == said[u"content"].toString()
                   ? said
                   : QJsonObject{{u"content"_s, u"something else was heard: "_s + client.words()}};
    }

    std::unique_ptr<Aimock> m_aimock;
    std::unique_ptr<DeskBench> m_bench;
    QString m_base, m_admin, m_customer;
};

QTEST_GUILESS_MAIN(TestAimock)
#include "tst_aimock.moc"
