#include "tests/api/ChatSocket.h"
#include "tests/api/DeskBench.h"
#include "tests/support/models/ModelServer.h"

#include <algorithm>

using namespace tierdesk;
using namespace tierdesk::test;
using tests::ModelMove;
using tests::ModelRequest;
using tests::ModelServer;

namespace {

QJsonObject says(const char *text)
{
    return {{u"message"_s, QString::fromUtf8(text)}};
}

ModelMove paced(ModelMove move)
{
    move.pauseMs = 20;
    return move;
}

} // namespace

/// What a customer hears while a chat goes on: a model's words, the people at the desk, the queue.
class TestChatLive final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_bench = DeskBench::start(
            {{u"model-keys"_s, u"file"_s}, {u"allow-private-targets"_s, u"on"_s}, {u"chat-company"_s, u"acme"_s}});
        QVERIFY(m_bench);
    }
    void cleanup() { m_bench.reset(); }

    void aModelsWordsAreHeardWhileTheyCome()
    {
        const QString answer = u"Hello! How are you? Thank you for writing to us. What can I do for you?"_s;
        ModelServer provider([&](const ModelRequest &) { return paced(ModelMove::say(answer)); });
        choose(provider);
        ChatSocket customer(m_bench->url());
        QVERIFY(customer.isOpen());
        const QString id = join(customer);
        const QJsonObject said = customer.ask(u"send-message"_s, says("Hello, can you help me?"));
        QCOMPARE(said[u"response"].toString(), answer);
        QVERIFY(said[u"confidence"].isNull());
        QString words;
        for (const QJsonObject &chunk : customer.of(u"message-chunk"_s)) {
            QCOMPARE(chunk[u"sessionId"].toString(), id);
            words = chunk[u"reset"].toBool() ? QString() : words + chunk[u"text"].toString();
        }
        // The end of an answer may come with the whole of it.
        QVERIFY2(!words.isEmpty() && answer.startsWith(words), qPrintable(words));
        const QStringList names = customer.names();
        QVERIFY(names.count(u"message-chunk"_s) > 1);
        QCOMPARE(names.at(2), u"typing"_s); // after chat-joined and its acknowledgement
        QCOMPARE(names.mid(names.size() - 2), QStringList({u"message-received"_s, u"ack"_s}));
    }
    void whereNobodyCanAnswerPeopleDo()
    {
        ModelServer provider([](const ModelRequest &) {
            return paced(ModelMove::broken(ModelMove::Wire::BadEvent,
                                           u"I am sorry. Let me see what the carrier says about it today."_s));
        });
        choose(provider, u"nobody"_s);
        ChatSocket customer(m_bench->url());
        QVERIFY(customer.isOpen());
        static_cast<void>(join(customer));
        const QJsonObject said = customer.ask(u"send-message"_s, says("Hello, can you help me?"));
        QCOMPARE(said[u"escalated"], QJsonValue(true));
        QCOMPARE(said[u"escalation"][u"reason"].toString(), u"TECHNICAL_LIMITATION"_s);
        QCOMPARE(said[u"tier"].toString(), u"HUMAN_AGENT"_s);
        QVERIFY(!said[u"response"].toString().isEmpty());
        // What had been heard of the broken answer is taken back.
        const auto chunks = customer.of(u"message-chunk"_s);
        QVERIFY(!chunks.empty());
        QVERIFY(chunks.back()[u"reset"].toBool());
    }
    void nobodyNeedsToWaitForTheJoin()
    {
        ChatSocket customer(m_bench->url());
        QVERIFY(customer.isOpen());
        customer.send(u"join-chat"_s, {});
        customer.send(u"send-message"_s, says("Hello"));
        customer.send(u"send-message"_s, says("Hello"));
        customer.send(u"rate-chat"_s, {{u"rating"_s, 4}});
        QVERIFY(customer.has(u"ack"_s, 4));
        const auto answers = customer.of(u"ack"_s);
        const QString id = answers[0][u"sessionId"].toString();
        QVERIFY(id.startsWith(u"chat_"));
        for (const QJsonObject &each : answers) {
            QVERIFY2(!each.contains(u"code"), base::toJson(each).constData());
            QCOMPARE(each[u"sessionId"].toString(), id);
        }
        // Its own words are not told it, though they came twice before they were acknowledged.
        QVERIFY(customer.of(u"message-sent"_s).empty());
        QCOMPARE(customer.of(u"message-received"_s).size(), size_t(2));

        // Messages that name their chat join it once.
        ChatSocket other(m_bench->url());
        QVERIFY(other.isOpen());
        for (const char *text : {"first", "second"}) {
            QJsonObject body = says(text);
            body.insert(u"sessionId"_s, id);
            other.send(u"send-message"_s, body);
        }
        QVERIFY(other.has(u"ack"_s, 2));
        QCOMPARE(other.of(u"chat-joined"_s).size(), size_t(1));
        QVERIFY(customer.has(u"message-sent"_s, 2));
        const auto sent = customer.of(u"message-sent"_s);
        QCOMPARE(sent[0][u"message"][u"content"].toString(), u"first"_s);
        QCOMPARE(sent[1][u"message"][u"content"].toString(), u"second"_s);
    }
    void joiningAgainTellsNothingTwice()
    {
        ChatSocket customer(m_bench->url()), other(m_bench->url());
        QVERIFY(customer.isOpen() && other.isOpen());
        const QJsonObject chat{{u"sessionId"_s, join(customer)}};
        QVERIFY(!other.ask(u"join-chat"_s, chat).contains(u"code"));
        constexpr size_t Rounds = 8;
        for (size_t i = 0; i < Rounds; ++i) {
            other.send(u"send-message"_s, says("Hello"));
            customer.send(u"join-chat"_s, chat);
        }
        QVERIFY(customer.has(u"ack"_s, Rounds + 1));
        QVERIFY(other.has(u"ack"_s, Rounds + 1));
        static_cast<void>(other.ask(u"send-message"_s, says("Goodbye")));
        const auto isLast = [&] {
            const auto sent = customer.of(u"message-sent"_s);
            return !sent.empty() && sent.back()[u"message"][u"content"].toString() == u"Goodbye";
        };
        QVERIFY(QTest::qWaitFor(isLast, 30'000));
        QStringList told;
        for (const QString &event : {u"message-sent"_s, u"message-received"_s}) {
            for (const QJsonObject &each : customer.of(event))
                told.append(each[u"message"][u"messageId"].toString());
        }
        QCOMPARE(told.removeDuplicates(), qsizetype(0));
    }
    void aLostJoinIsRepeatedByItsKey()
    {
        const QJsonObject wish{{u"idempotencyKey"_s, u"5d1f0f0c-a-page-of-mine"_s}};
        ChatSocket lost(m_bench->url()), again(m_bench->url());
        QVERIFY(lost.isOpen() && again.isOpen());
        const QString id = lost.ask(u"join-chat"_s, wish)[u"sessionId"].toString();
        QCOMPARE(again.ask(u"join-chat"_s, wish)[u"sessionId"].toString(), id);
        static_cast<void>(lost.ask(u"send-message"_s, says("Hello")));
        QVERIFY(again.has(u"message-sent"_s));
        // A restart forgets no key.
        m_bench->restart();
        ChatSocket later(m_bench->url());
        QVERIFY(later.isOpen());
        const QJsonObject joined = later.ask(u"join-chat"_s, wish);
        QCOMPARE(joined[u"sessionId"].toString(), id);
        QCOMPARE(joined[u"messages"].toArray().size(), 2);
    }
    void bytesEndTheConnection()
    {
        ChatSocket customer(m_bench->url());
        QVERIFY(customer.isOpen());
        static_cast<void>(join(customer));
        customer.sendText(uR"(451-["send-message",{"_placeholder":true,"num":0}])"_s);
        QVERIFY(customer.isShut());
    }
    void aHashIsCheckedWhereTheChatIsNamed()
    {
        ChatSocket customer(m_bench->url());
        QVERIFY(customer.isOpen());
        const QJsonObject wrong{
            {u"sessionId"_s, join(customer)}, {u"userId"_s, u"user123"_s}, {u"userHash"_s, u"00"_s}};
        QCOMPARE(customer.ask(u"join-chat"_s, wrong)[u"code"].toString(), u"INVALID_USER_HASH"_s);
        // It stays where it was.
        QCOMPARE(customer.ask(u"send-message"_s, says("Hello"))[u"sessionId"], wrong[u"sessionId"]);
    }
    void chatsAreBegunNoFasterThanByRest()
    {
        m_bench = DeskBench::start({{u"chat-company"_s, u"acme"_s}, {u"rate-limits"_s, u"on"_s}});
        QVERIFY(m_bench);
        ChatSocket customer(m_bench->url());
        QVERIFY(customer.isOpen());
        QJsonObject last;
        for (int i = 0; i < 130 && !last.contains(u"code"); ++i) // a minute may turn meanwhile
            last = customer.ask(u"join-chat"_s, {});
        QCOMPARE(last[u"code"].toString(), u"RATE_LIMITED"_s);
        QVERIFY(last[u"retryAfter"].toInt() > 0);
    }
    void bothSidesSeeThatTheOtherWrites()
    {
        ChatSocket customer(m_bench->url());
        QVERIFY(customer.isOpen());
        const QString id = join(customer);
        static_cast<void>(customer.ask(u"send-message"_s, says("This is urgent!")));
        EventSocket desk(m_bench->socketUrl(m_bench->token("ann")));
        QVERIFY(desk.isOpen());
        desk.hello();
        QVERIFY(desk.has(u"welcome"));
        desk.send({{u"type"_s, u"typing"_s}, {u"sessionId"_s, id}, {u"typing"_s, true}});
        QVERIFY(customer.has(u"typing"_s));
        const QJsonObject typing = customer.of(u"typing"_s).front();
        QCOMPARE(typing[u"role"].toString(), u"human_agent"_s);
        QCOMPARE(typing[u"agent"][u"name"].toString(), u"ann"_s);
        QCOMPARE(customer.ask(u"typing"_s, {{u"typing"_s, true}})[u"success"], QJsonValue(true));
        QVERIFY(desk.has(u"typing"));
    }
    void thePlaceInTheQueueMoves()
    {
        ChatSocket first(m_bench->url()), second(m_bench->url());
        QVERIFY(first.isOpen() && second.isOpen());
        const QString ahead = join(first);
        static_cast<void>(join(second));
        static_cast<void>(first.ask(u"send-message"_s, says("I want to talk to a person")));
        const QJsonObject said = second.ask(u"send-message"_s, says("I want to talk to a person"));
        QCOMPARE(said[u"queue"][u"place"].toInt(), 2);
        const QString ann = m_bench->token("ann");
        QCOMPARE(m_bench->post(u"/desk/sessions/%1/claim"_s.arg(ahead), ann).status, 200);
        QVERIFY(QTest::qWaitFor(
            [&] {
                const auto places = second.of(u"queue-updated"_s);
                return !places.empty() && places.back()[u"queue"][u"place"].toInt() == 1;
            },
            30'000));
        QVERIFY(first.has(u"agent-joined"_s));
    }
    void aChatThatIsLongOverGoesOnInAnother()
    {
        ChatSocket customer(m_bench->url());
        QVERIFY(customer.isOpen());
        const QString id = join(customer);
        static_cast<void>(customer.ask(u"send-message"_s, says("Hello")));
        QCOMPARE(customer.ask(u"end-chat"_s, {{u"solved"_s, true}})[u"status"].toString(), u"RESOLVED"_s);
        QVERIFY(customer.has(u"chat-ended"_s));
        m_bench->clock.set(m_bench->clock.now() + Millis::hours(73));
        QJsonObject question = says("Where is my order?");
        question.insert(u"idempotencyKey"_s, u"question"_s);
        const QJsonObject said = customer.ask(u"send-message"_s, question);
        const QString next = said[u"sessionId"].toString();
        QVERIFY(next != id);
        QCOMPARE(said[u"previousSessionId"].toString(), id);
        QCOMPARE(customer.of(u"chat-moved"_s).size(), size_t(1));
        QCOMPARE(customer.of(u"chat-moved"_s).front()[u"sessionId"].toString(), next);
        // The socket is in the one that follows.
        const auto received = customer.of(u"message-received"_s);
        QCOMPARE(received.back()[u"sessionId"].toString(), next);
        QCOMPARE(customer.ask(u"rate-chat"_s, {{u"rating"_s, 4}})[u"sessionId"].toString(), next);
        // Messages to the old id go on there, too, and only there.
        const QJsonObject again =
            customer.ask(u"send-message"_s, {{u"sessionId"_s, id}, {u"message"_s, u"And my refund?"_s}});
        QCOMPARE(again[u"sessionId"].toString(), next);
        QVERIFY(customer.of(u"message-sent"_s).empty());
        // What was sent before the move and comes again after it is taken once.
        QCOMPARE(customer.ask(u"send-message"_s, question), said);

        // A page that has the old id comes into the one that follows, and hears it.
        ChatSocket late(m_bench->url());
        QVERIFY(late.isOpen());
        const QJsonObject old{{u"sessionId"_s, id}};
        const QJsonObject joined = late.ask(u"join-chat"_s, old);
        QCOMPARE(joined[u"sessionId"].toString(), next);
        QCOMPARE(joined[u"previousSessionId"].toString(), id);
        QCOMPARE(late.ask(u"send-message"_s, question), said);
        static_cast<void>(customer.ask(u"send-message"_s, says("Thank you")));
        QVERIFY(late.has(u"message-sent"_s));
        QCOMPARE(late.of(u"message-sent"_s).front()[u"sessionId"].toString(), next);
        const QJsonObject rating{{u"sessionId"_s, id}, {u"rating"_s, 5}};
        QCOMPARE(late.ask(u"rate-chat"_s, rating)[u"sessionId"].toString(), next);
        const Response history = m_bench->get(u"/api/v1/chat/history/"_s + id, {});
        QCOMPARE(history.body[u"sessionId"].toString(), next);
        QCOMPARE(history.body[u"rating"].toInt(), 5);
        const QJsonArray messages = history.body[u"messages"].toArray();
        QCOMPARE(std::count_if(messages.begin(), messages.end(),
                               [](const QJsonValue &each) { return each[u"role"].toString() == u"customer"; }),
                 3);
        m_bench->clock.reset();
    }

private:
    /// Lets @p provider speak for both tiers.
    void choose(const ModelServer &provider, const QString &otherwise = u"embedded"_s)
    {
        const QString admin = m_bench->token("ada");
        const auto put = [&](const QString &path, const QJsonObject &body) {
            const Response done = m_bench->call("PUT", path, admin, base::toJson(body));
            QVERIFY2(done.status == 200, done.raw.constData());
        };
        const QString main = u"/desk/models/providers/main"_s;
        put(main, {{u"protocol"_s, u"openai"_s},
                   {u"baseUrl"_s, provider.base()},
                   {u"small"_s, u"small-model"_s},
                   {u"large"_s, u"large-model"_s}});
        put(main + u"/key"_s, {{u"key"_s, QString::fromLatin1(ModelServer::Key)}});
        const QJsonObject tier{{u"chain"_s, QJsonArray{u"main"_s}}, {u"otherwise"_s, otherwise}};
        put(u"/desk/config"_s, {{u"models"_s, QJsonObject{{u"aiRep"_s, tier}, {u"aiManager"_s, tier}}}});
    }
    [[nodiscard]] static QString join(ChatSocket &socket)
    {
        return socket.ask(u"join-chat"_s, {})[u"sessionId"].toString();
    }

    std::unique_ptr<DeskBench> m_bench;
};

QTEST_GUILESS_MAIN(TestChatLive)
#include "tst_chatlive.moc"
