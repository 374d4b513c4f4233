#include "tests/api/ModelChoice.h"

using namespace tierdesk;
using namespace tierdesk::test;
using tests::ModelMove;
using tests::ModelRequest;
using tests::ModelServer;

/// What answers and figures of the support door say of who answered: a model, what it said before, nobody, or people.
class TestSupportAnswers final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_bench = DeskBench::start({{QStringLiteral("model-keys"), QStringLiteral("file")},
                                    {QStringLiteral("allow-private-targets"), QStringLiteral("on")}});
        QVERIFY(m_bench);
        m_admin = m_bench->token("ada");
        m_key = m_bench->apiKey(m_admin);
        QVERIFY(!m_key.isEmpty());
    }
    void cleanup() { m_bench.reset(); }

    void whatWasSaidBeforeIsCachedAndCounted()
    {
        ModelServer provider(
            [](const ModelRequest &) { return ModelMove::say(QStringLiteral("Unused items may come back.")); });
        choose(*m_bench, provider, true);
        const QJsonArray articles{QJsonObject{
            {QStringLiteral("ref"), QStringLiteral("KB-RETURNS")},
            {QStringLiteral("title"), QStringLiteral("Return policy")},
            {QStringLiteral("body"), QStringLiteral("You may return unused items within 30 days of delivery.")}}};
        QCOMPARE(m_bench->call("POST", QStringLiteral("/desk/articles"), m_admin, base::toJson(articles)).status, 200);
        const Response first = ask(QStringLiteral("s-1"), QStringLiteral("What is your return policy?"));
        QCOMPARE(first.status, 200);
        QCOMPARE(first.body[u"cached"], QJsonValue(false));
        QCOMPARE(metrics()[u"cache_hit_rate"].toDouble(-1), 0.);

        const Response again = ask(QStringLiteral("s-2"), QStringLiteral("What is your return policy?"));
        QCOMPARE(again.status, 200);
        QCOMPARE(again.body[u"cached"], QJsonValue(true));
        QCOMPARE(again.body[u"response"], first.body[u"response"]);
        QCOMPARE(again.body[u"model_used"], first.body[u"model_used"]);
        QCOMPARE(provider.count(), 1);
        const QJsonObject figures = metrics();
        QCOMPARE(figures[u"cache_hit_rate"].toDouble(), .5);
        QCOMPARE(figures[u"total_queries"].toInt(), 2);
        QCOMPARE(figures[u"model_usage"][first.body[u"model_used"].toString()].toInt(), 2);

        // What goes on with a talk is answered anew, and the rate falls.
        QCOMPARE(ask(QStringLiteral("s-2"), QStringLiteral("Hello")).body[u"cached"], QJsonValue(false));
        QCOMPARE(ask(QStringLiteral("s-2"), QStringLiteral("Thank you")).body[u"cached"], QJsonValue(false));
        QCOMPARE(metrics()[u"cache_hit_rate"].toDouble(), .25);
    }

    void whatARefusedAnswerTookIsItsModels()
    {
        // It says that it has done what it has not: nobody hears that, and the embedded responder answers.
        ModelServer provider([](const ModelRequest &) {
            return ModelMove::say(QStringLiteral("I have refunded $312.40 to your card just now."));
        });
        choose(*m_bench, provider, true);
        const QJsonObject priced{{QStringLiteral("small"), QStringLiteral("claude-haiku-5-5")},
                                 {QStringLiteral("large"), QStringLiteral("claude-sonnet-5-5")}};
        QCOMPARE(
            m_bench->call("PUT", QStringLiteral("/desk/models/providers/main"), m_admin, base::toJson(priced)).status,
            200);
        const Response said = ask(QStringLiteral("s-1"), QStringLiteral("Hello"));
        QVERIFY2(said.status == 200, said.raw.constData());
        QCOMPARE(said.body[u"model_used"].toString(), QStringLiteral("tierdesk-local"));
        QVERIFY(provider.count() > 0);
        const QJsonObject costs = metrics()[u"cost_metrics"].toObject();
        const QJsonObject byModel = costs[u"cost_by_model"].toObject();
        QVERIFY(costs[u"total_cost"].toDouble() > 0);
        QCOMPARE(byModel[u"claude-haiku-5-5-served"].toDouble(), costs[u"total_cost"].toDouble());
        QCOMPARE(byModel[u"tierdesk-local"].toDouble(-1), 0.);
        QCOMPARE(metrics()[u"model_usage"][u"claude-haiku-5-5-served"].toInt(-1), 0);
    }

    void aTurnThatFailsRaisesTheErrorRateOfItsCompany()
    {
        ModelServer provider([](const ModelRequest &) { return ModelMove::error(401); });
        choose(*m_bench, provider, true, QStringLiteral("nobody"));
        QCOMPARE(errorRate(m_key), 0.);
        const Response failed = ask(QStringLiteral("s-1"), QStringLiteral("Hello"));
        QCOMPARE(failed.status, 503);
        QCOMPARE(failed.body[u"error_type"].toString(), QStringLiteral("LLM_API_ERROR"));
        QCOMPARE(errorRate(m_key), .5); // the status before it was an answer too
        // What the client has done wrong is no error of ours, nor is what is simulated an answer.
        QCOMPARE(ask(QStringLiteral("s-1"), QString()).status, 400);
        QCOMPARE(m_bench->get(QStringLiteral("/api/test/metrics"), m_key).status, 200);
        QCOMPARE(errorRate(m_key), .25);
        const QString others =
            m_bench->apiKey(m_bench->signIn(QStringLiteral("eve@beta.example")).body[u"token"].toString());
        QCOMPARE(errorRate(others), 0.);
    }

    void theStatusNamesTheMaintenanceWindow()
    {
        QVERIFY(!m_bench->get(QStringLiteral("/api/status"), m_key).body.contains(u"maintenance_window"));
        m_bench = DeskBench::start({{QStringLiteral("maintenance-window"), QStringLiteral("Sundays 02:00-04:00 UTC")}});
        QVERIFY(m_bench);
        const QString key = m_bench->apiKey(m_bench->token("ada"));
        QCOMPARE(m_bench->get(QStringLiteral("/api/status"), key).body[u"maintenance_window"].toString(),
                 QStringLiteral("Sundays 02:00-04:00 UTC"));
    }

    void whereNoAiSpeaksAQueryHasItsTicketAtOnce()
    {
        const QJsonObject off{{QStringLiteral("enabled"), false}};
        const QJsonObject tiers{{QStringLiteral("aiRep"), off}, {QStringLiteral("aiManager"), off}};
        const Response saved = m_bench->call("PUT", QStringLiteral("/desk/config"), m_admin,
                                             base::toJson(QJsonObject{{QStringLiteral("tiers"), tiers}}));
        QCOMPARE(saved.status, 200);
        const Response asked = ask(QStringLiteral("s-1"), QStringLiteral("My tent pole broke."));
        QCOMPARE(asked.status, 200);
        QCOMPARE(asked.body[u"model_used"].toString(), QStringLiteral("human"));
        QCOMPARE(asked.body[u"escalated"], QJsonValue(true));
        QCOMPARE(asked.body[u"escalation_reason"].toString(), QStringLiteral("policy_violation"));
        mustBeOpen(asked.body[u"ticket_id"].toString(), QStringLiteral("s-1"));
        const Response tried = m_bench->post(QStringLiteral("/api/test/query"), m_key,
                                             body(QStringLiteral("s-2"), QStringLiteral("My tent pole broke.")));
        QCOMPARE(tried.body[u"escalated"], QJsonValue(true));
        QVERIFY(tried.body[u"ticket_id"].toString().startsWith(u"TKT-TEST-"));

        // A session that is opened has it before a word.
        const Response opened = m_bench->post(QStringLiteral("/api/session"), m_key,
                                              {{QStringLiteral("session_id"), QStringLiteral("s-3")},
                                               {QStringLiteral("customer_id"), QStringLiteral("guest-7")}});
        QCOMPARE(opened.status, 201);
        const Response shown = m_bench->get(QStringLiteral("/api/session/s-3"), m_key);
        const QJsonArray tickets = shown.body[u"escalations"].toArray();
        QCOMPARE(tickets.size(), 1);
        mustBeOpen(tickets[0][u"ticket_id"].toString(), QStringLiteral("s-3"));
    }

private:
    [[nodiscard]] static QJsonObject body(const QString &session, const QString &text)
    {
        return {{QStringLiteral("query"), text},
                {QStringLiteral("session_id"), session},
                {QStringLiteral("customer_id"), QStringLiteral("guest-7")}};
    }
    [[nodiscard]] Response ask(const QString &session, const QString &text)
    {
        return m_bench->post(QStringLiteral("/api/query"), m_key, body(session, text));
    }
    [[nodiscard]] QJsonObject metrics() { return m_bench->get(QStringLiteral("/api/metrics"), m_key).body; }
    [[nodiscard]] double errorRate(const QString &key)
    {
        return m_bench->get(QStringLiteral("/api/status"), key).body[u"error_rate"].toDouble(-1);
    }
    void mustBeOpen(const QString &ticket, const QString &session)
    {
        QVERIFY2(ticket.startsWith(u"TKT-"), qPrintable(ticket));
        const Response shown = m_bench->get(QStringLiteral("/api/escalation/") + ticket, m_key);
        QCOMPARE(shown.status, 200);
        QCOMPARE(shown.body[u"session_id"].toString(), session);
        QCOMPARE(shown.body[u"status"].toString(), QStringLiteral("open"));
    }

    std::unique_ptr<DeskBench> m_bench;
    QString m_admin;
    QString m_key;
};

QTEST_GUILESS_MAIN(TestSupportAnswers)
#include "tst_support_answers.moc"
