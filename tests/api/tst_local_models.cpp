#include "tests/api/DeskBench.h"
#include "tests/support/models/LocalModelServer.h"
#include "tests/support/TokenSigner.h"

using namespace tierdesk;
using namespace tierdesk::test;
using tests::HttpTarget;
using tests::LocalModelServer;

namespace {

const QString Local = QStringLiteral("/desk/models/local");
const QByteArray Secret("a secret of thirty-two bytes....");

} // namespace

/// Model servers on the server's machine: found at the desk, used by one request, asked at the customers' door, all
/// without the operator's allowed-targets.
class TestLocalModels final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_ollama = std::make_unique<LocalModelServer>(LocalKind::Ollama);
        m_vllm = std::make_unique<LocalModelServer>(LocalKind::Vllm);
        m_bench = DeskBench::start({{QStringLiteral("model-keys"), QStringLiteral("file")},
                                    {QStringLiteral("local-model-servers"),
                                     QStringList({m_ollama->setting(), m_vllm->setting()}).join(u',')}});
        QVERIFY(m_bench);
        signIn();
        m_customer =
            TokenSigner::hs256(Secret).token({{QStringLiteral("companyId"), QStringLiteral("acme")},
                                              {QStringLiteral("exp"), QDateTime::currentSecsSinceEpoch() + 600}});
        QCOMPARE(m_bench
                     ->post(QStringLiteral("/desk/credentials"), m_admin,
                            {{QStringLiteral("kind"), QStringLiteral("jwt")},
                             {QStringLiteral("name"), QStringLiteral("shop")},
                             {QStringLiteral("algorithm"), QStringLiteral("HS256")},
                             {QStringLiteral("secret"), QString::fromLatin1(Secret)}})
                     .status,
                 201);
    }
    void cleanup()
    {
        m_bench.reset();
        m_ollama.reset();
        m_vllm.reset();
    }

    void whatRunsHereIsShownToSupervisorsAlone()
    {
        QCOMPARE(m_bench->get(Local, m_bench->token("ann")).status, 403);
        const Response shown = m_bench->get(Local, m_supervisor);
        QCOMPARE(shown.status, 200);
        QCOMPARE(shown.body[u"places"].toArray().size(), 2);
        QVERIFY(shown.body[u"child"].isNull());
        const QJsonArray servers = shown.body[u"servers"].toArray();
        QCOMPARE(servers.size(), 2);
        QCOMPARE(servers[0][u"kind"].toString(), QStringLiteral("ollama"));
        QCOMPARE(servers[0][u"models"][0][u"id"].toString(), QStringLiteral("llama3.2:3b"));
        QCOMPARE(servers[0][u"models"][0][u"usedFor"].toArray(), QJsonArray());
        QCOMPARE(servers[1][u"models"][0][u"contextTokens"].toInt(), 40960);
    }

    void oneRequestHasATierAskIt()
    {
        QCOMPARE(use(*m_ollama, "llama3.2:3b", "AI_REP", m_bench->token("ann")).status, 403);
        const Response used = use(*m_ollama, "llama3.2:3b", "AI_REP", m_supervisor);
        QVERIFY2(used.status == 200, used.raw.constData());
        QCOMPARE(used.body[u"name"].toString(), QStringLiteral("ollama-llama3-2-3b"));
        QCOMPARE(used.body[u"baseUrl"].toString(), baseUrlOf(m_ollama->place()));
        QCOMPARE(used.body[u"state"].toString(), QStringLiteral("ready"));
        QVERIFY(used.body[u"local"].toBool());
        QCOMPARE(used.body[u"unpriced"].toArray(), QJsonArray());
        QCOMPARE(model(ask()), QStringLiteral("llama3.2:3b"));
        QCOMPARE(m_bench->get(Local, m_supervisor).body[u"servers"][0][u"models"][0][u"usedFor"].toArray(),
                 QJsonArray{QStringLiteral("AI_REP")});

        // It is also there after a restart, which searches for nothing.
        m_bench->restart();
        signIn();
        QCOMPARE(model(ask()), QStringLiteral("llama3.2:3b"));
    }

    void itCostsNothingAlsoWhereThereIsABudget()
    {
        configure({{QStringLiteral("budgetPerDay"), 1e-6}});
        QCOMPARE(use(*m_ollama, "llama3.2:3b", "AI_REP", m_supervisor).status, 200);
        for (int time = 0; time < 2; ++time)
            QCOMPARE(model(ask()), QStringLiteral("llama3.2:3b"));
        const Response models = m_bench->get(QStringLiteral("/desk/models"), m_admin);
        QCOMPARE(models.body[u"spentToday"].toDouble(), 0.0);
        QCOMPARE(models.body[u"providers"][0][u"unpriced"].toArray(), QJsonArray());
    }

    void oneLocalModelReplacesAnotherAndTheRestStays()
    {
        const QJsonObject claude{{QStringLiteral("baseUrl"), QStringLiteral("https://api.anthropic.com/v1")},
                                 {QStringLiteral("small"), QStringLiteral("claude-haiku-5-5")}};
        QCOMPARE(
            m_bench->call("PUT", QStringLiteral("/desk/models/providers/claude"), m_admin, base::toJson(claude)).status,
            200);
        configure(
            {{QStringLiteral("aiRep"), QJsonObject{{QStringLiteral("chain"), QJsonArray{QStringLiteral("claude")}},
                                                   {QStringLiteral("otherwise"), QStringLiteral("person")}}}});
        QCOMPARE(use(*m_ollama, "llama3.2:3b", "AI_REP", m_supervisor).status, 200);
        QCOMPARE(use(*m_vllm, "Qwen/Qwen3-8B", "AI_REP", m_supervisor).status, 200);
        QCOMPARE(use(*m_vllm, "Qwen/Qwen3-8B", "AI_MANAGER", m_supervisor).status, 200);
        QCOMPARE(use(*m_vllm, "Qwen/Qwen3-8B", "AI_REP", m_supervisor).status, 200); // once more changes nothing
        const QJsonObject models =
            m_bench->get(QStringLiteral("/desk/config"), m_admin).body[u"config"][u"models"].toObject();
        QCOMPARE(models[u"aiRep"][u"chain"].toArray(),
                 QJsonArray({QStringLiteral("vllm-qwen-qwen3-8b"), QStringLiteral("claude")}));
        QCOMPARE(models[u"aiRep"][u"otherwise"].toString(), QStringLiteral("person"));
        QCOMPARE(models[u"aiManager"][u"chain"].toArray(), QJsonArray{QStringLiteral("vllm-qwen-qwen3-8b")});
        QCOMPARE(m_bench->get(QStringLiteral("/desk/models"), m_admin).body[u"providers"].toArray().size(), 3);
    }

    void onlyWhatIsFoundCanBeUsed_data()
    {
        QTest::addColumn<QString>("kind");
        QTest::addColumn<QString>("model");
        QTest::addColumn<QString>("tier");
        QTest::addColumn<int>("status");
        const QString model = QStringLiteral("llama3.2:3b");
        const QString tier = QStringLiteral("AI_REP");
        QTest::newRow("another model") << QStringLiteral("ollama") << QStringLiteral("llama3.2:70b") << tier << 404;
        QTest::newRow("another kind") << QStringLiteral("vllm") << model << tier << 404;
        QTest::newRow("no kind") << QStringLiteral("http://10.0.0.1") << model << tier << 400;
        QTest::newRow("people") << QStringLiteral("ollama") << model << QStringLiteral("HUMAN_AGENT") << 400;
    }
    void onlyWhatIsFoundCanBeUsed()
    {
        QFETCH(QString, kind);
        QFETCH(QString, model);
        QFETCH(QString, tier);
        QFETCH(int, status);
        const Response used = m_bench->post(Local + QStringLiteral("/use"), m_admin,
                                            {{QStringLiteral("kind"), kind},
                                             {QStringLiteral("port"), m_ollama->target.serverPort()},
                                             {QStringLiteral("model"), model},
                                             {QStringLiteral("tier"), tier}});
        QVERIFY2(used.status == status, used.raw.constData());
        QCOMPARE(m_bench->get(QStringLiteral("/desk/models"), m_admin).body[u"providers"].toArray().size(), 0);
    }

    /// The permission is for one address: no patch makes it, and a change of the address ends it.
    void nobodyOpensAnotherServiceOfThisMachine()
    {
        HttpTarget secret;
        secret.answer = [](const auto &) { return HttpTarget::ok(R"({"data":[{"id":"inner"}]})"); };
        const QString path = QStringLiteral("/desk/models/providers/ollama-llama3-2-3b");
        const QString inner = QStringLiteral("http://127.0.0.1:%1/v1").arg(secret.serverPort());
        QCOMPARE(use(*m_ollama, "llama3.2:3b", "AI_REP", m_supervisor).status, 200);
        const auto put = [&](const QJsonObject &patch) {
            return m_bench->call("PUT", path, m_admin, base::toJson(patch));
        };
        QCOMPARE(put({{QStringLiteral("local"), true}}).status, 400);
        const Response kept = put({{QStringLiteral("timeoutSeconds"), 30}});
        QVERIFY(kept.body[u"local"].toBool());
        const Response moved = put({{QStringLiteral("baseUrl"), inner}});
        QCOMPARE(moved.status, 200);
        QVERIFY(!moved.body[u"local"].toBool());
        QCOMPARE(m_bench->get(path + QStringLiteral("/models"), m_admin).status, 502);
        QCOMPARE(model(ask()), QStringLiteral("tierdesk-local"));
        QCOMPARE(secret.requests.size(), 0);
        // Moved back it is an address like any other.
        QVERIFY(!put({{QStringLiteral("baseUrl"), baseUrlOf(m_ollama->place())}}).body[u"local"].toBool());
        QCOMPARE(model(ask()), QStringLiteral("tierdesk-local"));
    }

    void theOperatorSwitchesItOff()
    {
        QCOMPARE(use(*m_ollama, "llama3.2:3b", "AI_REP", m_supervisor).status, 200);
        m_bench->set(QStringLiteral("local-model-servers"), QStringLiteral("off"));
        m_bench->restart();
        signIn();
        const qsizetype before = m_ollama->target.requests.size();
        QCOMPARE(model(ask()), QStringLiteral("tierdesk-local"));
        const Response shown = m_bench->get(Local, m_supervisor);
        QCOMPARE(shown.body[u"places"].toArray().size(), 0);
        QCOMPARE(shown.body[u"servers"].toArray().size(), 0);
        QCOMPARE(m_ollama->target.requests.size(), before);
    }

private:
    void signIn()
    {
        m_admin = m_bench->token("ada");
        m_supervisor = m_bench->token("sue");
    }
    Response use(const LocalModelServer &server, const char *id, const char *tier, const QString &token)
    {
        return m_bench->post(Local + QStringLiteral("/use"), token,
                             {{QStringLiteral("kind"), QString(word(server.place().kind))},
                              {QStringLiteral("port"), server.place().port},
                              {QStringLiteral("model"), QString::fromLatin1(id)},
                              {QStringLiteral("tier"), QString::fromLatin1(tier)}});
    }
    void configure(const QJsonObject &models)
    {
        QCOMPARE(m_bench
                     ->call("PUT", QStringLiteral("/desk/config"), m_admin,
                            base::toJson(QJsonObject{{QStringLiteral("models"), models}}))
                     .status,
                 200);
    }
    /// The answer to a new session's first message.
    QJsonObject ask()
    {
        const Response started =
            m_bench->post(QStringLiteral("/api/momentum/cs/sessions"), QString::fromLatin1(m_customer),
                          {{QStringLiteral("companyId"), QStringLiteral("acme")},
                           {QStringLiteral("customerId"), QStringLiteral("cust-1")},
                           {QStringLiteral("channel"), QStringLiteral("chat")},
                           {QStringLiteral("initialMessage"), QStringLiteral("Hello")}});
        if (started.status != 201)
            qWarning("%d %s", started.status, started.raw.constData());
        return started.body[u"messages"].toArray().last().toObject();
    }
    static QString model(const QJsonObject &message) { return message[u"metadata"][u"model"].toString(); }

    std::unique_ptr<LocalModelServer> m_ollama, m_vllm;
    std::unique_ptr<DeskBench> m_bench;
    QString m_admin, m_supervisor;
    QByteArray m_customer;
};

QTEST_GUILESS_MAIN(TestLocalModels)
#include "tst_local_models.moc"
