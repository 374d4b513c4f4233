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
        m_bench = DeskBench::start({{u"model-keys"_s, u"file"_s}, {u"allow-private-targets"_s, u"on"_s}});
        QVERIFY(m_bench);
        m_admin = m_bench->token("ada");
        m_key = m_bench->apiKey(m_admin);
        QVERIFY(!m_key.isEmpty());
    }
    void cleanup() { m_bench.reset(); }

    void whatWasSaidBeforeIsCachedAndCounted()
    {
        ModelServer provider([](const ModelRequest &) { return ModelMove::say(u"Unused items may come back."_s); });
        choose(*m_bench, provider, true);
        const QJsonArray articles{
            QJsonObject{{u"ref"_s, u"KB-RETURNS"_s},
                        {u"title"_s, u"Return policy"_s},
                        {u"body"_s, u"You may return unused items within 30 days of delivery."_s}}};
        QCOMPARE(m_bench->call("POST", u"/desk/articles"_s, m_admin, base::toJson(articles)).status, 200);
        const Response first = ask(u"s-1"_s, u"What is your return policy?"_s);
        QCOMPARE(first.status, 200);
        QCOMPARE(first.body[u"cached"], QJsonValue(false));
        QCOMPARE(metrics()[u"cache_hit_rate"].toDouble(-1), 0.);

        const Response again = ask(u"s-2"_s, u"What is your return policy?"_s);
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
        QCOMPARE(ask(u"s-2"_s, u"Hello"_s).body[u"cached"], QJsonValue(false));
        QCOMPARE(ask(u"s-2"_s, u"Thank you"_s).body[u"cached"], QJsonValue(false));
        QCOMPARE(metrics()[u"cache_hit_rate"].toDouble(), .25);
    }

    void whatARefusedAnswerTookIsItsModels()
    {
        // It says that it has done what it has not: nobody hears that, and the embedded responder answers.
        ModelServer provider(
            [](const ModelRequest &) { return ModelMove::say(u"I have refunded $312.40 to your card just now."_s); });
        choose(*m_bench, provider, true);
        const QJsonObject priced{{u"small"_s, u"claude-haiku-5-5"_s}, {u"large"_s, u"claude-sonnet-5-5"_s}};
        QCOMPARE(m_bench->call("PUT", u"/desk/models/providers/main"_s, m_admin, base::toJson(priced)).status, 200);
        const Response said = ask(u"s-1"_s, u"Hello"_s);
        QVERIFY2(said.status == 200, said.raw.constData());
        QCOMPARE(said.body[u"model_used"].toString(), u"tierdesk-local"_s);
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
        choose(*m_bench, provider, true, u"nobody"_s);
        QCOMPARE(errorRate(m_key), 0.);
        const Response failed = ask(u"s-1"_s, u"Hello"_s);
        QCOMPARE(failed.status, 503);
        QCOMPARE(failed.body[u"error_type"].toString(), u"LLM_API_ERROR"_s);
        QCOMPARE(errorRate(m_key), .5); // the status before it was an answer too
        // What the client has done wrong is no error of ours, nor is what is simulated an answer.
        QCOMPARE(ask(u"s-1"_s, QString()).status, 400);
        QCOMPARE(m_bench->get(u"/api/test/metrics"_s, m_key).status, 200);
        QCOMPARE(errorRate(m_key), .25);
        const QString others = m_bench->apiKey(m_bench->signIn(u"eve@beta.example"_s).body[u"token"].toString());
        QCOMPARE(errorRate(others), 0.);
    }

    void theStatusNamesTheMaintenanceWindow()
    {
        QVERIFY(!m_bench->get(u"/api/status"_s, m_key).body.contains(u"maintenance_window"));
        m_bench = DeskBench::start({{u"maintenance-window"_s, u"Sundays 02:00-04:00 UTC"_s}});
        QVERIFY(m_bench);
        const QString key = m_bench->apiKey(m_bench->token("ada"));
        QCOMPARE(m_bench->get(u"/api/status"_s, key).body[u"maintenance_window"].toString(),
                 u"Sundays 02:00-04:00 UTC"_s);
    }

    void whereNoAiSpeaksAQueryHasItsTicketAtOnce()
    {
        const QJsonObject off{{u"enabled"_s, false}};
        const QJsonObject tiers{{u"aiRep"_s, off}, {u"aiManager"_s, off}};
        const Response saved =
            m_bench->call("PUT", u"/desk/config"_s, m_admin, base::toJson(QJsonObject{{u"tiers"_s, tiers}}));
        QCOMPARE(saved.status, 200);
        const Response asked = ask(u"s-1"_s, u"My tent pole broke."_s);
        QCOMPARE(asked.status, 200);
        QCOMPARE(asked.body[u"model_used"].toString(), u"human"_s);
        QCOMPARE(asked.body[u"escalated"], QJsonValue(true));
        QCOMPARE(asked.body[u"escalation_reason"].toString(), u"policy_violation"_s);
        mustBeOpen(asked.body[u"ticket_id"].toString(), u"s-1"_s);
        const Response tried = m_bench->post(u"/api/test/query"_s, m_key, body(u"s-2"_s, u"My tent pole broke."_s));
        QCOMPARE(tried.body[u"escalated"], QJsonValue(true));
        QVERIFY(tried.body[u"ticket_id"].toString().startsWith(u"TKT-TEST-"));

        // A session that is opened has it before a word.
        const Response opened =
            m_bench->post(u"/api/session"_s, m_key, {{u"session_id"_s, u"s-3"_s}, {u"customer_id"_s, u"guest-7"_s}});
        QCOMPARE(opened.status, 201);
        const Response shown = m_bench->get(u"/api/session/s-3"_s, m_key);
        const QJsonArray tickets = shown.body[u"escalations"].toArray();
        QCOMPARE(tickets.size(), 1);
        mustBeOpen(tickets[0][u"ticket_id"].toString(), u"s-3"_s);
    }

private:
    [[nodiscard]] static QJsonObject body(const QString &session, const QString &text)
    {
        return {{u"query"_s, text}, {u"session_id"_s, session}, {u"customer_id"_s, u"guest-7"_s}};
    }
    [[nodiscard]] Response ask(const QString &session, const QString &text)
    {
        return m_bench->post(u"/api/query"_s, m_key, body(session, text));
    }
    [[nodiscard]] QJsonObject metrics() { return m_bench->get(u"/api/metrics"_s, m_key).body; }
    [[nodiscard]] double errorRate(const QString &key)
    {
        return m_bench->get(u"/api/status"_s, key).body[u"error_rate"].toDouble(-1);
    }
    void mustBeOpen(const QString &ticket, const QString &session)
    {
        QVERIFY2(ticket.startsWith(u"TKT-"), qPrintable(ticket));
        const Response shown = m_bench->get(u"/api/escalation/"_s + ticket, m_key);
        QCOMPARE(shown.status, 200);
        QCOMPARE(shown.body[u"session_id"].toString(), session);
        QCOMPARE(shown.body[u"status"].toString(), u"open"_s);
    }

    std::unique_ptr<DeskBench> m_bench;
    QString m_admin;
    QString m_key;
};

QTEST_GUILESS_MAIN(TestSupportAnswers)
#include "tst_support_answers.moc"
