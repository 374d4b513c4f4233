#include "tests/core/doors/dialects/platform/PlatformDoor.h"

#include "core/doors/dialects/platform/Suggestions.h"
#include "tests/support/Pictures.h"

using namespace tierdesk;
using namespace tierdesk::dialects;
using tests::PlatformDoor;

namespace {

Message answerThat(const QStringList &suggests, const QStringList &articles)
{
    Message message;
    message.speaker = Speaker::AiRep;
    message.answer.emplace();
    message.answer->suggestedActions = suggests;
    message.answer->articles = articles;
    return message;
}

} // namespace

/// The chatbot service: conversations as platform-guide.md has them, on the one engine.
class TestConversations final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aConversationIsStartedWithItsFirstMessage()
    {
        const auto started = m_door.post(
            "/chatbot/conversation",
            {{QStringLiteral("user_id"), QStringLiteral("cust-dana")},
             {QStringLiteral("initial_message"), QStringLiteral("Where is my order ORD-9876?")},
             {QStringLiteral("channel"), QStringLiteral("web")},
             {QStringLiteral("metadata"), QJsonObject{{QStringLiteral("browser"), QStringLiteral("Chrome")}}}});
        QCOMPARE(started.status, 201);
        const QString id = started[u"conversation_id"].toString();
        QVERIFY2(id.startsWith(u"conv-"), qPrintable(id));
        QVERIFY(started[u"response"].toString().contains(u"ORD-9876"));
        QVERIFY(started[u"suggested_actions"].isArray());

        const auto shown = m_door.get("/chatbot/conversation?conversation_id=" + id.toLatin1());
        QCOMPARE(shown.status, 200);
        QCOMPARE(shown[u"user_id"].toString(), QStringLiteral("cust-dana"));
        QCOMPARE(shown[u"channel"].toString(), QStringLiteral("web"));
        QCOMPARE(shown[u"metadata"][u"browser"].toString(), QStringLiteral("Chrome"));
        const QJsonArray messages = shown[u"messages"].toArray();
        QCOMPARE(messages.size(), 2);
        QCOMPARE(messages[0][u"role"].toString(), QStringLiteral("customer"));
        const double score = messages[0][u"sentiment_score"].toDouble(-1);
        QVERIFY(score >= 0 && score <= 1);
        QCOMPARE(messages[1][u"message"], started[u"response"]);
    }
    void theEngineHasItAsEveryDoorSeesIt()
    {
        const QString id = m_door.start(QStringLiteral("Where is my order ORD-9876?"));
        const auto session = m_door.fixture.wait<std::optional<Session>>([&](auto done) {
            m_door.fixture.engine->read<std::optional<Session>>(
                [&](store::Readers &readers) {
                    return readers.rows.sessions.byPublicId(m_door.fixture.company.id, id);
                },
                &m_door.fixture.context, std::move(done));
        });
        QVERIFY(session && *session);
        QCOMPARE((*session)->door, Door::Platform);
        QCOMPARE((*session)->channel, tierdesk::Channel::Chat);
        QCOMPARE((*session)->messageCount, 2);
    }
    void aChannelIsPrintedInTheGuidesWord_data()
    {
        QTest::addColumn<QString>("asked");
        QTest::addColumn<QString>("printed");
        for (const char *same : {"web", "voice", "email", "sms"})
            QTest::newRow(same) << QString::fromLatin1(same) << QString::fromLatin1(same);
        QTest::newRow("chat is web") << QStringLiteral("chat") << QStringLiteral("web");
    }
    void aChannelIsPrintedInTheGuidesWord()
    {
        QFETCH(const QString, asked);
        QFETCH(const QString, printed);
        const auto started = m_door.post("/chatbot/conversation", {{QStringLiteral("user_id"), QStringLiteral("new")},
                                                                   {QStringLiteral("channel"), asked}});
        QCOMPARE(started.status, 201);
        const auto shown =
            m_door.get("/chatbot/conversation?conversation_id=" + started[u"conversation_id"].toString().toLatin1());
        QCOMPARE(shown[u"channel"].toString(), printed);
    }
    void oneWithoutAMessageWaitsForIt()
    {
        const auto started = m_door.post("/chatbot/conversation", {{QStringLiteral("user_id"), QStringLiteral("new")}});
        QCOMPARE(started.status, 201);
        QVERIFY(!started[u"response"].toString().isEmpty());
        QCOMPARE(started[u"suggested_actions"].toArray().size(), 0);
        const QString id = started[u"conversation_id"].toString();
        const auto said = m_door.say(id, QStringLiteral("Hello"));
        QCOMPARE(said.status, 200);
        QCOMPARE(said[u"conversation_id"].toString(), id);
        QVERIFY(!said[u"response"].toString().isEmpty());
    }
    void whatIsWrongIsNamed_data()
    {
        QTest::addColumn<QByteArray>("path");
        QTest::addColumn<QJsonObject>("body");
        QTest::addColumn<int>("status");
        QTest::addColumn<QString>("field");
        const QByteArray start = "/chatbot/conversation";
        const QByteArray message = "/chatbot/conversation/conv-none/message";
        const auto body = [](const char *json) { return *base::parseJsonObject(json); };
        QTest::newRow("nobody") << start << body(R"({"initial_message":"Hi"})") << 400 << QStringLiteral("user_id");
        QTest::newRow("a number for a message")
            << start << body(R"({"user_id":"u","initial_message":7})") << 400 << QStringLiteral("initial_message");
        QTest::newRow("no such channel") << start << body(R"({"user_id":"u","channel":"fax"})") << 400
                                         << QStringLiteral("channel");
        QTest::newRow("metadata that is no object")
            << start << body(R"({"user_id":"u","metadata":[]})") << 400 << QStringLiteral("metadata");
        QTest::newRow("no message") << message << body("{}") << 400 << QStringLiteral("message");
        QTest::newRow("a file that is a name")
            << message << body(R"({"message":"Hi","attachments":["a.png"]})") << 400 << QStringLiteral("attachments.0");
        QTest::newRow("a file that is no Base64")
            << message << body(R"({"attachments":[{"name":"a.png","content":"%%%"}]})") << 400
            << QStringLiteral("attachments.0.content");
        QTest::newRow("a file of no kind that is taken")
            << message << body(R"({"attachments":[{"name":"a.png","content":"SGVsbG8="}]})") << 400
            << QStringLiteral("attachments.0.content");
        QTest::newRow("too many files") << message << body(R"({"message":"Hi","attachments":[1,2,3,4,5,6]})") << 400
                                        << QStringLiteral("attachments");
        QTest::newRow("no such conversation") << message << body(R"({"message":"Hi"})") << 404 << QString();
        QTest::newRow("no id") << QByteArray("/chatbot/conversation/a b/message") << body(R"({"message":"Hi"})") << 400
                               << QStringLiteral("conversation_id");
    }
    void whatIsWrongIsNamed()
    {
        QFETCH(const QByteArray, path);
        QFETCH(const QJsonObject, body);
        QFETCH(const int, status);
        QFETCH(const QString, field);
        const auto answered = m_door.post(path, body);
        QCOMPARE(answered.status, status);
        QCOMPARE(answered[u"field"].toString(), field);
        QVERIFY(!answered.header("x-amzn-ErrorType").isEmpty());
    }
    void aPersonWhoHasTheCaseAnswersByAWaitingLine()
    {
        const QString id = m_door.start(QStringLiteral("I want to talk to a real person, not a bot"));
        const auto said = m_door.say(id, QStringLiteral("Are you there?"));
        QCOMPARE(said.status, 200);
        QVERIFY2(said[u"escalation_id"].toString().startsWith(u"esc-"), said.whole.body.constData());
        QVERIFY(!said[u"response"].toString().isEmpty());
        QCOMPARE(said[u"suggested_actions"].toArray().size(), 0);
        // The line is no message.
        const auto shown = m_door.get("/chatbot/conversation?conversation_id=" + id.toLatin1());
        const QJsonArray messages = shown[u"messages"].toArray();
        QCOMPARE(messages.last()[u"role"].toString(), QStringLiteral("customer"));
        QCOMPARE(shown[u"escalations"].toArray().size(), 1);
    }
    void aRepeatIsAnsweredAsTheFirst()
    {
        const QJsonObject body{{QStringLiteral("user_id"), QStringLiteral("cust-dana")},
                               {QStringLiteral("initial_message"), QStringLiteral("Hello")}};
        const auto first = m_door.post("/chatbot/conversation", body, {{"idempotency-key", "k-1"}});
        const auto again = m_door.post("/chatbot/conversation", body, {{"idempotency-key", "k-1"}});
        QCOMPARE(again.status, 201);
        QCOMPARE(again.whole.body, first.whole.body);
        QCOMPARE(again.header("Idempotency-Replayed"), QByteArray("true"));
    }
    void whatMayBeSaidNextIsPrintedAndUnderstood()
    {
        const auto textsOf = [](const PlatformDoor::Answered &answered) {
            QStringList texts;
            for (const QJsonValue &each : answered[u"suggested_actions"].toArray()) {
                if (each[u"type"].toString() == u"text")
                    texts.append(each[u"text"].toString());
            }
            return texts;
        };
        const QString id = m_door.start(QStringLiteral("Hello"));
        const auto shown = m_door.say(id, QStringLiteral("Where is my order ORD-9876?"));
        QCOMPARE(textsOf(shown), QStringList({QStringLiteral("I'd like to return it")}));
        const auto asked = m_door.say(id, textsOf(shown).first());
        QCOMPARE(textsOf(asked), QStringList({QStringLiteral("Yes, please"), QStringLiteral("No, thank you")}));
        const auto done = m_door.say(id, textsOf(asked).first());
        QVERIFY2(done[u"response"].toString().contains(u"return"), done.whole.body.constData());
        QCOMPARE(textsOf(done), QStringList());
    }
    void aMessageBringsItsFiles()
    {
        const QByteArray picture = test::png(2, 2);
        const QJsonArray files{QJsonObject{{QStringLiteral("name"), QStringLiteral("slip.png")},
                                           {QStringLiteral("content_type"), QStringLiteral("image/png")},
                                           {QStringLiteral("content"), QString::fromLatin1(picture.toBase64())}}};
        const QString id = m_door.start(QStringLiteral("Hello"));
        const QByteArray path = "/chatbot/conversation/" + id.toLatin1();
        const auto said = m_door.post(path + "/message", {{QStringLiteral("message"), QStringLiteral("Here it is")},
                                                          {QStringLiteral("attachments"), files}});
        QVERIFY2(said.status == 200, said.whole.body.constData());
        QCOMPARE(said[u"attachments"][0][u"name"].toString(), QStringLiteral("slip.png"));
        QCOMPARE(said[u"attachments"][0][u"size"].toInt(), int(picture.size()));
        // One of files alone says enough.
        QCOMPARE(m_door.post(path + "/message", {{QStringLiteral("attachments"), files}}).status, 200);

        const auto shown = m_door.get("/chatbot/conversation?conversation_id=" + id.toLatin1());
        QJsonObject file;
        for (const QJsonValue &message : shown[u"messages"].toArray()) {
            if (message[u"message"].toString().startsWith(u"Here it is"))
                file = message[u"attachments"][0].toObject();
        }
        QCOMPARE(file[u"content_type"].toString(), QStringLiteral("image/png"));
        const auto fetched = m_door.get(file[u"path"].toString().toLatin1());
        QCOMPARE(fetched.status, 200);
        QCOMPARE(fetched.whole.body, picture);
        QCOMPARE(fetched.whole.contentType, QByteArray("image/png"));
        const QString other = m_door.start(QStringLiteral("Hello"));
        QCOMPARE(m_door
                     .get("/chatbot/conversation/" + other.toLatin1() + "/attachments/" +
                          file[u"attachment_id"].toString().toLatin1())
                     .status,
                 404);
    }
    void aConversationBeginsWithFiles()
    {
        const QByteArray picture = test::png(2, 2);
        const auto started = m_door.post(
            "/chatbot/conversation",
            {{QStringLiteral("user_id"), QStringLiteral("cust-dana")},
             {QStringLiteral("attachments"),
              QJsonArray{QJsonObject{{QStringLiteral("content"), QString::fromLatin1(picture.toBase64())}}}}});
        QVERIFY2(started.status == 201, started.whole.body.constData());
        QCOMPARE(started[u"attachments"].toArray().size(), 1);
    }
    void suggestionsLinkToTheCompanysPages()
    {
        Article article;
        article.ref = QStringLiteral("kb 1/2");
        article.title = QStringLiteral("How to return");
        const knowledge::ArticleIndex articles({article});
        CompanyLinks links;
        links.orders = QStringLiteral("https://example.com/orders");
        links.articles = QStringLiteral("https://example.com/help/{id}");
        const auto suggested =
            platform::suggestionsFor(answerThat({QStringLiteral("no_order_number"), QStringLiteral("track_package")},
                                                {QStringLiteral("kb 1/2")}),
                                     articles, links);
        QCOMPARE(suggested.size(), size_t(4));
        QCOMPARE(suggested[0].text, QStringLiteral("I don't have my order number"));
        QVERIFY(suggested[0].url.isEmpty());
        QCOMPARE(suggested[1].text, QStringLiteral("Find my order"));
        QCOMPARE(suggested[1].url, links.orders);
        QCOMPARE(suggested[2].text, QStringLiteral("When will it arrive?"));
        QCOMPARE(suggested[3].text, QStringLiteral("How to return"));
        QCOMPARE(suggested[3].url, QStringLiteral("https://example.com/help/kb%201%2F2"));
    }
    void aLinkIsPrintedAsInTheGuide()
    {
        m_door.configure({{QStringLiteral("links"),
                           QJsonObject{{QStringLiteral("account"), QStringLiteral("https://example.com/account")}}}});
        const auto started =
            m_door.post("/chatbot/conversation",
                        {{QStringLiteral("user_id"), QStringLiteral("cust-new")},
                         {QStringLiteral("initial_message"), QStringLiteral("I need help with my order")}});
        QCOMPARE(started.status, 201);
        const QJsonObject link{{QStringLiteral("type"), QStringLiteral("link")},
                               {QStringLiteral("text"), QStringLiteral("Sign in")},
                               {QStringLiteral("url"), QStringLiteral("https://example.com/account")}};
        QVERIFY2(started[u"suggested_actions"].toArray().contains(link), started.whole.body.constData());
    }
    void suggestionsAreWordsThatCanBeSaid()
    {
        Article article;
        article.ref = QStringLiteral("kb 1/2");
        article.title = QStringLiteral("How to return");
        const knowledge::ArticleIndex articles({article});
        const auto suggested =
            platform::suggestionsFor(answerThat({QStringLiteral("start_return"), QStringLiteral("unheard_of")},
                                                {QStringLiteral("gone"), QStringLiteral("kb 1/2")}),
                                     articles, {});
        QCOMPARE(suggested.size(), size_t(2));
        QCOMPARE(suggested[0].text, QStringLiteral("I'd like to return it"));
        QVERIFY(suggested[0].article.isEmpty());
        QCOMPARE(suggested[1].text, QStringLiteral("How to return"));
        QCOMPARE(suggested[1].article, QStringLiteral("kb 1/2"));
    }

private:
    PlatformDoor m_door;
};

QTEST_GUILESS_MAIN(TestConversations)
#include "tst_conversations.moc"
