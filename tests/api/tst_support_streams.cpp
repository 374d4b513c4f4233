#include "tests/api/EventClient.h"
#include "tests/api/ModelChoice.h"

using namespace tierdesk;
using namespace tierdesk::test;
using tests::ModelMove;
using tests::ModelRequest;
using tests::ModelServer;

/// Queries at the support door whose answers are heard while models write them, over sockets on both sides.
class TestSupportStreams final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_bench = DeskBench::start({{u"model-keys"_s, u"file"_s}, {u"allow-private-targets"_s, u"on"_s}});
        QVERIFY(m_bench);
        m_key = m_bench->apiKey(m_bench->token("ada"));
        QVERIFY(!m_key.isEmpty());
    }
    void cleanup() { m_bench.reset(); }

    void wordsComeBeforeTheMessage_data()
    {
        QTest::addColumn<bool>("isAnthropic");
        QTest::newRow("Messages API") << true;
        QTest::newRow("chat completions") << false;
    }
    void wordsComeBeforeTheMessage()
    {
        QFETCH(bool, isAnthropic);
        ModelServer provider([](const ModelRequest &) {
            ModelMove move =
                ModelMove::say(u"Hello! How are you? Thank you for writing to us. What can I do for you?"_s);
            move.pauseMs = 5;
            return move;
        });
        choose(*m_bench, provider, isAnthropic);
        const auto client = ask(u"s-1"_s, u"Hello"_s);
        QVERIFY(client->isOver());
        QCOMPARE(client->status(), 200);
        QCOMPARE(client->header("content-type"), QByteArray("text/event-stream"));
        QVERIFY2(client->of(u"delta").size() >= 2, client->raw().constData());
        QCOMPARE(client->events.back().type, u"message"_s);
        const QJsonObject message = client->events.back().data;
        QCOMPARE(message[u"response"].toString(),
                 u"Hello! How are you? Thank you for writing to us. What can I do for you?"_s);
        QCOMPARE(client->words(), message[u"response"].toString());
        QCOMPARE(message[u"model_used"].toString(), u"small-model-served"_s);
        QCOMPARE(message[u"session_id"].toString(), u"s-1"_s);
    }

    void withoutTheHeaderItComesWhole()
    {
        ModelServer provider([](const ModelRequest &) { return ModelMove::say(u"Hello there."_s); });
        choose(*m_bench, provider, true);
        const Response whole = m_bench->post(Query, m_key, body(u"s-1"_s, u"Hello"_s));
        QCOMPARE(whole.status, 200);
        QCOMPARE(whole.body[u"response"].toString(), u"Hello there."_s);
        for (const ModelRequest &each : provider.requests())
            QVERIFY(!each.body[u"stream"].toBool());
    }

    void wordsThatCannotStandAreTakenBack()
    {
        ModelServer provider([](const ModelRequest &request) {
            return ModelMove::say(request.said.size() > 1 ? u"A colleague will look at it."_s
                                                          : u"Hello. I have refunded you $40."_s);
        });
        choose(*m_bench, provider, false);
        const auto client = ask(u"s-1"_s, u"Hello"_s);
        QVERIFY(client->isOver());
        QVERIFY2(!client->of(u"message").empty(), client->raw().constData());
        QCOMPARE(client->words(), client->of(u"message").back()[u"response"].toString());
        QVERIFY2(!client->words().contains(u"$40"), qPrintable(client->words()));
    }

    void theEmbeddedResponderSpeaksAtOnce()
    {
        const auto client = ask(u"s-1"_s, u"Hello"_s);
        QVERIFY(client->isOver());
        QCOMPARE(client->events.size(), size_t{2});
        QCOMPARE(client->events.front().type, u"delta"_s);
        QCOMPARE(client->words(), client->events.back().data[u"response"].toString());
    }

    void whereAPersonHasTheCaseThereIsTheMessageAlone()
    {
        QVERIFY(ask(u"s-1"_s, u"I want to speak to a human being, please."_s)->isOver());
        const auto client = ask(u"s-1"_s, u"Are you there?"_s);
        QVERIFY(client->isOver());
        QCOMPARE(client->events.size(), size_t{1});
        QCOMPARE(client->events.front().type, u"message"_s);
        QCOMPARE(client->events.front().data[u"model_used"].toString(), u"human"_s);
        QVERIFY(!client->events.front().data[u"response"].toString().isEmpty()); // the waiting line is no message
    }

    void whatIsRefusedAtOnceHasItsStatus()
    {
        const auto client = ask(u"s-1"_s, QString());
        QVERIFY(client->isOver());
        QCOMPARE(client->status(), 400);
        QVERIFY(client->header("content-type").startsWith("application/json"));
    }

    void withoutAFallbackTheClientIsTold()
    {
        ModelServer provider([](const ModelRequest &) { return ModelMove::error(401); });
        choose(*m_bench, provider, true, u"nobody"_s);
        const auto client = ask(u"s-1"_s, u"Hello"_s);
        QVERIFY(client->isOver());
        QCOMPARE(client->status(), 503);
        // The query is kept.
        const Response kept = m_bench->get(u"/api/session/s-1"_s, m_key);
        QCOMPARE(kept.body[u"messages"].toArray().size(), 1);
    }

    void aRepeatGetsTheSameMessage()
    {
        ModelServer provider([](const ModelRequest &) { return ModelMove::say(u"I am here."_s); });
        choose(*m_bench, provider, true);
        const QList<QNetworkReply::RawHeaderPair> once{{"Idempotency-Key", "once"}};
        const auto first = ask(u"s-1"_s, u"Hello"_s, once);
        QVERIFY(first->isOver());
        const auto second = ask(u"s-1"_s, u"Hello"_s, once);
        QVERIFY(second->isOver());
        QCOMPARE(second->header("idempotency-replayed"), QByteArray("true"));
        QCOMPARE(second->of(u"message").back(), first->of(u"message").back());
        QCOMPARE(provider.count(), 1);
    }

private:
    [[nodiscard]] static QJsonObject body(const QString &session, const QString &text)
    {
        return {{u"query"_s, text}, {u"session_id"_s, session}, {u"customer_id"_s, u"guest-7"_s}};
    }
    [[nodiscard]] std::unique_ptr<EventClient> ask(const QString &session, const QString &text,
                                                   const QList<QNetworkReply::RawHeaderPair> &headers = {})
    {
        return std::make_unique<EventClient>(*m_bench, Query, m_key, body(session, text), headers);
    }

    const QString Query = u"/api/query"_s;
    std::unique_ptr<DeskBench> m_bench;
    QString m_key;
};

QTEST_GUILESS_MAIN(TestSupportStreams)
#include "tst_support_streams.moc"
