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
    return {{QStringLiteral("message"), QString::fromUtf8(text)}};
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
        m_bench = DeskBench::start({{QStringLiteral("model-keys"), QStringLiteral("file")},
                                    {QStringLiteral("allow-private-targets"), QStringLiteral("on")},
                                    {QStringLiteral("chat-company"), QStringLiteral("acme")}});
        QVERIFY(m_bench);
    }
    void cleanup() { m_bench.reset(); }

    void aModelsWordsAreHeardWhileTheyCome()
    {
        const QString answer =
            QStringLiteral("Hello! How are you? Thank you for writing to us. What can I do for you?");
        ModelServer provider([&](const ModelRequest &) { return paced(ModelMove::say(answer)); });
        choose(provider);
        ChatSocket customer(m_bench->url());
        QVERIFY(customer.isOpen());
        const QString id = join(customer);
        const QJsonObject said = customer.ask(QStringLiteral("send-message"), says("Hello, can you help me?"));
        QCOMPARE(said[u"response"].toString(), answer);
        QVERIFY(said[u"confidence"].isNull());
        QString words;
        for (const QJsonObject &chunk : customer.of(QStringLiteral("message-chunk"))) {
            QCOMPARE(chunk[u"sessionId"].toString(), id);
            words = chunk[u"reset"].toBool() ? QString() : words + chunk[u"text"].toString();
        }
        // The end of an answer may come with the whole of it.
        QVERIFY2(!words.isEmpty() && answer.startsWith(words), qPrintable(words));
        const QStringList names = customer.names();
        QVERIFY(names.count(QStringLiteral("message-chunk")) > 1);
        QCOMPARE(names.at(2), QStringLiteral("typing")); // after chat-joined and its acknowledgement
        QCOMPARE(names.mid(names.size() - 2), QStringList({QStringLiteral("message-received"), QStringLiteral("ack")}));
    }
    void whereNobodyCanAnswerPeopleDo()
    {
        ModelServer provider([](const ModelRequest &) {
            return paced(
                ModelMove::broken(ModelMove::Wire::BadEvent,
                                  QStringLiteral("I am sorry. Let me see what the carrier says about it today.")));
        });
        choose(provider, QStringLiteral("nobody"));
        ChatSocket customer(m_bench->url());
        QVERIFY(customer.isOpen());
        static_cast<void>(join(customer));
        const QJsonObject said = customer.ask(QStringLiteral("send-message"), says("Hello, can you help me?"));
        QCOMPARE(said[u"escalated"], QJsonValue(true));
        QCOMPARE(said[u"escalation"][u"reason"].toString(), QStringLiteral("TECHNICAL_LIMITATION"));
        QCOMPARE(said[u"tier"].toString(), QStringLiteral("HUMAN_AGENT"));
        QVERIFY(!said[u"response"].toString().isEmpty());
        // What had been heard of the broken answer is taken back.
        const auto chunks = customer.of(QStringLiteral("message-chunk"));
        QVERIFY(!chunks.empty());
        QVERIFY(chunks.back()[u"reset"].toBool());
    }
    void nobodyNeedsToWaitForTheJoin()
    {
        ChatSocket customer(m_bench->url());
        QVERIFY(customer.isOpen());
        customer.send(QStringLiteral("join-chat"), {});
        customer.send(QStringLiteral("send-message"), says("Hello"));
        customer.send(QStringLiteral("send-message"), says("Hello"));
        customer.send(QStringLiteral("rate-chat"), {{QStringLiteral("rating"), 4}});
        QVERIFY(customer.has(QStringLiteral("ack"), 4));
        const auto answers = customer.of(QStringLiteral("ack"));
        const QString id = answers[0][u"sessionId"].toString();
        QVERIFY(id.startsWith(u"chat_"));
        for (const QJsonObject &each : answers) {
            QVERIFY2(!each.contains(u"code"), base::toJson(each).constData());
            QCOMPARE(each[u"sessionId"].toString(), id);
        }
        // Its own words are not told it, though they came twice before they were acknowledged.
        QVERIFY(customer.of(QStringLiteral("message-sent")).empty());
        QCOMPARE(customer.of(QStringLiteral("message-received")).size(), size_t(2));

        // Messages that name their chat join it once.
        ChatSocket other(m_bench->url());
        QVERIFY(other.isOpen());
        for (const char *text : {"first", "second"}) {
            QJsonObject body = says(text);
            body.insert(QStringLiteral("sessionId"), id);
            other.send(QStringLiteral("send-message"), body);
        }
        QVERIFY(other.has(QStringLiteral("ack"), 2));
        QCOMPARE(other.of(QStringLiteral("chat-joined")).size(), size_t(1));
        QVERIFY(customer.has(QStringLiteral("message-sent"), 2));
        const auto sent = customer.of(QStringLiteral("message-sent"));
        QCOMPARE(sent[0][u"message"][u"content"].toString(), QStringLiteral("first"));
        QCOMPARE(sent[1][u"message"][u"content"].toString(), QStringLiteral("second"));
    }
    void joiningAgainTellsNothingTwice()
    {
        ChatSocket customer(m_bench->url()), other(m_bench->url());
        QVERIFY(customer.isOpen() && other.isOpen());
        const QJsonObject chat{{QStringLiteral("sessionId"), join(customer)}};
        QVERIFY(!other.ask(QStringLiteral("join-chat"), chat).contains(u"code"));
        constexpr size_t Rounds = 8;
        for (size_t i = 0; i < Rounds; ++i) {
            other.send(QStringLiteral("send-message"), says("Hello"));
            customer.send(QStringLiteral("join-chat"), chat);
        }
        QVERIFY(customer.has(QStringLiteral("ack"), Rounds + 1));
        QVERIFY(other.has(QStringLiteral("ack"), Rounds + 1));
        static_cast<void>(other.ask(QStringLiteral("send-message"), says("Goodbye")));
        const auto isLast = [&] {
            const auto sent = customer.of(QStringLiteral("message-sent"));
            return !sent.empty() && sent.back()[u"message"][u"content"].toString() == u"Goodbye";
        };
        QVERIFY(QTest::qWaitFor(isLast, 30'000));
        QStringList told;
        for (const QString &event : {QStringLiteral("message-sent"), QStringLiteral("message-received")}) {
            for (const QJsonObject &each : customer.of(event))
                told.append(each[u"message"][u"messageId"].toString());
        }
        QCOMPARE(told.removeDuplicates(), qsizetype(0));
    }
    void aLostJoinIsRepeatedByItsKey()
    {
        const QJsonObject wish{{QStringLiteral("idempotencyKey"), QStringLiteral("5d1f0f0c-a-page-of-mine")}};
        ChatSocket lost(m_bench->url()), again(m_bench->url());
        QVERIFY(lost.isOpen() && again.isOpen());
        const QString id = lost.ask(QStringLiteral("join-chat"), wish)[u"sessionId"].toString();
        QCOMPARE(again.ask(QStringLiteral("join-chat"), wish)[u"sessionId"].toString(), id);
        static_cast<void>(lost.ask(QStringLiteral("send-message"), says("Hello")));
        QVERIFY(again.has(QStringLiteral("message-sent")));
        // A restart forgets no key.
        m_bench->restart();
        ChatSocket later(m_bench->url());
        QVERIFY(later.isOpen());
        const QJsonObject joined = later.ask(QStringLiteral("join-chat"), wish);
        QCOMPARE(joined[u"sessionId"].toString(), id);
        QCOMPARE(joined[u"messages"].toArray().size(), 2);
    }
    void bytesEndTheConnection()
    {
        ChatSocket customer(m_bench->url());
        QVERIFY(customer.isOpen());
        static_cast<void>(join(customer));
        customer.sendText(QStringLiteral(R"(451-["send-message",{"_placeholder":true,"num":0}])"));
        QVERIFY(customer.isShut());
    }
    void aHashIsCheckedWhereTheChatIsNamed()
    {
        ChatSocket customer(m_bench->url());
        QVERIFY(customer.isOpen());
        const QJsonObject wrong{{QStringLiteral("sessionId"), join(customer)},
                                {QStringLiteral("userId"), QStringLiteral("user123")},
                                {QStringLiteral("userHash"), QStringLiteral("00")}};
        QCOMPARE(customer.ask(QStringLiteral("join-chat"), wrong)[u"code"].toString(),
                 QStringLiteral("INVALID_USER_HASH"));
        // It stays where it was.
        QCOMPARE(customer.ask(QStringLiteral("send-message"), says("Hello"))[u"sessionId"], wrong[u"sessionId"]);
    }
    void chatsAreBegunNoFasterThanByRest()
    {
        m_bench = DeskBench::start({{QStringLiteral("chat-company"), QStringLiteral("acme")},
                                    {QStringLiteral("rate-limits"), QStringLiteral("on")}});
        QVERIFY(m_bench);
        ChatSocket customer(m_bench->url());
        QVERIFY(customer.isOpen());
        QJsonObject last;
        for (int i = 0; i < 130 && !last.contains(u"code"); ++i) // a minute may turn meanwhile
            last = customer.ask(QStringLiteral("join-chat"), {});
        QCOMPARE(last[u"code"].toString(), QStringLiteral("RATE_LIMITED"));
        QVERIFY(last[u"retryAfter"].toInt() > 0);
    }
    void bothSidesSeeThatTheOtherWrites()
    {
        ChatSocket customer(m_bench->url());
        QVERIFY(customer.isOpen());
        const QString id = join(customer);
        static_cast<void>(customer.ask(QStringLiteral("send-message"), says("This is urgent!")));
        EventSocket desk(m_bench->socketUrl(m_bench->token("ann")));
        QVERIFY(desk.isOpen());
        desk.hello();
        QVERIFY(desk.has(u"welcome"));
        desk.send({{QStringLiteral("type"), QStringLiteral("typing")},
                   {QStringLiteral("sessionId"), id},
                   {QStringLiteral("typing"), true}});
        QVERIFY(customer.has(QStringLiteral("typing")));
        const QJsonObject typing = customer.of(QStringLiteral("typing")).front();
        QCOMPARE(typing[u"role"].toString(), QStringLiteral("human_agent"));
        QCOMPARE(typing[u"agent"][u"name"].toString(), QStringLiteral("ann"));
        QCOMPARE(customer.ask(QStringLiteral("typing"), {{QStringLiteral("typing"), true}})[u"success"],
                 QJsonValue(true));
        QVERIFY(desk.has(u"typing"));
    }
    void thePlaceInTheQueueMoves()
    {
        ChatSocket first(m_bench->url()), second(m_bench->url());
        QVERIFY(first.isOpen() && second.isOpen());
        const QString ahead = join(first);
        static_cast<void>(join(second));
        static_cast<void>(first.ask(QStringLiteral("send-message"), says("I want to talk to a person")));
        const QJsonObject said = second.ask(QStringLiteral("send-message"), says("I want to talk to a person"));
        QCOMPARE(said[u"queue"][u"place"].toInt(), 2);
        const QString ann = m_bench->token("ann");
        QCOMPARE(m_bench->post(QStringLiteral("/desk/sessions/%1/claim").arg(ahead), ann).status, 200);
        QVERIFY(QTest::qWaitFor(
            [&] {
                const auto places = second.of(QStringLiteral("queue-updated"));
                return !places.empty() && places.back()[u"queue"][u"place"].toInt() == 1;
            },
            30'000));
        QVERIFY(first.has(QStringLiteral("agent-joined")));
    }
    void aChatThatIsLongOverGoesOnInAnother()
    {
        ChatSocket customer(m_bench->url());
        QVERIFY(customer.isOpen());
        const QString id = join(customer);
        static_cast<void>(customer.ask(QStringLiteral("send-message"), says("Hello")));
        QCOMPARE(customer.ask(QStringLiteral("end-chat"), {{QStringLiteral("solved"), true}})[u"status"].toString(),
                 QStringLiteral("RESOLVED"));
        QVERIFY(customer.has(QStringLiteral("chat-ended")));
        m_bench->clock.set(m_bench->clock.now() + Millis::hours(73));
        QJsonObject question = says("Where is my order?");
        question.insert(QStringLiteral("idempotencyKey"), QStringLiteral("question"));
        const QJsonObject said = customer.ask(QStringLiteral("send-message"), question);
        const QString next = said[u"sessionId"].toString();
        QVERIFY(next != id);
        QCOMPARE(said[u"previousSessionId"].toString(), id);
        QCOMPARE(customer.of(QStringLiteral("chat-moved")).size(), size_t(1));
        QCOMPARE(customer.of(QStringLiteral("chat-moved")).front()[u"sessionId"].toString(), next);
        // The socket is in the one that follows.
        const auto received = customer.of(QStringLiteral("message-received"));
        QCOMPARE(received.back()[u"sessionId"].toString(), next);
        QCOMPARE(customer.ask(QStringLiteral("rate-chat"), {{QStringLiteral("rating"), 4}})[u"sessionId"].toString(),
                 next);
        // Messages to the old id go on there, too, and only there.
        const QJsonObject again = customer.ask(
            QStringLiteral("send-message"),
            {{QStringLiteral("sessionId"), id}, {QStringLiteral("message"), QStringLiteral("And my refund?")}});
        QCOMPARE(again[u"sessionId"].toString(), next);
        QVERIFY(customer.of(QStringLiteral("message-sent")).empty());
        // What was sent before the move and comes again after it is taken once.
        QCOMPARE(customer.ask(QStringLiteral("send-message"), question), said);

        // A page that has the old id comes into the one that follows, and hears it.
        ChatSocket late(m_bench->url());
        QVERIFY(late.isOpen());
        const QJsonObject old{{QStringLiteral("sessionId"), id}};
        const QJsonObject joined = late.ask(QStringLiteral("join-chat"), old);
        QCOMPARE(joined[u"sessionId"].toString(), next);
        QCOMPARE(joined[u"previousSessionId"].toString(), id);
        QCOMPARE(late.ask(QStringLiteral("send-message"), question), said);
        static_cast<void>(customer.ask(QStringLiteral("send-message"), says("Thank you")));
        QVERIFY(late.has(QStringLiteral("message-sent")));
        QCOMPARE(late.of(QStringLiteral("message-sent")).front()[u"sessionId"].toString(), next);
        const QJsonObject rating{{QStringLiteral("sessionId"), id}, {QStringLiteral("rating"), 5}};
        QCOMPARE(late.ask(QStringLiteral("rate-chat"), rating)[u"sessionId"].toString(), next);
        const Response history = m_bench->get(QStringLiteral("/api/v1/chat/history/") + id, {});
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
    void choose(const ModelServer &provider, const QString &otherwise = QStringLiteral("embedded"))
    {
        const QString admin = m_bench->token("ada");
        const auto put = [&](const QString &path, const QJsonObject &body) {
            const Response done = m_bench->call("PUT", path, admin, base::toJson(body));
            QVERIFY2(done.status == 200, done.raw.constData());
        };
        const QString main = QStringLiteral("/desk/models/providers/main");
        put(main, {{QStringLiteral("protocol"), QStringLiteral("openai")},
                   {QStringLiteral("baseUrl"), provider.base()},
                   {QStringLiteral("small"), QStringLiteral("small-model")},
                   {QStringLiteral("large"), QStringLiteral("large-model")}});
        put(main + QStringLiteral("/key"), {{QStringLiteral("key"), QString::fromLatin1(ModelServer::Key)}});
        const QJsonObject tier{{QStringLiteral("chain"), QJsonArray{QStringLiteral("main")}},
                               {QStringLiteral("otherwise"), otherwise}};
        put(QStringLiteral("/desk/config"),
            {{QStringLiteral("models"),
              QJsonObject{{QStringLiteral("aiRep"), tier}, {QStringLiteral("aiManager"), tier}}}});
    }
    [[nodiscard]] static QString join(ChatSocket &socket)
    {
        return socket.ask(QStringLiteral("join-chat"), {})[u"sessionId"].toString();
    }

    std::unique_ptr<DeskBench> m_bench;
};

QTEST_GUILESS_MAIN(TestChatLive)
#include "tst_chatlive.moc"
