#include "tests/api/ChatSocket.h"
#include "tests/api/DeskBench.h"
#include "tests/support/models/ModelServer.h"

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
                                    {QStringLiteral("chat-company"), QStringLiteral("acme")}});
        QVERIFY(m_bench);
    }
    void cleanup() { m_bench.reset(); }

    void aModelsWordsAreHeardWhileTheyCome()
    {
        const QString answer = QStringLiteral("Hello! I will gladly look at this with you, one moment please.");
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
            return paced(ModelMove::broken(ModelMove::Wire::BadEvent, QStringLiteral("I see that your order")));
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
        QVERIFY(chunks.empty() || chunks.back()[u"reset"].toBool());
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
        m_bench->program->clock().set(m_bench->program->clock().now() + Millis::hours(73));
        const QJsonObject said = customer.ask(QStringLiteral("send-message"), says("Where is my order?"));
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
        m_bench->program->clock().reset();
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
