#include "tests/api/EventClient.h"
#include "tests/api/ModelChoice.h"
#include "tests/support/TokenSigner.h"

using namespace tierdesk;
using namespace tierdesk::test;
using tests::ModelMove;
using tests::ModelRequest;
using tests::ModelServer;

namespace {

const QByteArray Secret("a secret of thirty-two bytes....");
const QString Sessions = QStringLiteral("/api/momentum/cs/sessions");

ModelMove paced(ModelMove move, int ms = 5)
{
    move.pauseMs = ms;
    return move;
}

ModelMove refund(double amount)
{
    return ModelMove::call(QStringLiteral("refund"), {{QStringLiteral("order_number"), QStringLiteral("ORD-7777")},
                                                      {QStringLiteral("amount"), amount}});
}

} // namespace

/// Answers that customers hear while models write them, through the whole program and over sockets on both sides.
class TestModelStreams final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m_bench.reset(); }

    void wordsComeBeforeTheMessage_data() { bothApis(); }
    void wordsComeBeforeTheMessage();
    void theEmbeddedResponderSpeaksAtOnce();
    void aWholeEscalation_data() { bothApis(); }
    void aWholeEscalation();
    void aRefundIsAskedForAndCarriedOut_data() { bothApis(); }
    void aRefundIsAskedForAndCarriedOut();
    void thePlugIsPulledInTheMiddle_data();
    void thePlugIsPulledInTheMiddle();
    void withoutAFallbackTheClientIsToldAndTheMessageKept();
    void aClientThatLeavesLosesNothing_data() { bothApis(); }
    void aClientThatLeavesLosesNothing();
    void whatIsRefusedAtOnceHasItsStatus();
    void aRepeatGetsTheSameMessage();
    void whoLooksAtTheSessionSeesTheWords();
    void whatACustomerWritesIsNeverAnEvent();

private:
    static void bothApis()
    {
        QTest::addColumn<bool>("isAnthropic");
        QTest::newRow("Messages API") << true;
        QTest::newRow("chat completions") << false;
    }
    void choose(const ModelServer &provider, bool isAnthropic, const QString &otherwise = QStringLiteral("embedded"))
    {
        test::choose(*m_bench, provider, isAnthropic, otherwise);
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
    [[nodiscard]] std::unique_ptr<EventClient> ask(const QString &session, const QString &text,
                                                   const QList<QNetworkReply::RawHeaderPair> &headers = {})
    {
        return std::make_unique<EventClient>(*m_bench, Sessions + u'/' + session + QStringLiteral("/messages"),
                                             m_customer, QJsonObject{{QStringLiteral("message"), text}}, headers);
    }
    [[nodiscard]] QJsonObject shown(const QString &session)
    {
        return m_bench->get(Sessions + u'/' + session, m_customer).body;
    }

    std::unique_ptr<DeskBench> m_bench;
    QString m_admin, m_customer;
};

void TestModelStreams::init()
{
    m_bench = DeskBench::start({{QStringLiteral("model-keys"), QStringLiteral("file")},
                                {QStringLiteral("allow-private-targets"), QStringLiteral("on")}});
    QVERIFY(m_bench);
    m_admin = m_bench->token("ada");
    m_customer = QString::fromLatin1(
        TokenSigner::hs256(Secret).token({{QStringLiteral("companyId"), QStringLiteral("acme")},
                                          {QStringLiteral("exp"), QDateTime::currentSecsSinceEpoch() + 600}}));
    QCOMPARE(m_bench
                 ->post(QStringLiteral("/desk/credentials"), m_admin,
                        {{QStringLiteral("kind"), QStringLiteral("jwt")},
                         {QStringLiteral("name"), QStringLiteral("shop")},
                         {QStringLiteral("algorithm"), QStringLiteral("HS256")},
                         {QStringLiteral("secret"), QString::fromLatin1(Secret)}})
                 .status,
             201);
    addTentBuyer(*m_bench);
}

void TestModelStreams::wordsComeBeforeTheMessage()
{
    QFETCH(bool, isAnthropic);
    ModelServer provider([](const ModelRequest &) {
        return paced(ModelMove::say(QStringLiteral("Hello Dana! How are you? How can I help you today?")), 20);
    });
    choose(provider, isAnthropic);
    const QString id = session();
    const auto client = ask(id, QStringLiteral("Hello"));
    QVERIFY(client->has(u"delta"));
    QVERIFY(client->of(u"message").empty());
    // Nothing unconfirmed is said: whoever looks meanwhile finds the customer's words alone.
    QCOMPARE(shown(id)[u"messages"].toArray().size(), 1);
    QVERIFY(client->isOver());
    QCOMPARE(client->status(), 200);
    QCOMPARE(client->header("content-type"), QByteArray("text/event-stream"));
    QVERIFY2(client->of(u"delta").size() >= 2, client->raw().constData());
    QVERIFY(client->of(u"reset").empty());
    QCOMPARE(client->events.back().type, QStringLiteral("message"));
    const QJsonObject message = client->events.back().data;
    QCOMPARE(message[u"aiResponse"][u"content"].toString(),
             QStringLiteral("Hello Dana! How are you? How can I help you today?"));
    QCOMPARE(client->words(), message[u"aiResponse"][u"content"].toString());
    QCOMPARE(message[u"aiResponse"][u"metadata"][u"model"].toString(), QStringLiteral("small-model-served"));
    QCOMPARE(message[u"aiResponse"][u"metadata"][u"tokens"][u"output"].toInt(), 20);
    QVERIFY(message.contains(u"sessionUpdate"));
    QCOMPARE(shown(id)[u"messages"].toArray().last().toObject()[u"content"].toString(), client->words());
}

void TestModelStreams::theEmbeddedResponderSpeaksAtOnce()
{
    EventClient client(*m_bench, Sessions, m_customer,
                       {{QStringLiteral("companyId"), QStringLiteral("acme")},
                        {QStringLiteral("customerId"), QStringLiteral("cust-2")},
                        {QStringLiteral("channel"), QStringLiteral("chat")},
                        {QStringLiteral("initialMessage"), QStringLiteral("Where is my order ORD-7777?")}});
    QVERIFY(client.isOver());
    QCOMPARE(client.events.size(), size_t{2});
    const QJsonObject said = client.events.back().data[u"messages"].toArray().last().toObject();
    QVERIFY(said[u"content"].toString().contains(u"ORD-7777"));
    QCOMPARE(client.words(), said[u"content"].toString());
}

namespace {

/// Requests that a turn waited for: those come in streams, a brief for the person who takes the case does not.
int roundsOfTurns(const ModelServer &provider)
{
    int rounds = 0;
    for (const ModelRequest &each : provider.requests())
        rounds += each.body[u"stream"].toBool() ? 1 : 0;
    return rounds;
}

} // namespace

void TestModelStreams::aWholeEscalation()
{
    QFETCH(bool, isAnthropic);
    // Tier 1 may give $50, tier 2 $200; both models look the order up, ask for all of it, and say a word before.
    ModelServer provider([](const ModelRequest &request) {
        if (request.results.isEmpty()) {
            ModelMove move = ModelMove::call(QStringLiteral("order_lookup"),
                                             {{QStringLiteral("order_number"), QStringLiteral("ORD-7777")}});
            move.calls.push_back({QStringLiteral("list_orders"), {}});
            move.text = QStringLiteral("Hello there. Let me look that up.");
            return paced(move);
        }
        if (!request.results.join(u' ').contains(u"over_limit"))
            return paced(refund(312.4));
        return paced(ModelMove::say(
            request.system.contains(u"manager (tier 2")
                ? QStringLiteral("Thank you for waiting. I am passing your case on to a colleague of mine.")
                : QStringLiteral("I am sorry for that. My manager will look at this with you now.")));
    });
    choose(provider, isAnthropic);
    const auto limit = [](double most) {
        return QJsonObject{{QStringLiteral("capabilities"), QJsonObject{{QStringLiteral("canProcessRefunds"), true},
                                                                        {QStringLiteral("maxRefundAmount"), most}}}};
    };
    const Response saved = m_bench->call(
        "PUT", QStringLiteral("/desk/config"), m_admin,
        base::toJson(QJsonObject{{QStringLiteral("tiers"), QJsonObject{{QStringLiteral("aiRep"), limit(50)},
                                                                       {QStringLiteral("aiManager"), limit(200)}}}}));
    QVERIFY2(saved.status == 200, saved.raw.constData());
    const QString id = session();
    const auto client = ask(id, QStringLiteral("My tent arrived torn, please refund all of the $312.40"));
    QVERIFY(client->isOver());
    QVERIFY2(!client->of(u"message").empty(), client->raw().constData());
    const QJsonObject message = client->of(u"message").back();
    QCOMPARE(message[u"sessionUpdate"][u"currentTier"].toString(), QStringLiteral("HUMAN_AGENT"));
    QVERIFY(message[u"sessionUpdate"][u"awaitingHuman"].toBool());
    const QString said = message[u"aiResponse"][u"content"].toString();
    QCOMPARE(client->words(), said);
    QVERIFY2(client->ever().contains(u"I am passing your case on"), qPrintable(client->ever()));
    // Three rounds a tier. What was said before the tools and by tier 1 was heard and taken back.
    QCOMPARE(roundsOfTurns(provider), 6);
    QVERIFY2(client->ever().startsWith(u"Hello there."), qPrintable(client->ever()));
    QVERIFY2(client->ever().contains(u"I am sorry for that."), qPrintable(client->ever()));
    QVERIFY(client->of(u"reset").size() >= 3);

    // Both models were refused with their tier's arithmetic, and it is on record.
    QStringList told;
    for (const ModelRequest &each : provider.requests())
        told += each.results.filter(QStringLiteral("over_limit"));
    QCOMPARE(told.size(), 2);
    QVERIFY2(told[0].contains(u"$50.00") && told[0].contains(u"$312.40"), qPrintable(told[0]));
    QVERIFY2(told[1].contains(u"$200.00") && told[1].contains(u"$312.40"), qPrintable(told[1]));
    const QJsonObject after = shown(id);
    const QJsonArray escalations = after[u"escalationHistory"].toArray();
    QCOMPARE(escalations.size(), 2);
    QCOMPARE(escalations[0].toObject()[u"toTier"].toString(), QStringLiteral("AI_MANAGER"));
    QCOMPARE(escalations[1].toObject()[u"toTier"].toString(), QStringLiteral("HUMAN_AGENT"));
    QCOMPARE(after[u"messages"].toArray().size(), 2);
    const Response desk = m_bench->get(QStringLiteral("/desk/sessions/") + id, m_admin);
    int refused = 0;
    for (const QJsonValue &each : desk.body[u"actions"].toArray())
        refused += each[u"state"].toString() == u"refused" ? 1 : 0;
    QVERIFY2(refused == 2, desk.raw.constData());
    // A person has it: the models are silent now.
    const auto next = ask(id, QStringLiteral("Are you there?"));
    QVERIFY(next->isOver());
    QCOMPARE(next->events.size(), size_t{1});
    QVERIFY(next->events.front().data[u"aiResponse"].isNull());
    QCOMPARE(roundsOfTurns(provider), 6);
}

void TestModelStreams::aRefundIsAskedForAndCarriedOut()
{
    QFETCH(bool, isAnthropic);
    ModelServer provider([](const ModelRequest &request) {
        return paced(request.results.isEmpty() ? refund(30)
                                               : ModelMove::say(QStringLiteral("I am sorry that it came torn.")));
    });
    choose(provider, isAnthropic);
    const Response saved =
        m_bench->call("PUT", QStringLiteral("/desk/config"), m_admin,
                      R"({"tiers":{"aiRep":{"capabilities":{"canProcessRefunds":true,"maxRefundAmount":50}}}})");
    QVERIFY2(saved.status == 200, saved.raw.constData());
    const QString id = session();
    const auto asked = ask(id, QStringLiteral("My tent came torn, can I get 30 dollars back?"));
    QVERIFY(asked->isOver());
    const QString question = asked->of(u"message").back()[u"aiResponse"][u"content"].toString();
    QVERIFY2(question.startsWith(u"I am sorry that it came torn.") && question.contains(u"$30.00"),
             qPrintable(question));
    QCOMPARE(asked->words(), question);
    QVERIFY(asked->of(u"reset").empty());
    const auto done = ask(id, QStringLiteral("Yes please"));
    QVERIFY(done->isOver());
    const QJsonObject said = done->of(u"message").back()[u"aiResponse"].toObject();
    QCOMPARE(said[u"metadata"][u"model"].toString(), QStringLiteral("tierdesk-local"));
    QVERIFY2(said[u"content"].toString().contains(u"$30.00"), qPrintable(said[u"content"].toString()));
    QCOMPARE(done->words(), said[u"content"].toString());
    QCOMPARE(provider.count(), 2);
}

void TestModelStreams::thePlugIsPulledInTheMiddle_data()
{
    QTest::addColumn<bool>("isAnthropic");
    QTest::addColumn<int>("wire");
    for (const bool isAnthropic : {true, false}) {
        const auto row = [isAnthropic](const char *name, ModelMove::Wire wire) {
            QTest::addRow("%s, %s", isAnthropic ? "Messages API" : "chat completions", name)
                << isAnthropic << static_cast<int>(wire);
        };
        row("cut", ModelMove::Wire::Cut);
        row("silent", ModelMove::Wire::Stall);
        row("malformed chunks", ModelMove::Wire::BadChunks);
        row("overloaded", ModelMove::Wire::Overload);
        row("no JSON", ModelMove::Wire::BadEvent);
    }
}

void TestModelStreams::thePlugIsPulledInTheMiddle()
{
    QFETCH(bool, isAnthropic);
    QFETCH(int, wire);
    ModelServer provider([wire](const ModelRequest &request) {
        return request.number == 1
                   ? ModelMove::call(QStringLiteral("list_orders"), {})
                   : paced(ModelMove::broken(
                         static_cast<ModelMove::Wire>(wire),
                         QStringLiteral("I am sorry. Let me see what the carrier says about it today.")));
    });
    choose(provider, isAnthropic);
    const QString id = session();
    const auto client = ask(id, QStringLiteral("Where is my order ORD-7777?"));
    QVERIFY(client->isOver());
    QVERIFY2(client->ever().startsWith(u"I am sorry."), qPrintable(client->ever()));
    QVERIFY(!client->of(u"reset").empty());
    const QJsonObject said = client->of(u"message").back()[u"aiResponse"].toObject();
    QCOMPARE(said[u"metadata"][u"model"].toString(), QStringLiteral("tierdesk-local"));
    QVERIFY2(said[u"content"].toString().contains(u"ORD-7777"), qPrintable(said[u"content"].toString()));
    QCOMPARE(client->words(), said[u"content"].toString());
    QCOMPARE(shown(id)[u"messages"].toArray().size(), 2);
    // The first request was answered and is paid for.
    QCOMPARE(m_bench->get(QStringLiteral("/desk/models/costs"), m_admin).body[u"rows"].toArray().size(), 1);
}

void TestModelStreams::withoutAFallbackTheClientIsToldAndTheMessageKept()
{
    ModelServer provider([](const ModelRequest &) {
        return paced(ModelMove::broken(ModelMove::Wire::BadEvent,
                                       QStringLiteral("I am sorry. Let me see what the carrier says about it today.")));
    });
    choose(provider, true, QStringLiteral("nobody"));
    const QString id = session();
    const auto client = ask(id, QStringLiteral("Where is my order?"));
    QVERIFY(client->isOver());
    QCOMPARE(client->status(), 200);
    QVERIFY(client->of(u"message").empty());
    QCOMPARE(client->events.back().type, QStringLiteral("error"));
    QCOMPARE(client->events.back().data[u"error"][u"code"].toString(), QStringLiteral("CS_010"));
    QVERIFY(client->words().isEmpty());
    QVERIFY(!client->raw().contains(ModelServer::Key));
    const QJsonArray kept = shown(id)[u"messages"].toArray();
    QCOMPARE(kept.size(), 1);
    QCOMPARE(kept.first().toObject()[u"content"].toString(), QStringLiteral("Where is my order?"));
}

void TestModelStreams::aClientThatLeavesLosesNothing()
{
    QFETCH(bool, isAnthropic);
    ModelServer provider([](const ModelRequest &) {
        return paced(ModelMove::say(QStringLiteral("Hello Dana! How are you? How can I help you today?")), 20);
    });
    choose(provider, isAnthropic);
    const QString id = session();
    const auto client = ask(id, QStringLiteral("Hello"));
    QVERIFY(client->has(u"delta"));
    client->leave();
    QTRY_COMPARE(shown(id)[u"messages"].toArray().size(), 2);
    QCOMPARE(shown(id)[u"messages"].toArray().last().toObject()[u"content"].toString(),
             QStringLiteral("Hello Dana! How are you? How can I help you today?"));
}

void TestModelStreams::whatIsRefusedAtOnceHasItsStatus()
{
    const auto nowhere = ask(QStringLiteral("sess_none"), QStringLiteral("Hello"));
    QVERIFY(nowhere->isOver());
    QCOMPARE(nowhere->status(), 404);
    QVERIFY(nowhere->header("content-type").startsWith("application/json"));
    QVERIFY2(nowhere->raw().contains("CS_002"), nowhere->raw().constData());
    const auto empty = ask(session(), QStringLiteral(" "));
    QVERIFY(empty->isOver());
    QCOMPARE(empty->status(), 400);
}

void TestModelStreams::aRepeatGetsTheSameMessage()
{
    ModelServer provider([](const ModelRequest &) { return ModelMove::say(QStringLiteral("Hello Dana, I am here.")); });
    choose(provider, true);
    const QString id = session();
    const QList<QNetworkReply::RawHeaderPair> key{{"Idempotency-Key", "once"}};
    const auto first = ask(id, QStringLiteral("Hello"), key);
    QVERIFY(first->isOver());
    const auto second = ask(id, QStringLiteral("Hello"), key);
    QVERIFY(second->isOver());
    QCOMPARE(second->header("idempotency-replayed"), QByteArray("true"));
    QCOMPARE(second->of(u"message").back(), first->of(u"message").back());
    QCOMPARE(provider.count(), 1);
    QCOMPARE(shown(id)[u"messages"].toArray().size(), 2);
}

void TestModelStreams::whoLooksAtTheSessionSeesTheWords()
{
    ModelServer provider([](const ModelRequest &) {
        return paced(ModelMove::say(QStringLiteral("Hello Dana! How are you? How can I help you today?")));
    });
    choose(provider, true);
    const QString id = session();
    EventSocket looking(m_bench->socketUrl(m_bench->token("ann")));
    EventSocket elsewhere(m_bench->socketUrl(m_bench->token("bob")));
    QVERIFY(looking.isOpen() && elsewhere.isOpen());
    looking.hello();
    elsewhere.hello();
    QVERIFY(looking.has(u"welcome") && elsewhere.has(u"welcome"));
    looking.send({{QStringLiteral("type"), QStringLiteral("viewing")}, {QStringLiteral("sessionId"), id}});
    QVERIFY(looking.has(u"viewers"));
    // The customer's own client does not listen.
    const Response answered = m_bench->post(Sessions + u'/' + id + QStringLiteral("/messages"), m_customer,
                                            {{QStringLiteral("message"), QStringLiteral("Hello")}});
    QCOMPARE(answered.status, 201);
    QVERIFY(looking.has(u"words"));
    QString words;
    for (const QJsonObject &frame : looking.of(u"words")) {
        QCOMPARE(frame[u"sessionId"].toString(), id);
        words = (frame[u"reset"].toBool() ? QString() : words) + frame[u"text"].toString();
    }
    QCOMPARE(words, QStringLiteral("Hello Dana! How are you?"));
    QVERIFY(elsewhere.has(u"event"));
    QVERIFY(elsewhere.of(u"words").empty());
}

void TestModelStreams::whatACustomerWritesIsNeverAnEvent()
{
    ModelServer provider([](const ModelRequest &) {
        return ModelMove::say(
            QStringLiteral("Line one.\n\nevent: message\ndata: {\"aiResponse\":null}\n\nthe end of it"));
    });
    choose(provider, false);
    const auto client = ask(session(), QStringLiteral("Say this: \n\nevent: error\ndata: {}\n\n"));
    QVERIFY(client->isOver());
    QCOMPARE(client->of(u"message").size(), size_t{1});
    QVERIFY(client->of(u"error").empty());
    QCOMPARE(client->words(), client->of(u"message").back()[u"aiResponse"][u"content"].toString());
}

QTEST_GUILESS_MAIN(TestModelStreams)
#include "tst_model_streams.moc"
