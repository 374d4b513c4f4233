#include "tests/api/DeskBench.h"
#include "tests/support/models/LocalModelServer.h"
#include "tests/support/TokenSigner.h"

using namespace tierdesk;
using namespace tierdesk::test;
using tests::HttpTarget;
using tests::LocalModelServer;

namespace {

const QString Local = u"/desk/models/local"_s;
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
        m_bench = DeskBench::start(
            {{u"model-keys"_s, u"file"_s},
             {u"local-model-servers"_s, QStringList({m_ollama->setting(), m_vllm->setting()}).join(u',')}});
        QVERIFY(m_bench);
        signIn();
        m_customer = TokenSigner::hs256(Secret).token(
            {{u"companyId"_s, u"acme"_s}, {u"exp"_s, QDateTime::currentSecsSinceEpoch() + 600}});
        QCOMPARE(m_bench
                     ->post(u"/desk/credentials"_s, m_admin,
                            {{u"kind"_s, u"jwt"_s},
                             {u"name"_s, u"shop"_s},
                             {u"algorithm"_s, u"HS256"_s},
                             {u"secret"_s, QString::fromLatin1(Secret)}})
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
        QCOMPARE(servers[0][u"kind"].toString(), u"ollama"_s);
        QCOMPARE(servers[0][u"models"][0][u"id"].toString(), u"llama3.2:3b"_s);
        QCOMPARE(servers[0][u"models"][0][u"usedFor"].toArray(), QJsonArray());
        QCOMPARE(servers[1][u"models"][0][u"contextTokens"].toInt(), 40960);
    }

    void oneRequestHasATierAskIt()
    {
        QCOMPARE(use(*m_ollama, "llama3.2:3b", "AI_REP", m_bench->token("ann")).status, 403);
        const Response used = use(*m_ollama, "llama3.2:3b", "AI_REP", m_supervisor);
        QVERIFY2(used.status == 200, used.raw.constData());
        QCOMPARE(used.body[u"name"].toString(), u"ollama-llama3-2-3b"_s);
        QCOMPARE(used.body[u"baseUrl"].toString(), baseUrlOf(m_ollama->place()));
        QCOMPARE(used.body[u"state"].toString(), u"ready"_s);
        QVERIFY(used.body[u"local"].toBool());
        QCOMPARE(used.body[u"unpriced"].toArray(), QJsonArray());
        QCOMPARE(model(ask()), u"llama3.2:3b"_s);
        QCOMPARE(m_bench->get(Local, m_supervisor).body[u"servers"][0][u"models"][0][u"usedFor"].toArray(),
                 QJsonArray{u"AI_REP"_s});

        // It is also there after a restart, which searches for nothing.
        m_bench->restart();
        signIn();
        QCOMPARE(model(ask()), u"llama3.2:3b"_s);
    }

    void itCostsNothingAlsoWhereThereIsABudget()
    {
        configure({{u"budgetPerDay"_s, 1e-6}});
        QCOMPARE(use(*m_ollama, "llama3.2:3b", "AI_REP", m_supervisor).status, 200);
        for (int time = 0; time < 2; ++time)
            QCOMPARE(model(ask()), u"llama3.2:3b"_s);
        const Response models = m_bench->get(u"/desk/models"_s, m_admin);
        QCOMPARE(models.body[u"spentToday"].toDouble(), 0.0);
        QCOMPARE(models.body[u"providers"][0][u"unpriced"].toArray(), QJsonArray());
    }

    void oneLocalModelReplacesAnotherAndTheRestStays()
    {
        const QJsonObject claude{{u"baseUrl"_s, u"https://api.anthropic.com/v1"_s},
                                 {u"small"_s, u"claude-haiku-5-5"_s}};
        QCOMPARE(m_bench->call("PUT", u"/desk/models/providers/claude"_s, m_admin, base::toJson(claude)).status, 200);
        configure({{u"aiRep"_s, QJsonObject{{u"chain"_s, QJsonArray{u"claude"_s}}, {u"otherwise"_s, u"person"_s}}}});
        QCOMPARE(use(*m_ollama, "llama3.2:3b", "AI_REP", m_supervisor).status, 200);
        QCOMPARE(use(*m_vllm, "Qwen/Qwen3-8B", "AI_REP", m_supervisor).status, 200);
        QCOMPARE(use(*m_vllm, "Qwen/Qwen3-8B", "AI_MANAGER", m_supervisor).status, 200);
        QCOMPARE(use(*m_vllm, "Qwen/Qwen3-8B", "AI_REP", m_supervisor).status, 200); // once more changes nothing
        const QJsonObject models = m_bench->get(u"/desk/config"_s, m_admin).body[u"config"][u"models"].toObject();
        QCOMPARE(models[u"aiRep"][u"chain"].toArray(), QJsonArray({u"vllm-qwen-qwen3-8b"_s, u"claude"_s}));
        QCOMPARE(models[u"aiRep"][u"otherwise"].toString(), u"person"_s);
        QCOMPARE(models[u"aiManager"][u"chain"].toArray(), QJsonArray{u"vllm-qwen-qwen3-8b"_s});
        QCOMPARE(m_bench->get(u"/desk/models"_s, m_admin).body[u"providers"].toArray().size(), 3);
    }

    void onlyWhatIsFoundCanBeUsed_data()
    {
        QTest::addColumn<QString>("kind");
        QTest::addColumn<QString>("model");
        QTest::addColumn<QString>("tier");
        QTest::addColumn<int>("status");
        const QString model = u"llama3.2:3b"_s;
        const QString tier = u"AI_REP"_s;
        QTest::newRow("another model") << u"ollama"_s << u"llama3.2:70b"_s << tier << 404;
        QTest::newRow("another kind") << u"vllm"_s << model << tier << 404;
        QTest::newRow("no kind") << u"http://10.0.0.1"_s << model << tier << 400;
        QTest::newRow("people") << u"ollama"_s << model << u"HUMAN_AGENT"_s << 400;
    }
    void onlyWhatIsFoundCanBeUsed()
    {
        QFETCH(QString, kind);
        QFETCH(QString, model);
        QFETCH(QString, tier);
        QFETCH(int, status);
        const Response used = m_bench->post(
            Local + u"/use"_s, m_admin,
            {{u"kind"_s, kind}, {u"port"_s, m_ollama->target.serverPort()}, {u"model"_s, model}, {u"tier"_s, tier}});
        QVERIFY2(used.status == status, used.raw.constData());
        QCOMPARE(m_bench->get(u"/desk/models"_s, m_admin).body[u"providers"].toArray().size(), 0);
    }

    /// The permission is for one address: no patch makes it, and a change of the address ends it.
    void nobodyOpensAnotherServiceOfThisMachine()
    {
        HttpTarget secret;
        secret.answer = [](const auto &) { return HttpTarget::ok(R"({"data":[{"id":"inner"}]})"); };
        const QString path = u"/desk/models/providers/ollama-llama3-2-3b"_s;
        const QString inner = u"http://127.0.0.1:%1/v1"_s.arg(secret.serverPort());
        QCOMPARE(use(*m_ollama, "llama3.2:3b", "AI_REP", m_supervisor).status, 200);
        const auto put = [&](const QJsonObject &patch) {
            return m_bench->call("PUT", path, m_admin, base::toJson(patch));
        };
        QCOMPARE(put({{u"local"_s, true}}).status, 400);
        const Response kept = put({{u"timeoutSeconds"_s, 30}});
        QVERIFY(kept.body[u"local"].toBool());
        const Response moved = put({{u"baseUrl"_s, inner}});
        QCOMPARE(moved.status, 200);
        QVERIFY(!moved.body[u"local"].toBool());
        QCOMPARE(m_bench->get(path + u"/models"_s, m_admin).status, 502);
        QCOMPARE(model(ask()), u"tierdesk-local"_s);
        QCOMPARE(secret.requests.size(), 0);
        // Moved back it is an address like any other.
        QVERIFY(!put({{u"baseUrl"_s, baseUrlOf(m_ollama->place())}}).body[u"local"].toBool());
        QCOMPARE(model(ask()), u"tierdesk-local"_s);
    }

    void theOperatorSwitchesItOff()
    {
        QCOMPARE(use(*m_ollama, "llama3.2:3b", "AI_REP", m_supervisor).status, 200);
        m_bench->set(u"local-model-servers"_s, u"off"_s);
        m_bench->restart();
        signIn();
        const qsizetype before = m_ollama->target.requests.size();
        QCOMPARE(model(ask()), u"tierdesk-local"_s);
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
        return m_bench->post(Local + u"/use"_s, token,
                             {{u"kind"_s, QString(word(server.place().kind))},
                              {u"port"_s, server.place().port},
                              {u"model"_s, QString::fromLatin1(id)},
                              {u"tier"_s, QString::fromLatin1(tier)}});
    }
    void configure(const QJsonObject &models)
    {
        QCOMPARE(
            m_bench->call("PUT", u"/desk/config"_s, m_admin, base::toJson(QJsonObject{{u"models"_s, models}})).status,
            200);
    }
    /// The answer to a new session's first message.
    QJsonObject ask()
    {
        const Response started = m_bench->post(u"/api/momentum/cs/sessions"_s, QString::fromLatin1(m_customer),
                                               {{u"companyId"_s, u"acme"_s},
                                                {u"customerId"_s, u"cust-1"_s},
                                                {u"channel"_s, u"chat"_s},
                                                {u"initialMessage"_s, u"Hello"_s}});
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
