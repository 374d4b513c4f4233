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

const QString Models = u"/desk/models"_s;
const QByteArray Secret("a secret of thirty-two bytes....");

ModelServer::Think greeting()
{
    return [](const ModelRequest &) { return ModelMove::say(u"Hello, I am the model."_s); };
}

QJsonObject settingsOf(const ModelServer &server, bool isAnthropic)
{
    return {{u"protocol"_s, isAnthropic ? u"anthropic"_s : u"openai"_s},
            {u"baseUrl"_s, server.base()},
            {u"small"_s, u"claude-haiku-5-5"_s},
            {u"large"_s, u"claude-sonnet-5-5"_s}};
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
        QCOMPARE(shown.body[u"keyStore"].toString(), u"file"_s);
        const QJsonObject provider = shown.body[u"providers"].toArray().first().toObject();
        QCOMPARE(provider[u"name"].toString(), u"main"_s);
        QCOMPARE(provider[u"state"].toString(), u"ready"_s);
        QVERIFY(provider[u"hasKey"].toBool());
        QCOMPARE(provider[u"unpriced"].toArray(), QJsonArray());
        QCOMPARE(shown.body[u"unknownPrice"][u"out"].toDouble(), 150.0);
        QVERIFY(!shown.body[u"pricesAsOf"].toString().isEmpty());

        const QJsonObject said = ask(u"Hello"_s);
        QCOMPARE(said[u"content"].toString(), u"Hello, I am the model."_s);
        const QJsonObject facts = said[u"metadata"].toObject();
        QCOMPARE(facts[u"model"].toString(), u"claude-haiku-5-5-served"_s);
        QCOMPARE(facts[u"tokens"][u"input"].toInt(), 100);
        QCOMPARE(facts[u"tokens"][u"output"].toInt(), 20);

        // What it took: with the message, by day, and of today.
        const Response costs = m_bench->get(Models + u"/costs"_s, m_supervisor);
        QCOMPARE(costs.status, 200);
        const QJsonObject row = costs.body[u"rows"].toArray().first().toObject();
        QCOMPARE(row[u"provider"].toString(), u"main"_s);
        QCOMPARE(row[u"requests"].toInt(), 1);
        QCOMPARE(row[u"cacheRead"].toInt(), isAnthropic ? 30 : 0);
        QCOMPARE(row[u"cost"].toDouble(), isAnthropic ? 17'550e-9 : 20'000e-9);
        QCOMPARE(m_bench->get(Models, m_admin).body[u"spentToday"].toDouble(), row[u"cost"].toDouble());
        const Response sessions = m_bench->get(u"/desk/sessions"_s, m_admin);
        const QString id = sessions.body[u"sessions"].toArray().first().toObject()[u"id"].toString();
        QCOMPARE(m_bench->get(u"/desk/sessions/"_s + id, m_admin).body[u"costNanoUsd"].toInt(),
                 isAnthropic ? 17'550 : 20'000);
        QCOMPARE(
            m_bench->get(u"/desk/status"_s, m_admin).body[u"models"].toArray().first().toObject()[u"name"].toString(),
            u"claude-haiku-5-5, claude-sonnet-5-5"_s);
    }

    void aGeneralQuestionIsAskedOfTheModelOnce()
    {
        ModelServer server(
            [](const ModelRequest &) { return ModelMove::say(u"Unused items may come back within some weeks."_s); });
        setUp(server, true);
        const auto write = [this](const char *body) {
            const QJsonArray rows{QJsonObject{
                {u"ref"_s, u"KB-RETURNS"_s}, {u"title"_s, u"Return policy"_s}, {u"body"_s, QString::fromLatin1(body)}}};
            return m_bench->call("POST", u"/desk/articles"_s, m_supervisor, base::toJson(rows)).status;
        };
        QCOMPARE(write("You may return unused items within 30 days of delivery."), 200);
        const QJsonObject first = ask(u"What is your return policy?"_s, u"visitor-1"_s)[u"metadata"].toObject();
        QVERIFY(!first.contains(u"cached"));
        const QJsonObject said = ask(u"what's your RETURN policy"_s, u"visitor-2"_s);
        QCOMPARE(server.count(), 2); // other words are another question
        const QJsonObject again = ask(u"What is your return policy"_s, u"visitor-3"_s);
        QCOMPARE(server.count(), 2);
        const QJsonObject facts = again[u"metadata"].toObject();
        QVERIFY(facts[u"cached"].toBool());
        QCOMPARE(again[u"content"], said[u"content"]);
        QCOMPARE(facts[u"model"], first[u"model"]);
        QCOMPARE(facts[u"tokens"][u"input"].toInt(), 0);

        // The people at the desk see it too, and the figures count it.
        const Response sessions = m_bench->get(u"/desk/sessions"_s, m_admin);
        const QString id = sessions.body[u"sessions"].toArray().first().toObject()[u"id"].toString();
        const QJsonObject detail = m_bench->get(u"/desk/sessions/"_s + id, m_admin).body;
        QVERIFY(detail[u"messages"].toArray().last()[u"answer"][u"cached"].toBool());
        QCOMPARE(detail[u"costNanoUsd"].toInt(), 0);
        const Response metrics = m_bench->get(u"/metrics"_s, m_admin);
        QVERIFY2(metrics.raw.contains("tierdesk_answer_cache_total{result=\"hit\"} 1"), metrics.raw.constData());

        // An article changes: what was said from it is not said again.
        QCOMPARE(write("You may return unused items within 14 days of delivery."), 200);
        QVERIFY(!ask(u"What is your return policy?"_s, u"visitor-4"_s)[u"metadata"].toObject().contains(u"cached"));
        QCOMPARE(server.count(), 3);
    }

    void noMoreOfATalkIsShownThanIsSet()
    {
        m_bench.reset();
        begin({{u"model-history"_s, u"2"_s}});
        ModelServer server(
            [](const ModelRequest &request) { return ModelMove::say(u"Answer number %1."_s.arg(request.number)); });
        setUp(server, true);
        const Response started = startSession(u"My stove is red."_s);
        QCOMPARE(started.status, 201);
        const QString path = u"/api/momentum/cs/sessions/%1/messages"_s.arg(started.body[u"id"].toString());
        for (const char *words : {"My lantern is green.", "My kettle is blue."}) {
            const Response said =
                m_bench->post(path, QString::fromLatin1(m_customer), {{u"message"_s, QString::fromLatin1(words)}});
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
            return request.number == 1 ? ModelMove::call(u"list_orders"_s, {})
                                       : ModelMove::broken(ModelMove::Wire::Cut);
        });
        setUp(server, isAnthropic);
        const QJsonObject said = ask(u"Where is my order ORD-9876?"_s);
        QCOMPARE(said[u"metadata"][u"model"].toString(), u"tierdesk-local"_s);
        QVERIFY2(said[u"content"].toString().contains(u"ORD-9876"_s), qPrintable(said[u"content"].toString()));
        // The first request was answered and is paid for.
        QCOMPARE(m_bench->get(Models + u"/costs"_s, m_admin).body[u"rows"].toArray().size(), 1);
    }

    void withoutAFallbackTheClientIsToldAndTheMessageKept()
    {
        ModelServer server([](const ModelRequest &) { return ModelMove::error(401, "{}"); });
        setUp(server, true, u"nobody"_s);
        const Response started = startSession(u"Where is my parcel?"_s);
        QCOMPARE(started.status, 500);
        QCOMPARE(started.code(), u"CS_010"_s);
        QVERIFY(!started.raw.contains(ModelServer::Key));
        const Response list = m_bench->get(u"/desk/sessions"_s, m_admin);
        const QJsonObject session = list.body[u"sessions"].toArray().first().toObject();
        QCOMPARE(session[u"messageCount"].toInt(), 1);
        QCOMPARE(session[u"preview"].toString(), u"Where is my parcel?"_s);
        QVERIFY(m_bench->call("DELETE", Models + u"/providers/main/key"_s, m_admin).status == 200);
        QCOMPARE(startSession(u"And now?"_s).code(), u"CS_006"_s);
    }

    void modelsAreListedAndTried_data() { bothApis(); }
    void modelsAreListedAndTried()
    {
        QFETCH(bool, isAnthropic);
        ModelServer server(greeting());
        setUp(server, isAnthropic);
        const QString main = Models + u"/providers/main"_s;
        const Response listed = m_bench->get(main + u"/models"_s, m_admin);
        QCOMPARE(listed.status, 200);
        QCOMPARE(listed.body[u"models"].toArray().size(), 2);
        const Response tried = m_bench->post(main + u"/try"_s, m_admin,
                                             {{u"model"_s, u"claude-sonnet-5-5"_s}, {u"text"_s, u"Say hello."_s}});
        QCOMPARE(tried.status, 200);
        QCOMPARE(tried.body[u"text"].toString(), u"Hello, I am the model."_s);
        QCOMPARE(tried.body[u"model"].toString(), u"claude-sonnet-5-5-served"_s);
        QCOMPARE(tried.body[u"cost"].toDouble(), isAnthropic ? 348e-6 : 400e-6);
        QCOMPARE(m_bench->get(Models, m_admin).body[u"spentToday"].toDouble(), tried.body[u"cost"].toDouble());
        // A key that is wrong is told, and not shown.
        QCOMPARE(m_bench->call("PUT", main + u"/key"_s, m_admin, R"({"key":"sk-wrong-wrong-wrong"})").status, 200);
        const Response refused = m_bench->get(main + u"/models"_s, m_admin);
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
        const Response tried =
            m_bench->post(Models + u"/providers/main/try"_s, m_admin, {{u"text"_s, u"Say hello."_s}});
        QCOMPARE(tried.status, 502);
        QCOMPARE(m_bench->get(Models, m_admin).body[u"spentToday"].toDouble(), 150e-6);
        const QJsonArray rows = m_bench->get(Models + u"/costs"_s, m_admin).body[u"rows"].toArray();
        QCOMPARE(rows.size(), 1);
        QCOMPARE(rows[0][u"model"].toString(), u"claude-haiku-5-5"_s);
    }

    void aKeyIsNowhereButInItsPlace()
    {
        ModelServer server(greeting());
        setUp(server, true);
        QVERIFY(!ask(u"Hello"_s).isEmpty());
        for (const QString &path :
             {Models, u"/desk/config"_s, u"/desk/audit"_s, u"/desk/config/versions"_s, u"/metrics"_s})
            QVERIFY2(!m_bench->get(path, m_admin).raw.contains(ModelServer::Key), qPrintable(path));
        const Response audit = m_bench->get(u"/desk/audit?command=provider"_s, m_admin);
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
            QVERIFY2(file.fileName().endsWith(u"secrets/models/model.acme.main"_s), qPrintable(file.fileName()));
            QVERIFY(!(file.permissions() & (QFile::ReadGroup | QFile::ReadOther)));
        }
        QCOMPARE(places, 1);
        QCOMPARE(m_bench->call("DELETE", Models + u"/providers/main/key"_s, m_admin).status, 200);
        QCOMPARE(::prctl(PR_GET_DUMPABLE), 0); // not even then: nobody knows where its copies were
    }

    void aKeyGoesNowhereElse()
    {
        ModelServer server(greeting());
        ModelServer thief(greeting());
        setUp(server, true);
        const Response moved = m_bench->call("PUT", Models + u"/providers/main"_s, m_admin,
                                             base::toJson(QJsonObject{{u"baseUrl"_s, thief.base()}}));
        QCOMPARE(moved.status, 200);
        QVERIFY(!moved.body[u"hasKey"].toBool());
        QCOMPARE(moved.body[u"state"].toString(), u"no_key"_s);
        QCOMPARE(ask(u"Hello"_s)[u"metadata"][u"model"].toString(), u"tierdesk-local"_s);
        QCOMPARE(thief.count(), 0);
    }

    void aKeyIsThereAfterARestart()
    {
        ModelServer server(greeting());
        setUp(server, true);
        m_bench->restart();
        m_admin = m_bench->token("ada");
        QCOMPARE(ask(u"Hello"_s)[u"content"].toString(), u"Hello, I am the model."_s);
        // And what was spent today is remembered: one more nano-dollar than that is all that is left.
        m_bench->restart();
        const Response capped =
            m_bench->call("PUT", u"/desk/config"_s, m_admin, R"({"models":{"budgetPerDay":0.00001}})");
        QCOMPARE(capped.status, 200);
        QCOMPARE(ask(u"Hello"_s)[u"metadata"][u"model"].toString(), u"tierdesk-local"_s);
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
        const QString eve = m_bench->signIn(u"eve@beta.example"_s).body[u"token"].toString();
        QVERIFY(m_bench->get(Models, eve).body[u"providers"].toArray().isEmpty());
        QCOMPARE(m_bench->get(Models + u"/providers/main/models"_s, eve).status, 404);
    }

private:
    /// A program with @p more settings, and who speaks to it.
    void begin(QList<std::pair<QString, QString>> more)
    {
        more.append({u"model-keys"_s, u"file"_s});
        more.append({u"allow-private-targets"_s, u"on"_s});
        m_bench = DeskBench::start(more);
        QVERIFY(m_bench);
        m_admin = m_bench->token("ada");
        m_supervisor = m_bench->token("sue");
        m_customer = TokenSigner::hs256(Secret).token(
            {{u"companyId"_s, u"acme"_s}, {u"exp"_s, QDateTime::currentSecsSinceEpoch() + 600}});
        const auto jwt = m_bench->post(u"/desk/credentials"_s, m_admin,
                                       {{u"kind"_s, u"jwt"_s},
                                        {u"name"_s, u"shop"_s},
                                        {u"algorithm"_s, u"HS256"_s},
                                        {u"secret"_s, QString::fromLatin1(Secret)}});
        QCOMPARE(jwt.status, 201);
    }
    static void bothApis()
    {
        QTest::addColumn<bool>("isAnthropic");
        QTest::newRow("Messages API") << true;
        QTest::newRow("chat completions") << false;
    }
    void setUp(const ModelServer &server, bool isAnthropic, const QString &otherwise = u"embedded"_s)
    {
        const QString main = Models + u"/providers/main"_s;
        QCOMPARE(m_bench->call("PUT", main, m_admin, base::toJson(settingsOf(server, isAnthropic))).status, 200);
        const Response key =
            m_bench->call("PUT", main + u"/key"_s, m_admin,
                          base::toJson(QJsonObject{{u"key"_s, QString::fromLatin1(ModelServer::Key)}}));
        QCOMPARE(key.status, 200);
        QVERIFY(!key.raw.contains(ModelServer::Key));
        const QJsonObject tier{{u"chain"_s, QJsonArray{u"main"_s}}, {u"otherwise"_s, otherwise}};
        const Response chosen = m_bench->call(
            "PUT", u"/desk/config"_s, m_admin,
            base::toJson(QJsonObject{{u"models"_s, QJsonObject{{u"aiRep"_s, tier}, {u"aiManager"_s, tier}}}}));
        QCOMPARE(chosen.status, 200);
    }
    Response startSession(const QString &text, const QString &customer = u"cust-1"_s)
    {
        return m_bench->post(u"/api/momentum/cs/sessions"_s, QString::fromLatin1(m_customer),
                             {{u"companyId"_s, u"acme"_s},
                              {u"customerId"_s, customer},
                              {u"channel"_s, u"chat"_s},
                              {u"initialMessage"_s, text}});
    }
    /// The answer to a session's first message; empty with a failed check when there is none.
    QJsonObject ask(const QString &text, const QString &customer = u"cust-1"_s)
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
