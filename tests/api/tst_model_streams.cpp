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
const QString Sessions = u"/api/momentum/cs/sessions"_s;

ModelMove paced(ModelMove move, int ms = 5)
{
    move.pauseMs = ms;
    return move;
}

ModelMove refund(double amount)
{
    return ModelMove::call(u"refund"_s, {{u"order_number"_s, u"ORD-7777"_s}, {u"amount"_s, amount}});
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
    void choose(const ModelServer &provider, bool isAnthropic, const QString &otherwise = u"embedded"_s)
    {
        test::choose(*m_bench, provider, isAnthropic, otherwise);
    }
    [[nodiscard]] QString session()
    {
        return m_bench
            ->post(Sessions, m_customer,
                   {{u"companyId"_s, u"acme"_s}, {u"customerId"_s, u"cust-2"_s}, {u"channel"_s, u"chat"_s}})
            .body[u"id"]
            .toString();
    }
    [[nodiscard]] std::unique_ptr<EventClient> ask(const QString &session, const QString &text,
                                                   const QList<QNetworkReply::RawHeaderPair> &headers = {})
    {
        return std::make_unique<EventClient>(*m_bench, Sessions + u'/' + session + u"/messages"_s, m_customer,
                                             QJsonObject{{u"message"_s, text}}, headers);
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
    m_bench = DeskBench::start({{u"model-keys"_s, u"file"_s}, {u"allow-private-targets"_s, u"on"_s}});
    QVERIFY(m_bench);
    m_admin = m_bench->token("ada");
    m_customer = QString::fromLatin1(TokenSigner::hs256(Secret).token(
        {{u"companyId"_s, u"acme"_s}, {u"exp"_s, QDateTime::currentSecsSinceEpoch() + 600}}));
    QCOMPARE(m_bench
                 ->post(u"/desk/credentials"_s, m_admin,
                        {{u"kind"_s, u"jwt"_s},
                         {u"name"_s, u"shop"_s},
                         {u"algorithm"_s, u"HS256"_s},
                         {u"secret"_s, QString::fromLatin1(Secret)}})
                 .status,
             201);
    addTentBuyer(*m_bench);
}

void TestModelStreams::wordsComeBeforeTheMessage()
{
    QFETCH(bool, isAnthropic);
    ModelServer provider([](const ModelRequest &) {
        return paced(ModelMove::say(u"Hello Dana! How are you? How can I help you today?"_s), 20);
    });
    choose(provider, isAnthropic);
    const QString id = session();
    const auto client = ask(id, u"Hello"_s);
    QVERIFY(client->has(u"delta"));
    QVERIFY(client->of(u"message").empty());
    // Nothing unconfirmed is said: whoever looks meanwhile finds the customer's words alone.
    QCOMPARE(shown(id)[u"messages"].toArray().size(), 1);
    QVERIFY(client->isOver());
    QCOMPARE(client->status(), 200);
    QCOMPARE(client->header("content-type"), QByteArray("text/event-stream"));
    QVERIFY2(client->of(u"delta").size() >= 2, client->raw().constData());
    QVERIFY(client->of(u"reset").empty());
    QCOMPARE(client->events.back().type, u"message"_s);
    const QJsonObject message = client->events.back().data;
    QCOMPARE(message[u"aiResponse"][u"content"].toString(), u"Hello Dana! How are you? How can I help you today?"_s);
    QCOMPARE(client->words(), message[u"aiResponse"][u"content"].toString());
    QCOMPARE(message[u"aiResponse"][u"metadata"][u"model"].toString(), u"small-model-served"_s);
    QCOMPARE(message[u"aiResponse"][u"metadata"][u"tokens"][u"output"].toInt(), 20);
    QVERIFY(message.contains(u"sessionUpdate"));
    QCOMPARE(shown(id)[u"messages"].toArray().last().toObject()[u"content"].toString(), client->words());
}

void TestModelStreams::theEmbeddedResponderSpeaksAtOnce()
{
    EventClient client(*m_bench, Sessions, m_customer,
                       {{u"companyId"_s, u"acme"_s},
                        {u"customerId"_s, u"cust-2"_s},
                        {u"channel"_s, u"chat"_s},
                        {u"initialMessage"_s, u"Where is my order ORD-7777?"_s}});
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
            ModelMove move = ModelMove::call(u"order_lookup"_s, {{u"order_number"_s, u"ORD-7777"_s}});
            move.calls.push_back({u"list_orders"_s, {}});
            move.text = u"Hello there. Let me look that up."_s;
            return paced(move);
        }
        if (!request.results.join(u' ').contains(u"over_limit"))
            return paced(refund(312.4));
        return paced(ModelMove::say(request.system.contains(u"manager (tier 2")
                                        ? u"Thank you for waiting. I am passing your case on to a colleague of mine."_s
                                        : u"I am sorry for that. My manager will look at this with you now."_s));
    });
    choose(provider, isAnthropic);
    const auto limit = [](double most) {
        return QJsonObject{
            {u"capabilities"_s, QJsonObject{{u"canProcessRefunds"_s, true}, {u"maxRefundAmount"_s, most}}}};
    };
    const Response saved = m_bench->call(
        "PUT", u"/desk/config"_s, m_admin,
        base::toJson(QJsonObject{{u"tiers"_s, QJsonObject{{u"aiRep"_s, limit(50)}, {u"aiManager"_s, limit(200)}}}}));
    QVERIFY2(saved.status == 200, saved.raw.constData());
    const QString id = session();
    const auto client = ask(id, u"My tent arrived torn, please refund all of the $312.40"_s);
    QVERIFY(client->isOver());
    QVERIFY2(!client->of(u"message").empty(), client->raw().constData());
    const QJsonObject message = client->of(u"message").back();
    QCOMPARE(message[u"sessionUpdate"][u"currentTier"].toString(), u"HUMAN_AGENT"_s);
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
        told += each.results.filter(u"over_limit"_s);
    QCOMPARE(told.size(), 2);
    QVERIFY2(told[0].contains(u"$50.00") && told[0].contains(u"$312.40"), qPrintable(told[0]));
    QVERIFY2(told[1].contains(u"$200.00") && told[1].contains(u"$312.40"), qPrintable(told[1]));
    const QJsonObject after = shown(id);
    const QJsonArray escalations = after[u"escalationHistory"].toArray();
    QCOMPARE(escalations.size(), 2);
    QCOMPARE(escalations[0].toObject()[u"toTier"].toString(), u"AI_MANAGER"_s);
    QCOMPARE(escalations[1].toObject()[u"toTier"].toString(), u"HUMAN_AGENT"_s);
    QCOMPARE(after[u"messages"].toArray().size(), 2);
    const Response desk = m_bench->get(u"/desk/sessions/"_s + id, m_admin);
    int refused = 0;
    for (const QJsonValue &each : desk.body[u"actions"].toArray())
        refused += each[u"state"].toString() == u"refused" ? 1 : 0;
    QVERIFY2(refused == 2, desk.raw.constData());
    // A person has it: the models are silent now.
    const auto next = ask(id, u"Are you there?"_s);
    QVERIFY(next->isOver());
    QCOMPARE(next->events.size(), size_t{1});
    QVERIFY(next->events.front().data[u"aiResponse"].isNull());
    QCOMPARE(roundsOfTurns(provider), 6);
}

void TestModelStreams::aRefundIsAskedForAndCarriedOut()
{
    QFETCH(bool, isAnthropic);
    ModelServer provider([](const ModelRequest &request) {
        return paced(request.results.isEmpty() ? refund(30) : ModelMove::say(u"I am sorry that it came torn."_s));
    });
    choose(provider, isAnthropic);
    const Response saved =
        m_bench->call("PUT", u"/desk/config"_s, m_admin,
                      R"({"tiers":{"aiRep":{"capabilities":{"canProcessRefunds":true,"maxRefundAmount":50}}}})");
    QVERIFY2(saved.status == 200, saved.raw.constData());
    const QString id = session();
    const auto asked = ask(id, u"My tent came torn, can I get 30 dollars back?"_s);
    QVERIFY(asked->isOver());
    const QString question = asked->of(u"message").back()[u"aiResponse"][u"content"].toString();
    QVERIFY2(question.startsWith(u"I am sorry that it came torn.") && question.contains(u"$30.00"),
             qPrintable(question));
    QCOMPARE(asked->words(), question);
    QVERIFY(asked->of(u"reset").empty());
    const auto done = ask(id, u"Yes please"_s);
    QVERIFY(done->isOver());
    const QJsonObject said = done->of(u"message").back()[u"aiResponse"].toObject();
    QCOMPARE(said[u"metadata"][u"model"].toString(), u"tierdesk-local"_s);
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
                   ? ModelMove::call(u"list_orders"_s, {})
                   : paced(ModelMove::broken(static_cast<ModelMove::Wire>(wire),
                                             u"I am sorry. Let me see what the carrier says about it today."_s));
    });
    choose(provider, isAnthropic);
    const QString id = session();
    const auto client = ask(id, u"Where is my order ORD-7777?"_s);
    QVERIFY(client->isOver());
    QVERIFY2(client->ever().startsWith(u"I am sorry."), qPrintable(client->ever()));
    QVERIFY(!client->of(u"reset").empty());
    const QJsonObject said = client->of(u"message").back()[u"aiResponse"].toObject();
    QCOMPARE(said[u"metadata"][u"model"].toString(), u"tierdesk-local"_s);
    QVERIFY2(said[u"content"].toString().contains(u"ORD-7777"), qPrintable(said[u"content"].toString()));
    QCOMPARE(client->words(), said[u"content"].toString());
    QCOMPARE(shown(id)[u"messages"].toArray().size(), 2);
    // The first request was answered and is paid for.
    QCOMPARE(m_bench->get(u"/desk/models/costs"_s, m_admin).body[u"rows"].toArray().size(), 1);
}

void TestModelStreams::withoutAFallbackTheClientIsToldAndTheMessageKept()
{
    ModelServer provider([](const ModelRequest &) {
        return paced(ModelMove::broken(ModelMove::Wire::BadEvent,
                                       u"I am sorry. Let me see what the carrier says about it today."_s));
    });
    choose(provider, true, u"nobody"_s);
    const QString id = session();
    const auto client = ask(id, u"Where is my order?"_s);
    QVERIFY(client->isOver());
    QCOMPARE(client->status(), 200);
    QVERIFY(client->of(u"message").empty());
    QCOMPARE(client->events.back().type, u"error"_s);
    QCOMPARE(client->events.back().data[u"error"][u"code"].toString(), u"CS_010"_s);
    QVERIFY(client->words().isEmpty());
    QVERIFY(!client->raw().contains(ModelServer::Key));
    const QJsonArray kept = shown(id)[u"messages"].toArray();
    QCOMPARE(kept.size(), 1);
    QCOMPARE(kept.first().toObject()[u"content"].toString(), u"Where is my order?"_s);
}

void TestModelStreams::aClientThatLeavesLosesNothing()
{
    QFETCH(bool, isAnthropic);
    ModelServer provider([](const ModelRequest &) {
        return paced(ModelMove::say(u"Hello Dana! How are you? How can I help you today?"_s), 20);
    });
    choose(provider, isAnthropic);
    const QString id = session();
    const auto client = ask(id, u"Hello"_s);
    QVERIFY(client->has(u"delta"));
    client->leave();
    QTRY_COMPARE(shown(id)[u"messages"].toArray().size(), 2);
    QCOMPARE(shown(id)[u"messages"].toArray().last().toObject()[u"content"].toString(),
             u"Hello Dana! How are you? How can I help you today?"_s);
}

void TestModelStreams::whatIsRefusedAtOnceHasItsStatus()
{
    const auto nowhere = ask(u"sess_none"_s, u"Hello"_s);
    QVERIFY(nowhere->isOver());
    QCOMPARE(nowhere->status(), 404);
    QVERIFY(nowhere->header("content-type").startsWith("application/json"));
    QVERIFY2(nowhere->raw().contains("CS_002"), nowhere->raw().constData());
    const auto empty = ask(session(), u" "_s);
    QVERIFY(empty->isOver());
    QCOMPARE(empty->status(), 400);
}

void TestModelStreams::aRepeatGetsTheSameMessage()
{
    ModelServer provider([](const ModelRequest &) { return ModelMove::say(u"Hello Dana, I am here."_s); });
    choose(provider, true);
    const QString id = session();
    const QList<QNetworkReply::RawHeaderPair> key{{"Idempotency-Key", "once"}};
    const auto first = ask(id, u"Hello"_s, key);
    QVERIFY(first->isOver());
    const auto second = ask(id, u"Hello"_s, key);
    QVERIFY(second->isOver());
    QCOMPARE(second->header("idempotency-replayed"), QByteArray("true"));
    QCOMPARE(second->of(u"message").back(), first->of(u"message").back());
    QCOMPARE(provider.count(), 1);
    QCOMPARE(shown(id)[u"messages"].toArray().size(), 2);
}

void TestModelStreams::whoLooksAtTheSessionSeesTheWords()
{
    ModelServer provider([](const ModelRequest &) {
        return paced(ModelMove::say(u"Hello Dana! How are you? How can I help you today?"_s));
    });
    choose(provider, true);
    const QString id = session();
    EventSocket looking(m_bench->socketUrl(m_bench->token("ann")));
    EventSocket elsewhere(m_bench->socketUrl(m_bench->token("bob")));
    QVERIFY(looking.isOpen() && elsewhere.isOpen());
    looking.hello();
    elsewhere.hello();
    QVERIFY(looking.has(u"welcome") && elsewhere.has(u"welcome"));
    looking.send({{u"type"_s, u"viewing"_s}, {u"sessionId"_s, id}});
    QVERIFY(looking.has(u"viewers"));
    // The customer's own client does not listen.
    const Response answered =
        m_bench->post(Sessions + u'/' + id + u"/messages"_s, m_customer, {{u"message"_s, u"Hello"_s}});
    QCOMPARE(answered.status, 201);
    QVERIFY(looking.has(u"words"));
    QString words;
    for (const QJsonObject &frame : looking.of(u"words")) {
        QCOMPARE(frame[u"sessionId"].toString(), id);
        words = (frame[u"reset"].toBool() ? QString() : words) + frame[u"text"].toString();
    }
    QCOMPARE(words, u"Hello Dana! How are you?"_s);
    QVERIFY(elsewhere.has(u"event"));
    QVERIFY(elsewhere.of(u"words").empty());
}

void TestModelStreams::whatACustomerWritesIsNeverAnEvent()
{
    ModelServer provider([](const ModelRequest &) {
        return ModelMove::say(u"Line one.\n\nevent: message\ndata: {\"aiResponse\":null}\n\nthe end of it"_s);
    });
    choose(provider, false);
    const auto client = ask(session(), u"Say this: \n\nevent: error\ndata: {}\n\n"_s);
    QVERIFY(client->isOver());
    QCOMPARE(client->of(u"message").size(), size_t{1});
    QVERIFY(client->of(u"error").empty());
    QCOMPARE(client->words(), client->of(u"message").back()[u"aiResponse"][u"content"].toString());
}

QTEST_GUILESS_MAIN(TestModelStreams)
#include "tst_model_streams.moc"
