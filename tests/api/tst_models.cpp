#include "tests/api/DeskBench.h"
#include "tests/support/models/ModelServer.h"
#include "tests/support/TokenSigner.h"

#include <QtCore/QDirIterator>
#include <QtCore/QFile>

#include <sys/prctl.h>

using namespace tierdesk;
using namespace tierdesk::test;
using tests::ModelMove;
using tests::ModelRequest;
using tests::ModelServer;

namespace {

const QString Models = QStringLiteral("/desk/models");
const QByteArray Secret("a secret of thirty-two bytes....");

ModelServer::Think greeting()
{
    return [](const ModelRequest &) { return ModelMove::say(QStringLiteral("Hello, I am the model.")); };
}

QJsonObject settingsOf(const ModelServer &server, bool isAnthropic)
{
    return {{QStringLiteral("protocol"), isAnthropic ? QStringLiteral("anthropic") : QStringLiteral("openai")},
            {QStringLiteral("baseUrl"), server.base()},
            {QStringLiteral("small"), QStringLiteral("claude-haiku-5-5")},
            {QStringLiteral("large"), QStringLiteral("claude-sonnet-5-5")}};
}

} // namespace

/// Models in the whole program: set up at the desk, spoken through at the customers' door.
class TestModelsApi final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { begin({}); }
    void cleanup() { m_bench.reset(); }

    void aModelSpeaksFromTheDeskToTheCustomer_data() { bothApis(); }
    void aModelSpeaksFromTheDeskToTheCustomer()
    {
        QFETCH(bool, isAnthropic);
        ModelServer server(greeting());
        setUp(server, isAnthropic);
        const Response shown = m_bench->get(Models, m_supervisor);
        QCOMPARE(shown.status, 200);
        QCOMPARE(shown.body[u"keyStore"].toString(), QStringLiteral("file"));
        const QJsonObject provider = shown.body[u"providers"].toArray().first().toObject();
        QCOMPARE(provider[u"name"].toString(), QStringLiteral("main"));
        QCOMPARE(provider[u"state"].toString(), QStringLiteral("ready"));
        QVERIFY(provider[u"hasKey"].toBool());
        QCOMPARE(provider[u"unpriced"].toArray(), QJsonArray());
        QCOMPARE(shown.body[u"unknownPrice"][u"out"].toDouble(), 150.0);
        QVERIFY(!shown.body[u"pricesAsOf"].toString().isEmpty());

        const QJsonObject said = ask(QStringLiteral("Hello"));
        QCOMPARE(said[u"content"].toString(), QStringLiteral("Hello, I am the model."));
        const QJsonObject facts = said[u"metadata"].toObject();
        QCOMPARE(facts[u"model"].toString(), QStringLiteral("claude-haiku-5-5-served"));
        QCOMPARE(facts[u"tokens"][u"input"].toInt(), 100);
        QCOMPARE(facts[u"tokens"][u"output"].toInt(), 20);

        // What it took: with the message, by day, and of today.
        const Response costs = m_bench->get(Models + QStringLiteral("/costs"), m_supervisor);
        QCOMPARE(costs.status, 200);
        const QJsonObject row = costs.body[u"rows"].toArray().first().toObject();
        QCOMPARE(row[u"provider"].toString(), QStringLiteral("main"));
        QCOMPARE(row[u"requests"].toInt(), 1);
        QCOMPARE(row[u"cacheRead"].toInt(), isAnthropic ? 30 : 0);
        QCOMPARE(row[u"cost"].toDouble(), isAnthropic ? 17'550e-9 : 20'000e-9);
        QCOMPARE(m_bench->get(Models, m_admin).body[u"spentToday"].toDouble(), row[u"cost"].toDouble());
        const Response sessions = m_bench->get(QStringLiteral("/desk/sessions"), m_admin);
        const QString id = sessions.body[u"sessions"].toArray().first().toObject()[u"id"].toString();
        QCOMPARE(m_bench->get(QStringLiteral("/desk/sessions/") + id, m_admin).body[u"costNanoUsd"].toInt(),
                 isAnthropic ? 17'550 : 20'000);
        QCOMPARE(m_bench->get(QStringLiteral("/desk/status"), m_admin)
                     .body[u"models"]
                     .toArray()
                     .first()
                     .toObject()[u"name"]
                     .toString(),
                 QStringLiteral("claude-haiku-5-5, claude-sonnet-5-5"));
    }

    void aGeneralQuestionIsAskedOfTheModelOnce()
    {
        ModelServer server([](const ModelRequest &) {
            return ModelMove::say(QStringLiteral("Unused items may come back within some weeks."));
        });
        setUp(server, true);
        const auto write = [this](const char *body) {
            const QJsonArray rows{QJsonObject{{QStringLiteral("ref"), QStringLiteral("KB-RETURNS")},
                                              {QStringLiteral("title"), QStringLiteral("Return policy")},
                                              {QStringLiteral("body"), QString::fromLatin1(body)}}};
            return m_bench->call("POST", QStringLiteral("/desk/articles"), m_supervisor, base::toJson(rows)).status;
        };
        QCOMPARE(write("You may return unused items within 30 days of delivery."), 200);
        const QJsonObject first =
            ask(QStringLiteral("What is your return policy?"), QStringLiteral("visitor-1"))[u"metadata"].toObject();
        QVERIFY(!first.contains(u"cached"));
        const QJsonObject said = ask(QStringLiteral("what's your RETURN policy"), QStringLiteral("visitor-2"));
        QCOMPARE(server.count(), 2); // other words are another question
        const QJsonObject again = ask(QStringLiteral("What is your return policy"), QStringLiteral("visitor-3"));
        QCOMPARE(server.count(), 2);
        const QJsonObject facts = again[u"metadata"].toObject();
        QVERIFY(facts[u"cached"].toBool());
        QCOMPARE(again[u"content"], said[u"content"]);
        QCOMPARE(facts[u"model"], first[u"model"]);
        QCOMPARE(facts[u"tokens"][u"input"].toInt(), 0);

        // The people at the desk see it too, and the figures count it.
        const Response sessions = m_bench->get(QStringLiteral("/desk/sessions"), m_admin);
        const QString id = sessions.body[u"sessions"].toArray().first().toObject()[u"id"].toString();
        const QJsonObject detail = m_bench->get(QStringLiteral("/desk/sessions/") + id, m_admin).body;
        QVERIFY(detail[u"messages"].toArray().last()[u"answer"][u"cached"].toBool());
        QCOMPARE(detail[u"costNanoUsd"].toInt(), 0);
        const Response metrics = m_bench->get(QStringLiteral("/metrics"), m_admin);
        QVERIFY2(metrics.raw.contains("tierdesk_answer_cache_total{result=\"hit\"} 1"), metrics.raw.constData());

        // An article changes: what was said from it is not said again.
        QCOMPARE(write("You may return unused items within 14 days of delivery."), 200);
        QVERIFY(!ask(QStringLiteral("What is your return policy?"), QStringLiteral("visitor-4"))[u"metadata"]
                     .toObject()
                     .contains(u"cached"));
        QCOMPARE(server.count(), 3);
    }

    void noMoreOfATalkIsShownThanIsSet()
    {
        m_bench.reset();
        begin({{QStringLiteral("model-history"), QStringLiteral("2")}});
        ModelServer server([](const ModelRequest &request) {
            return ModelMove::say(QStringLiteral("Answer number %1.").arg(request.number));
        });
        setUp(server, true);
        const Response started = startSession(QStringLiteral("My stove is red."));
        QCOMPARE(started.status, 201);
        const QString path =
            QStringLiteral("/api/momentum/cs/sessions/%1/messages").arg(started.body[u"id"].toString());
        for (const char *words : {"My lantern is green.", "My kettle is blue."}) {
            const Response said = m_bench->post(path, QString::fromLatin1(m_customer),
                                                {{QStringLiteral("message"), QString::fromLatin1(words)}});
            QVERIFY2(said.status < 300, said.raw.constData());
        }
        QCOMPARE(server.count(), 3);
        const ModelRequest last = server.requests().back();
        QVERIFY(last.bytes.contains("My kettle is blue."));
        QVERIFY(last.bytes.contains("My lantern is green.") && last.bytes.contains("Answer number 2."));
        QVERIFY(!last.bytes.contains("My stove is red.") && !last.bytes.contains("Answer number 1."));
    }

    void thePlugIsPulledInTheMiddle_data() { bothApis(); }
    void thePlugIsPulledInTheMiddle()
    {
        QFETCH(bool, isAnthropic);
        ModelServer server([](const ModelRequest &request) {
            return request.number == 1 ? ModelMove::call(QStringLiteral("list_orders"), {})
                                       : ModelMove::broken(ModelMove::Wire::Cut);
        });
        setUp(server, isAnthropic);
        const QJsonObject said = ask(QStringLiteral("Where is my order ORD-9876?"));
        QCOMPARE(said[u"metadata"][u"model"].toString(), QStringLiteral("tierdesk-local"));
        QVERIFY2(said[u"content"].toString().contains(QStringLiteral("ORD-9876")),
                 qPrintable(said[u"content"].toString()));
        // The first request was answered and is paid for.
        QCOMPARE(m_bench->get(Models + QStringLiteral("/costs"), m_admin).body[u"rows"].toArray().size(), 1);
    }

    void withoutAFallbackTheClientIsToldAndTheMessageKept()
    {
        ModelServer server([](const ModelRequest &) { return ModelMove::error(401, "{}"); });
        setUp(server, true, QStringLiteral("nobody"));
        const Response started = startSession(QStringLiteral("Where is my parcel?"));
        QCOMPARE(started.status, 500);
        QCOMPARE(started.code(), QStringLiteral("CS_010"));
        QVERIFY(!started.raw.contains(ModelServer::Key));
        const Response list = m_bench->get(QStringLiteral("/desk/sessions"), m_admin);
        const QJsonObject session = list.body[u"sessions"].toArray().first().toObject();
        QCOMPARE(session[u"messageCount"].toInt(), 1);
        QCOMPARE(session[u"preview"].toString(), QStringLiteral("Where is my parcel?"));
        QVERIFY(m_bench->call("DELETE", Models + QStringLiteral("/providers/main/key"), m_admin).status == 200);
        QCOMPARE(startSession(QStringLiteral("And now?")).code(), QStringLiteral("CS_006"));
    }

    void modelsAreListedAndTried_data() { bothApis(); }
    void modelsAreListedAndTried()
    {
        QFETCH(bool, isAnthropic);
        ModelServer server(greeting());
        setUp(server, isAnthropic);
        const QString main = Models + QStringLiteral("/providers/main");
        const Response listed = m_bench->get(main + QStringLiteral("/models"), m_admin);
        QCOMPARE(listed.status, 200);
        QCOMPARE(listed.body[u"models"].toArray().size(), 2);
        const Response tried = m_bench->post(main + QStringLiteral("/try"), m_admin,
                                             {{QStringLiteral("model"), QStringLiteral("claude-sonnet-5-5")},
                                              {QStringLiteral("text"), QStringLiteral("Say hello.")}});
        QCOMPARE(tried.status, 200);
        QCOMPARE(tried.body[u"text"].toString(), QStringLiteral("Hello, I am the model."));
        QCOMPARE(tried.body[u"model"].toString(), QStringLiteral("claude-sonnet-5-5-served"));
        QCOMPARE(tried.body[u"cost"].toDouble(), isAnthropic ? 348e-6 : 400e-6);
        QCOMPARE(m_bench->get(Models, m_admin).body[u"spentToday"].toDouble(), tried.body[u"cost"].toDouble());
        // A key that is wrong is told, and not shown.
        QCOMPARE(
            m_bench->call("PUT", main + QStringLiteral("/key"), m_admin, R"({"key":"sk-wrong-wrong-wrong"})").status,
            200);
        const Response refused = m_bench->get(main + QStringLiteral("/models"), m_admin);
        QCOMPARE(refused.status, 502);
        QVERIFY(!refused.raw.contains("sk-wrong"));
    }

    /// What cannot be read has been paid for.
    void aTrialThatCannotBeReadIsBooked_data() { bothApis(); }
    void aTrialThatCannotBeReadIsBooked()
    {
        QFETCH(bool, isAnthropic);
        ModelServer server([isAnthropic](const ModelRequest &) {
            ModelMove move;
            move.body = isAnthropic
                            ? R"({"model":"claude-haiku-5-5","content":"no blocks","usage":{"input_tokens":1000,)"
                              R"("output_tokens":100}})"
                            : R"({"model":"claude-haiku-5-5","choices":[],"usage":{"prompt_tokens":1000,)"
                              R"("completion_tokens":100}})";
            return move;
        });
        setUp(server, isAnthropic);
        const Response tried = m_bench->post(Models + QStringLiteral("/providers/main/try"), m_admin,
                                             {{QStringLiteral("text"), QStringLiteral("Say hello.")}});
        QCOMPARE(tried.status, 502);
        QCOMPARE(m_bench->get(Models, m_admin).body[u"spentToday"].toDouble(), 150e-6);
        const QJsonArray rows = m_bench->get(Models + QStringLiteral("/costs"), m_admin).body[u"rows"].toArray();
        QCOMPARE(rows.size(), 1);
        QCOMPARE(rows[0][u"model"].toString(), QStringLiteral("claude-haiku-5-5"));
    }

    void aKeyIsNowhereButInItsPlace()
    {
        ModelServer server(greeting());
        setUp(server, true);
        QVERIFY(!ask(QStringLiteral("Hello")).isEmpty());
        for (const QString &path : {Models, QStringLiteral("/desk/config"), QStringLiteral("/desk/audit"),
                                    QStringLiteral("/desk/config/versions"), QStringLiteral("/metrics")})
            QVERIFY2(!m_bench->get(path, m_admin).raw.contains(ModelServer::Key), qPrintable(path));
        const Response audit = m_bench->get(QStringLiteral("/desk/audit?command=provider"), m_admin);
        QCOMPARE(audit.body[u"rows"].toArray().size(), 2);
        QCOMPARE(::prctl(PR_GET_DUMPABLE), 0);
        int places = 0;
        QDirIterator files(m_bench->folder(), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
        while (files.hasNext()) {
            QFile file(files.next());
            QVERIFY(file.open(QIODevice::ReadOnly));
            if (!file.readAll().contains(ModelServer::Key))
                continue;
            ++places;
            QVERIFY2(file.fileName().endsWith(QStringLiteral("secrets/models/model.acme.main")),
                     qPrintable(file.fileName()));
            QVERIFY(!(file.permissions() & (QFile::ReadGroup | QFile::ReadOther)));
        }
        QCOMPARE(places, 1);
        QCOMPARE(m_bench->call("DELETE", Models + QStringLiteral("/providers/main/key"), m_admin).status, 200);
        QCOMPARE(::prctl(PR_GET_DUMPABLE), 0); // not even then: nobody knows where its copies were
    }

    void aKeyGoesNowhereElse()
    {
        ModelServer server(greeting());
        ModelServer thief(greeting());
        setUp(server, true);
        const Response moved = m_bench->call("PUT", Models + QStringLiteral("/providers/main"), m_admin,
                                             base::toJson(QJsonObject{{QStringLiteral("baseUrl"), thief.base()}}));
        QCOMPARE(moved.status, 200);
        QVERIFY(!moved.body[u"hasKey"].toBool());
        QCOMPARE(moved.body[u"state"].toString(), QStringLiteral("no_key"));
        QCOMPARE(ask(QStringLiteral("Hello"))[u"metadata"][u"model"].toString(), QStringLiteral("tierdesk-local"));
        QCOMPARE(thief.count(), 0);
    }

    void aKeyIsThereAfterARestart()
    {
        ModelServer server(greeting());
        setUp(server, true);
        m_bench->restart();
        m_admin = m_bench->token("ada");
        QCOMPARE(ask(QStringLiteral("Hello"))[u"content"].toString(), QStringLiteral("Hello, I am the model."));
        // And what was spent today is remembered: one more nano-dollar than that is all that is left.
        m_bench->restart();
        const Response capped =
            m_bench->call("PUT", QStringLiteral("/desk/config"), m_admin, R"({"models":{"budgetPerDay":0.00001}})");
        QCOMPARE(capped.status, 200);
        QCOMPARE(ask(QStringLiteral("Hello"))[u"metadata"][u"model"].toString(), QStringLiteral("tierdesk-local"));
    }

    void whoMayWhat_data()
    {
        QTest::addColumn<QByteArray>("method");
        QTest::addColumn<QString>("path");
        QTest::addColumn<QString>("who");
        QTest::addColumn<int>("status");
        const auto row = [](const char *name, const char *method, const char *path, const char *who, int status) {
            QTest::newRow(name) << QByteArray(method) << QString::fromLatin1(path) << QString::fromLatin1(who)
                                << status;
        };
        row("an agent sees no providers", "GET", "", "ann", 403);
        row("a supervisor sees them", "GET", "", "sue", 200);
        row("and what they cost", "GET", "/costs", "sue", 200);
        row("but keeps no keys", "PUT", "/providers/main/key", "sue", 403);
        row("and changes no addresses", "PUT", "/providers/main", "sue", 403);
        row("and asks nothing", "POST", "/providers/main/try", "sue", 403);
        row("an admin asks only who is there", "GET", "/providers/other/models", "ada", 404);
        row("a key must be one", "PUT", "/providers/main/key", "ada", 400);
        row("a name too", "PUT", "/providers/A%20B", "ada", 400);
    }
    void whoMayWhat()
    {
        QFETCH(QByteArray, method);
        QFETCH(QString, path);
        QFETCH(QString, who);
        ModelServer server(greeting());
        setUp(server, true);
        const QByteArray body = method == "GET"         ? QByteArray()
                                : path.endsWith(u"key") ? QByteArray(R"({"key":"two words"})")
                                                        : QByteArray(R"({"text":"Hello"})");
        const Response answer = m_bench->call(method, Models + path, m_bench->token(who.toLatin1().constData()), body);
        QTEST(answer.status, "status");
        // Another company has none of it.
        const QString eve = m_bench->signIn(QStringLiteral("eve@beta.example")).body[u"token"].toString();
        QVERIFY(m_bench->get(Models, eve).body[u"providers"].toArray().isEmpty());
        QCOMPARE(m_bench->get(Models + QStringLiteral("/providers/main/models"), eve).status, 404);
    }

private:
    /// A program with @p more settings, and who speaks to it.
    void begin(QList<std::pair<QString, QString>> more)
    {
        more.append({QStringLiteral("model-keys"), QStringLiteral("file")});
        more.append({QStringLiteral("allow-private-targets"), QStringLiteral("on")});
        m_bench = DeskBench::start(more);
        QVERIFY(m_bench);
        m_admin = m_bench->token("ada");
        m_supervisor = m_bench->token("sue");
        m_customer =
            TokenSigner::hs256(Secret).token({{QStringLiteral("companyId"), QStringLiteral("acme")},
                                              {QStringLiteral("exp"), QDateTime::currentSecsSinceEpoch() + 600}});
        const auto jwt = m_bench->post(QStringLiteral("/desk/credentials"), m_admin,
                                       {{QStringLiteral("kind"), QStringLiteral("jwt")},
                                        {QStringLiteral("name"), QStringLiteral("shop")},
                                        {QStringLiteral("algorithm"), QStringLiteral("HS256")},
                                        {QStringLiteral("secret"), QString::fromLatin1(Secret)}});
        QCOMPARE(jwt.status, 201);
    }
    static void bothApis()
    {
        QTest::addColumn<bool>("isAnthropic");
        QTest::newRow("Messages API") << true;
        QTest::newRow("chat completions") << false;
    }
    void setUp(const ModelServer &server, bool isAnthropic, const QString &otherwise = QStringLiteral("embedded"))
    {
        const QString main = Models + QStringLiteral("/providers/main");
        QCOMPARE(m_bench->call("PUT", main, m_admin, base::toJson(settingsOf(server, isAnthropic))).status, 200);
        const Response key =
            m_bench->call("PUT", main + QStringLiteral("/key"), m_admin,
                          base::toJson(QJsonObject{{QStringLiteral("key"), QString::fromLatin1(ModelServer::Key)}}));
        QCOMPARE(key.status, 200);
        QVERIFY(!key.raw.contains(ModelServer::Key));
        const QJsonObject tier{{QStringLiteral("chain"), QJsonArray{QStringLiteral("main")}},
                               {QStringLiteral("otherwise"), otherwise}};
        const Response chosen = m_bench->call(
            "PUT", QStringLiteral("/desk/config"), m_admin,
            base::toJson(QJsonObject{{QStringLiteral("models"), QJsonObject{{QStringLiteral("aiRep"), tier},
                                                                            {QStringLiteral("aiManager"), tier}}}}));
        QCOMPARE(chosen.status, 200);
    }
    Response startSession(const QString &text, const QString &customer = QStringLiteral("cust-1"))
    {
        return m_bench->post(QStringLiteral("/api/momentum/cs/sessions"), QString::fromLatin1(m_customer),
                             {{QStringLiteral("companyId"), QStringLiteral("acme")},
                              {QStringLiteral("customerId"), customer},
                              {QStringLiteral("channel"), QStringLiteral("chat")},
                              {QStringLiteral("initialMessage"), text}});
    }
    /// The answer to a session's first message; empty with a failed check when there is none.
    QJsonObject ask(const QString &text, const QString &customer = QStringLiteral("cust-1"))
    {
        const Response started = startSession(text, customer);
        const QJsonArray messages = started.body[u"messages"].toArray();
        if (started.status != 201 || messages.size() != 2)
            qWarning("%d %s", started.status, started.raw.constData());
        return messages.last().toObject();
    }

    std::unique_ptr<DeskBench> m_bench;
    QString m_admin, m_supervisor;
    QByteArray m_customer;
};

QTEST_GUILESS_MAIN(TestModelsApi)
#include "tst_models.moc"
