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
        const auto started =
            m_door.post("/chatbot/conversation", {{u"user_id"_s, u"cust-dana"_s},
                                                  {u"initial_message"_s, u"Where is my order ORD-9876?"_s},
                                                  {u"channel"_s, u"web"_s},
                                                  {u"metadata"_s, QJsonObject{{u"browser"_s, u"Chrome"_s}}}});
        QCOMPARE(started.status, 201);
        const QString id = started[u"conversation_id"].toString();
        QVERIFY2(id.startsWith(u"conv-"), qPrintable(id));
        QVERIFY(started[u"response"].toString().contains(u"ORD-9876"));
        QVERIFY(started[u"suggested_actions"].isArray());

        const auto shown = m_door.get("/chatbot/conversation?conversation_id=" + id.toLatin1());
        QCOMPARE(shown.status, 200);
        QCOMPARE(shown[u"user_id"].toString(), u"cust-dana"_s);
        QCOMPARE(shown[u"channel"].toString(), u"web"_s);
        QCOMPARE(shown[u"metadata"][u"browser"].toString(), u"Chrome"_s);
        const QJsonArray messages = shown[u"messages"].toArray();
        QCOMPARE(messages.size(), 2);
        QCOMPARE(messages[0][u"role"].toString(), u"customer"_s);
        const double score = messages[0][u"sentiment_score"].toDouble(-1);
        QVERIFY(score >= 0 && score <= 1);
        QCOMPARE(messages[1][u"message"], started[u"response"]);
    }
    void theEngineHasItAsEveryDoorSeesIt()
    {
        const QString id = m_door.start(u"Where is my order ORD-9876?"_s);
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
        QTest::newRow("chat is web") << u"chat"_s << u"web"_s;
    }
    void aChannelIsPrintedInTheGuidesWord()
    {
        QFETCH(const QString, asked);
        QFETCH(const QString, printed);
        const auto started = m_door.post("/chatbot/conversation", {{u"user_id"_s, u"new"_s}, {u"channel"_s, asked}});
        QCOMPARE(started.status, 201);
        const auto shown =
            m_door.get("/chatbot/conversation?conversation_id=" + started[u"conversation_id"].toString().toLatin1());
        QCOMPARE(shown[u"channel"].toString(), printed);
    }
    void oneWithoutAMessageWaitsForIt()
    {
        const auto started = m_door.post("/chatbot/conversation", {{u"user_id"_s, u"new"_s}});
        QCOMPARE(started.status, 201);
        QVERIFY(!started[u"response"].toString().isEmpty());
        QCOMPARE(started[u"suggested_actions"].toArray().size(), 0);
        const QString id = started[u"conversation_id"].toString();
        const auto said = m_door.say(id, u"Hello"_s);
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
        QTest::newRow("nobody") << start << body(R"({"initial_message":"Hi"})") << 400 << u"user_id"_s;
        QTest::newRow("a number for a message")
            << start << body(R"({"user_id":"u","initial_message":7})") << 400 << u"initial_message"_s;
        QTest::newRow("no such channel") << start << body(R"({"user_id":"u","channel":"fax"})") << 400 << u"channel"_s;
        QTest::newRow("metadata that is no object")
            << start << body(R"({"user_id":"u","metadata":[]})") << 400 << u"metadata"_s;
        QTest::newRow("no message") << message << body("{}") << 400 << u"message"_s;
        QTest::newRow("a file that is a name")
            << message << body(R"({"message":"Hi","attachments":["a.png"]})") << 400 << u"attachments.0"_s;
        QTest::newRow("a file that is no Base64")
            << message << body(R"({"attachments":[{"name":"a.png","content":"%%%"}]})") << 400
            << u"attachments.0.content"_s;
        QTest::newRow("a file of no kind that is taken")
            << message << body(R"({"attachments":[{"name":"a.png","content":"SGVsbG8="}]})") << 400
            << u"attachments.0.content"_s;
        QTest::newRow("too many files") << message << body(R"({"message":"Hi","attachments":[1,2,3,4,5,6]})") << 400
                                        << u"attachments"_s;
        QTest::newRow("no such conversation") << message << body(R"({"message":"Hi"})") << 404 << QString();
        QTest::newRow("no id") << QByteArray("/chatbot/conversation/a b/message") << body(R"({"message":"Hi"})") << 400
                               << u"conversation_id"_s;
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
        const QString id = m_door.start(u"I want to talk to a real person, not a bot"_s);
        const auto said = m_door.say(id, u"Are you there?"_s);
        QCOMPARE(said.status, 200);
        QVERIFY2(said[u"escalation_id"].toString().startsWith(u"esc-"), said.whole.body.constData());
        QVERIFY(!said[u"response"].toString().isEmpty());
        QCOMPARE(said[u"suggested_actions"].toArray().size(), 0);
        // The line is no message.
        const auto shown = m_door.get("/chatbot/conversation?conversation_id=" + id.toLatin1());
        const QJsonArray messages = shown[u"messages"].toArray();
        QCOMPARE(messages.last()[u"role"].toString(), u"customer"_s);
        QCOMPARE(shown[u"escalations"].toArray().size(), 1);
    }
    void aRepeatIsAnsweredAsTheFirst()
    {
        const QJsonObject body{{u"user_id"_s, u"cust-dana"_s}, {u"initial_message"_s, u"Hello"_s}};
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
        const QString id = m_door.start(u"Hello"_s);
        const auto shown = m_door.say(id, u"Where is my order ORD-9876?"_s);
        QCOMPARE(textsOf(shown), QStringList({u"I'd like to return it"_s}));
        const auto asked = m_door.say(id, textsOf(shown).first());
        QCOMPARE(textsOf(asked), QStringList({u"Yes, please"_s, u"No, thank you"_s}));
        const auto done = m_door.say(id, textsOf(asked).first());
        QVERIFY2(done[u"response"].toString().contains(u"return"), done.whole.body.constData());
        QCOMPARE(textsOf(done), QStringList());
    }
    void aMessageBringsItsFiles()
    {
        const QByteArray picture = test::png(2, 2);
        const QJsonArray files{QJsonObject{{u"name"_s, u"slip.png"_s},
                                           {u"content_type"_s, u"image/png"_s},
                                           {u"content"_s, QString::fromLatin1(picture.toBase64())}}};
        const QString id = m_door.start(u"Hello"_s);
        const QByteArray path = "/chatbot/conversation/" + id.toLatin1();
        const auto said = m_door.post(path + "/message", {{u"message"_s, u"Here it is"_s}, {u"attachments"_s, files}});
        QVERIFY2(said.status == 200, said.whole.body.constData());
        QCOMPARE(said[u"attachments"][0][u"name"].toString(), u"slip.png"_s);
        QCOMPARE(said[u"attachments"][0][u"size"].toInt(), int(picture.size()));
        // One of files alone says enough.
        QCOMPARE(m_door.post(path + "/message", {{u"attachments"_s, files}}).status, 200);

        const auto shown = m_door.get("/chatbot/conversation?conversation_id=" + id.toLatin1());
        QJsonObject file;
        for (const QJsonValue &message : shown[u"messages"].toArray()) {
            if (message[u"message"].toString().startsWith(u"Here it is"))
                file = message[u"attachments"][0].toObject();
        }
        QCOMPARE(file[u"content_type"].toString(), u"image/png"_s);
        const auto fetched = m_door.get(file[u"path"].toString().toLatin1());
        QCOMPARE(fetched.status, 200);
        QCOMPARE(fetched.whole.body, picture);
        QCOMPARE(fetched.whole.contentType, QByteArray("image/png"));
        const QString other = m_door.start(u"Hello"_s);
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
            {{u"user_id"_s, u"cust-dana"_s},
             {u"attachments"_s, QJsonArray{QJsonObject{{u"content"_s, QString::fromLatin1(picture.toBase64())}}}}});
        QVERIFY2(started.status == 201, started.whole.body.constData());
        QCOMPARE(started[u"attachments"].toArray().size(), 1);
    }
    void suggestionsLinkToTheCompanysPages()
    {
        Article article;
        article.ref = u"kb 1/2"_s;
        article.title = u"How to return"_s;
        const knowledge::ArticleIndex articles({article});
        CompanyLinks links;
        links.orders = u"https://example.com/orders"_s;
        links.articles = u"https://example.com/help/{id}"_s;
        const auto suggested = platform::suggestionsFor(
            answerThat({u"no_order_number"_s, u"track_package"_s}, {u"kb 1/2"_s}), articles, links);
        QCOMPARE(suggested.size(), size_t(4));
        QCOMPARE(suggested[0].text, u"I don't have my order number"_s);
        QVERIFY(suggested[0].url.isEmpty());
        QCOMPARE(suggested[1].text, u"Find my order"_s);
        QCOMPARE(suggested[1].url, links.orders);
        QCOMPARE(suggested[2].text, u"When will it arrive?"_s);
        QCOMPARE(suggested[3].text, u"How to return"_s);
        QCOMPARE(suggested[3].url, u"https://example.com/help/kb%201%2F2"_s);
    }
    void aLinkIsPrintedAsInTheGuide()
    {
        m_door.configure({{u"links"_s, QJsonObject{{u"account"_s, u"https://example.com/account"_s}}}});
        const auto started =
            m_door.post("/chatbot/conversation",
                        {{u"user_id"_s, u"cust-new"_s}, {u"initial_message"_s, u"I need help with my order"_s}});
        QCOMPARE(started.status, 201);
        const QJsonObject link{
            {u"type"_s, u"link"_s}, {u"text"_s, u"Sign in"_s}, {u"url"_s, u"https://example.com/account"_s}};
        QVERIFY2(started[u"suggested_actions"].toArray().contains(link), started.whole.body.constData());
    }
    void suggestionsAreWordsThatCanBeSaid()
    {
        Article article;
        article.ref = u"kb 1/2"_s;
        article.title = u"How to return"_s;
        const knowledge::ArticleIndex articles({article});
        const auto suggested = platform::suggestionsFor(
            answerThat({u"start_return"_s, u"unheard_of"_s}, {u"gone"_s, u"kb 1/2"_s}), articles, {});
        QCOMPARE(suggested.size(), size_t(2));
        QCOMPARE(suggested[0].text, u"I'd like to return it"_s);
        QVERIFY(suggested[0].article.isEmpty());
        QCOMPARE(suggested[1].text, u"How to return"_s);
        QCOMPARE(suggested[1].article, u"kb 1/2"_s);
    }

private:
    PlatformDoor m_door;
};

QTEST_GUILESS_MAIN(TestConversations)
#include "tst_conversations.moc"
