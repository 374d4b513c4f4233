#include "tests/api/ChatSocket.h"
#include "tests/support/models/ModelSettings.h"
#include "tests/support/Program.h"

#include <mutex>

using namespace Qt::StringLiterals;

using tierdesk::test::ChatSocket;
using tierdesk::tests::HttpAnswer;
using tierdesk::tests::HttpClient;
using tierdesk::tests::ModelMove;
using tierdesk::tests::ModelRequest;
using tierdesk::tests::ModelServer;
using tierdesk::tests::modelSettings;
using tierdesk::tests::Program;

namespace {

const QString Question = u"How long may I keep unused goods?"_s;
const QString Words = u"Unused goods may be kept for some weeks."_s;
const QByteArray Key = "repeat-me-0123456789";

/// A provider that is silent until it is told to speak, and fails when it is told to.
class Provider final
{
public:
    Provider()
        : server([this](const ModelRequest &) { return next(); })
    {}
    void set(ModelMove move)
    {
        const std::lock_guard lock(m_mutex);
        m_move = std::move(move);
    }

private:
    [[nodiscard]] ModelMove next()
    {
        const std::lock_guard lock(m_mutex);
        return m_move;
    }
    std::mutex m_mutex;
    ModelMove m_move = ModelMove::broken(ModelMove::Wire::Silent);

public:
    ModelServer server; ///< last: it uses what is above
};

/// How one door's clients begin a conversation, and say something in it.
struct DoorWords {
    QString begin;
    QJsonObject beginning;
    QString idField; ///< of the first answer
    QString say;     ///< %1: the id
    QJsonObject saying;
    QString sessionField; ///< in `saying`, where the path does not name it
    QStringList answer;   ///< the way to the model's words
};

QJsonValue at(QJsonValue value, const QStringList &way)
{
    for (const QString &step : way)
        value = value.toObject().value(step);
    return value;
}

} // namespace

/// A model thinks, the program is killed, and the client asks again under the same Idempotency-Key: the real program,
/// real sockets, every door that takes messages.
class TestModelKeys final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_provider = std::make_unique<Provider>();
        m_program = std::make_unique<Program>(QStringList{u"--demo"_s, u"--rate-limits"_s, u"off"_s, u"--model-keys"_s,
                                                          u"file"_s, u"--allow-private-targets"_s});
        start();
        for (const auto &[path, body] : modelSettings(m_provider->server, true, 40, u"nobody"_s)) {
            const HttpAnswer done = m_client->send("PUT", path, body);
            QVERIFY2(done.status == 200, done.body.constData());
        }
    }
    void cleanup()
    {
        m_program.reset();
        m_provider.reset();
    }

    void aRepeatAfterAKillHasTheFirstAnswer_data() { doors(); }
    void aRepeatAfterAKillHasTheFirstAnswer()
    {
        QFETCH(DoorWords, door);
        const QString id = begin(door);
        const std::unique_ptr<QNetworkReply> lost(ask(door, id));
        QTRY_COMPARE_WITH_TIMEOUT(m_provider->server.count(), 1, 30'000);
        m_program->killHard();
        m_provider->set(ModelMove::say(Words));
        start();
        const HttpAnswer repeat = repeated(door, id);
        QVERIFY2(repeat.status < 300, repeat.body.constData());
        QCOMPARE(repeat.header("Idempotency-Replayed"), QByteArray("true"));
        QCOMPARE(at(repeat.json(), door.answer).toString(), Words);
        QCOMPARE(repeated(door, id).body, repeat.body);
        DoorWords other = door;
        other.saying[door.saying.contains(u"query") ? u"query"_s : u"message"_s] = u"Hello?"_s;
        QCOMPARE(repeated(other, id).status, 409);
        QCOMPARE(said(id), (QStringList{u"customer: "_s + Question, u"ai_rep: "_s + Words}));
        QCOMPARE(m_provider->server.count(), 2);
    }

    void aRepeatWhileTheModelThinksWaitsForThatAnswer_data() { doors(); }
    void aRepeatWhileTheModelThinksWaitsForThatAnswer()
    {
        QFETCH(DoorWords, door);
        ModelMove slow = ModelMove::say(Words);
        slow.delayMs = 1500;
        m_provider->set(slow);
        const QString id = begin(door);
        const std::unique_ptr<QNetworkReply> first(ask(door, id));
        QTRY_COMPARE_WITH_TIMEOUT(m_provider->server.count(), 1, 30'000);
        const HttpAnswer repeat = repeated(door, id);
        QCOMPARE(repeat.header("Idempotency-Replayed"), QByteArray("true"));
        QCOMPARE(at(repeat.json(), door.answer).toString(), Words);
        QTRY_VERIFY_WITH_TIMEOUT(first->isFinished(), 30'000);
        QCOMPARE(first->readAll(), repeat.body);
        QCOMPARE(said(id).size(), 2);
        QCOMPARE(m_provider->server.count(), 1);
    }

    /// At the chat door a technical error brings the case to a person, which is an answer.
    void whereNobodyAnsweredARepeatAsksAgain_data() { doors(false); }
    void whereNobodyAnsweredARepeatAsksAgain()
    {
        QFETCH(DoorWords, door);
        m_provider->set(ModelMove::error(401, "{}"));
        const QString id = begin(door);
        const HttpAnswer failed = repeated(door, id);
        QVERIFY2(failed.status >= 500, failed.body.constData());
        QCOMPARE(said(id), QStringList{u"customer: "_s + Question});
        m_provider->set(ModelMove::say(Words));
        const HttpAnswer answered = repeated(door, id);
        QVERIFY2(answered.status < 300, answered.body.constData());
        QCOMPARE(answered.header("Idempotency-Replayed"), QByteArray()); // it is the first
        QCOMPARE(at(answered.json(), door.answer).toString(), Words);
        QCOMPARE(said(id).size(), 2);
        QCOMPARE(repeated(door, id).body, answered.body);
    }

    void aConversationThatWasBegunWithAMessageIsBegunOnce()
    {
        const QString path = u"/api/momentum/cs/sessions"_s;
        const QJsonObject body{{u"companyId"_s, u"7c9e6679-7425-40de-944b-e07fc1f90ae7"_s},
                               {u"customerId"_s, u"cust-1001"_s},
                               {u"channel"_s, u"chat"_s},
                               {u"initialMessage"_s, Question}};
        const qsizetype before = sessionCount();
        const std::unique_ptr<QNetworkReply> lost(post(path, body));
        QTRY_COMPARE_WITH_TIMEOUT(m_provider->server.count(), 1, 30'000);
        m_program->killHard();
        m_provider->set(ModelMove::say(Words));
        start();
        const HttpAnswer repeat = m_client->send("POST", path, body, {{"Idempotency-Key", Key}});
        QVERIFY2(repeat.status == 201, repeat.body.constData());
        QCOMPARE(repeat.header("Idempotency-Replayed"), QByteArray("true"));
        QCOMPARE(repeat.json()[u"messages"].toArray().size(), 2);
        QCOMPARE(sessionCount(), before + 1);
        QCOMPARE(said(repeat.json()[u"id"].toString()).size(), 2);
    }

    void aRepeatOverSocketIoIsAcknowledgedWithTheFirstAnswer()
    {
        QString id;
        const QJsonObject message{{u"message"_s, Question}, {u"idempotencyKey"_s, QString::fromLatin1(Key)}};
        {
            ChatSocket page(m_program->base());
            QVERIFY(page.isOpen());
            id = page.ask(u"join-chat"_s, {})[u"sessionId"].toString();
            QVERIFY(!id.isEmpty());
            page.send(u"send-message"_s, message);
            QTRY_COMPARE_WITH_TIMEOUT(m_provider->server.count(), 1, 30'000);
            m_program->killHard();
        }
        m_provider->set(ModelMove::say(Words));
        start();
        ChatSocket page(m_program->base());
        QVERIFY(page.isOpen());
        QCOMPARE(page.ask(u"join-chat"_s, {{u"sessionId"_s, id}})[u"sessionId"].toString(), id);
        const QJsonObject repeat = page.ask(u"send-message"_s, message);
        QCOMPARE(at(repeat, {u"response"_s}).toString(), Words);
        QCOMPARE(page.ask(u"send-message"_s, message), repeat);
        QCOMPARE(said(id).size(), 2);
    }

private:
    static void doors(bool hasChat = true)
    {
        QTest::addColumn<DoorWords>("door");
        QTest::newRow("cs") << DoorWords{u"/api/momentum/cs/sessions"_s,
                                         {{u"companyId"_s, u"7c9e6679-7425-40de-944b-e07fc1f90ae7"_s},
                                          {u"customerId"_s, u"cust-1001"_s},
                                          {u"channel"_s, u"chat"_s}},
                                         u"id"_s,
                                         u"/api/momentum/cs/sessions/%1/messages"_s,
                                         {{u"message"_s, Question}},
                                         {},
                                         {u"aiResponse"_s, u"content"_s}};
        QTest::newRow("platform") << DoorWords{u"/chatbot/conversation"_s,
                                               {{u"user_id"_s, u"cust-1001"_s}},
                                               u"conversation_id"_s,
                                               u"/chatbot/conversation/%1/message"_s,
                                               {{u"message"_s, Question}},
                                               {},
                                               {u"response"_s}};
        QTest::newRow("support") << DoorWords{
            {},
            {},
            {},
            u"/api/query"_s,
            {{u"query"_s, Question}, {u"session_id"_s, u"killed-1"_s}, {u"customer_id"_s, u"cust-1001"_s}},
            {},
            {u"response"_s}};
        if (!hasChat)
            return;
        QTest::newRow("chat") << DoorWords{u"/api/v1/chat/session"_s,
                                           {},
                                           u"sessionId"_s,
                                           u"/api/v1/chat/message"_s,
                                           {{u"message"_s, Question}},
                                           u"sessionId"_s,
                                           {u"response"_s}};
    }

    void start()
    {
        QVERIFY2(m_program->start(), m_program->output().constData());
        m_client = std::make_unique<HttpClient>(m_program->base());
    }
    [[nodiscard]] QString begin(const DoorWords &door)
    {
        if (door.begin.isEmpty())
            return u"killed-1"_s;
        const HttpAnswer begun = m_client->post(door.begin, door.beginning);
        if (begun.status != 201)
            qFatal("no conversation: %s", begun.body.constData());
        return begun.json()[door.idField].toString();
    }
    [[nodiscard]] static QJsonObject bodyOf(const DoorWords &door, const QString &id)
    {
        QJsonObject body = door.saying;
        if (!door.sessionField.isEmpty())
            body.insert(door.sessionField, id);
        return body;
    }
    [[nodiscard]] static QString pathOf(const DoorWords &door, const QString &id)
    {
        return door.say.contains(u"%1") ? door.say.arg(id) : door.say;
    }
    [[nodiscard]] HttpAnswer repeated(const DoorWords &door, const QString &id)
    {
        return m_client->send("POST", pathOf(door, id), bodyOf(door, id), {{"Idempotency-Key", Key}});
    }
    [[nodiscard]] QNetworkReply *ask(const DoorWords &door, const QString &id)
    {
        return post(pathOf(door, id), bodyOf(door, id));
    }
    /// Sends, and waits for nothing.
    [[nodiscard]] QNetworkReply *post(const QString &path, const QJsonObject &body)
    {
        QNetworkRequest request(m_program->base().resolved(QUrl(path)));
        request.setHeader(QNetworkRequest::ContentTypeHeader, u"application/json"_s);
        request.setRawHeader("Idempotency-Key", Key);
        return m_network.post(request, QJsonDocument(body).toJson(QJsonDocument::Compact));
    }
    /// What stands in the session, as the desk sees it.
    [[nodiscard]] QStringList said(const QString &id)
    {
        QStringList lines;
        const QJsonObject detail = m_client->get(u"/desk/sessions/"_s + id).json();
        for (const QJsonValue &each : detail[u"messages"].toArray())
            lines.append(each[u"role"].toString() + u": "_s + each[u"text"].toString());
        return lines;
    }
    [[nodiscard]] qsizetype sessionCount()
    {
        const HttpAnswer list = m_client->get(u"/desk/sessions?limit=100&customerId=cust-1001"_s);
        return list.json()[u"sessions"].toArray().size();
    }

    std::unique_ptr<Provider> m_provider;
    std::unique_ptr<Program> m_program;
    std::unique_ptr<HttpClient> m_client;
    QNetworkAccessManager m_network;
};

QTEST_GUILESS_MAIN(TestModelKeys)
#include "tst_model_keys.moc"
