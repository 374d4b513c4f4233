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
        m_bench = DeskBench::start({{QStringLiteral("model-keys"), QStringLiteral("file")},
                                    {QStringLiteral("allow-private-targets"), QStringLiteral("on")}});
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
            ModelMove move = ModelMove::say(
                QStringLiteral("Hello! How are you? Thank you for writing to us. What can I do for you?"));
            move.pauseMs = 5;
            return move;
        });
        choose(*m_bench, provider, isAnthropic);
        const auto client = ask(QStringLiteral("s-1"), QStringLiteral("Hello"));
        QVERIFY(client->isOver());
        QCOMPARE(client->status(), 200);
        QCOMPARE(client->header("content-type"), QByteArray("text/event-stream"));
        QVERIFY2(client->of(u"delta").size() >= 2, client->raw().constData());
        QCOMPARE(client->events.back().type, QStringLiteral("message"));
        const QJsonObject message = client->events.back().data;
        QCOMPARE(message[u"response"].toString(),
                 QStringLiteral("Hello! How are you? Thank you for writing to us. What can I do for you?"));
        QCOMPARE(client->words(), message[u"response"].toString());
        QCOMPARE(message[u"model_used"].toString(), QStringLiteral("small-model-served"));
        QCOMPARE(message[u"session_id"].toString(), QStringLiteral("s-1"));
    }

    void withoutTheHeaderItComesWhole()
    {
        ModelServer provider([](const ModelRequest &) { return ModelMove::say(QStringLiteral("Hello there.")); });
        choose(*m_bench, provider, true);
        const Response whole = m_bench->post(Query, m_key, body(QStringLiteral("s-1"), QStringLiteral("Hello")));
        QCOMPARE(whole.status, 200);
        QCOMPARE(whole.body[u"response"].toString(), QStringLiteral("Hello there."));
        for (const ModelRequest &each : provider.requests())
            QVERIFY(!each.body[u"stream"].toBool());
    }

    void wordsThatCannotStandAreTakenBack()
    {
        ModelServer provider([](const ModelRequest &request) {
            return ModelMove::say(request.said.size() > 1 ? QStringLiteral("A colleague will look at it.")
                                                          : QStringLiteral("Hello. I have refunded you $40."));
        });
        choose(*m_bench, provider, false);
        const auto client = ask(QStringLiteral("s-1"), QStringLiteral("Hello"));
        QVERIFY(client->isOver());
        QVERIFY2(!client->of(u"message").empty(), client->raw().constData());
        QCOMPARE(client->words(), client->of(u"message").back()[u"response"].toString());
        QVERIFY2(!client->words().contains(u"$40"), qPrintable(client->words()));
    }

    void theEmbeddedResponderSpeaksAtOnce()
    {
        const auto client = ask(QStringLiteral("s-1"), QStringLiteral("Hello"));
        QVERIFY(client->isOver());
        QCOMPARE(client->events.size(), size_t{2});
        QCOMPARE(client->events.front().type, QStringLiteral("delta"));
        QCOMPARE(client->words(), client->events.back().data[u"response"].toString());
    }

    void whereAPersonHasTheCaseThereIsTheMessageAlone()
    {
        QVERIFY(ask(QStringLiteral("s-1"), QStringLiteral("I want to speak to a human being, please."))->isOver());
        const auto client = ask(QStringLiteral("s-1"), QStringLiteral("Are you there?"));
        QVERIFY(client->isOver());
        QCOMPARE(client->events.size(), size_t{1});
        QCOMPARE(client->events.front().type, QStringLiteral("message"));
        QCOMPARE(client->events.front().data[u"model_used"].toString(), QStringLiteral("human"));
        QVERIFY(!client->events.front().data[u"response"].toString().isEmpty()); // the waiting line is no message
    }

    void whatIsRefusedAtOnceHasItsStatus()
    {
        const auto client = ask(QStringLiteral("s-1"), QString());
        QVERIFY(client->isOver());
        QCOMPARE(client->status(), 400);
        QVERIFY(client->header("content-type").startsWith("application/json"));
    }

    void withoutAFallbackTheClientIsTold()
    {
        ModelServer provider([](const ModelRequest &) { return ModelMove::error(401); });
        choose(*m_bench, provider, true, QStringLiteral("nobody"));
        const auto client = ask(QStringLiteral("s-1"), QStringLiteral("Hello"));
        QVERIFY(client->isOver());
        QCOMPARE(client->status(), 503);
        // The query is kept.
        const Response kept = m_bench->get(QStringLiteral("/api/session/s-1"), m_key);
        QCOMPARE(kept.body[u"messages"].toArray().size(), 1);
    }

    void aRepeatGetsTheSameMessage()
    {
        ModelServer provider([](const ModelRequest &) { return ModelMove::say(QStringLiteral("I am here.")); });
        choose(*m_bench, provider, true);
        const QList<QNetworkReply::RawHeaderPair> once{{"Idempotency-Key", "once"}};
        const auto first = ask(QStringLiteral("s-1"), QStringLiteral("Hello"), once);
        QVERIFY(first->isOver());
        const auto second = ask(QStringLiteral("s-1"), QStringLiteral("Hello"), once);
        QVERIFY(second->isOver());
        QCOMPARE(second->header("idempotency-replayed"), QByteArray("true"));
        QCOMPARE(second->of(u"message").back(), first->of(u"message").back());
        QCOMPARE(provider.count(), 1);
    }

private:
    [[nodiscard]] static QJsonObject body(const QString &session, const QString &text)
    {
        return {{QStringLiteral("query"), text},
                {QStringLiteral("session_id"), session},
                {QStringLiteral("customer_id"), QStringLiteral("guest-7")}};
    }
    [[nodiscard]] std::unique_ptr<EventClient> ask(const QString &session, const QString &text,
                                                   const QList<QNetworkReply::RawHeaderPair> &headers = {})
    {
        return std::make_unique<EventClient>(*m_bench, Query, m_key, body(session, text), headers);
    }

    const QString Query = QStringLiteral("/api/query");
    std::unique_ptr<DeskBench> m_bench;
    QString m_key;
};

QTEST_GUILESS_MAIN(TestSupportStreams)
#include "tst_support_streams.moc"
