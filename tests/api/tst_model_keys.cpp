#include "tests/api/ChatSocket.h"
#include "tests/support/models/ModelSettings.h"
#include "tests/support/Program.h"

#include <mutex>

using tierdesk::test::ChatSocket;
using tierdesk::tests::HttpAnswer;
using tierdesk::tests::HttpClient;
using tierdesk::tests::ModelMove;
using tierdesk::tests::ModelRequest;
using tierdesk::tests::ModelServer;
using tierdesk::tests::modelSettings;
using tierdesk::tests::Program;

namespace {

const QString Question = QStringLiteral("How long may I keep unused goods?");
const QString Words = QStringLiteral("Unused goods may be kept for some weeks.");
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
        m_program = std::make_unique<Program>(QStringList{
            QStringLiteral("--demo"), QStringLiteral("--rate-limits"), QStringLiteral("off"),
            QStringLiteral("--model-keys"), QStringLiteral("file"), QStringLiteral("--allow-private-targets")});
        start();
        for (const auto &[path, body] : modelSettings(m_provider->server, true, 40, QStringLiteral("nobody"))) {
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
        other.saying[door.saying.contains(u"query") ? QStringLiteral("query") : QStringLiteral("message")] =
            QStringLiteral("Hello?");
        QCOMPARE(repeated(other, id).status, 409);
        QCOMPARE(said(id), (QStringList{QStringLiteral("customer: ") + Question, QStringLiteral("ai_rep: ") + Words}));
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
        QCOMPARE(said(id), QStringList{QStringLiteral("customer: ") + Question});
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
        const QString path = QStringLiteral("/api/momentum/cs/sessions");
        const QJsonObject body{{QStringLiteral("companyId"), QStringLiteral("7c9e6679-7425-40de-944b-e07fc1f90ae7")},
                               {QStringLiteral("customerId"), QStringLiteral("cust-1001")},
                               {QStringLiteral("channel"), QStringLiteral("chat")},
                               {QStringLiteral("initialMessage"), Question}};
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
        const QJsonObject message{{QStringLiteral("message"), Question},
                                  {QStringLiteral("idempotencyKey"), QString::fromLatin1(Key)}};
        {
            ChatSocket page(m_program->base());
            QVERIFY(page.isOpen());
            id = page.ask(QStringLiteral("join-chat"), {})[u"sessionId"].toString();
            QVERIFY(!id.isEmpty());
            page.send(QStringLiteral("send-message"), message);
            QTRY_COMPARE_WITH_TIMEOUT(m_provider->server.count(), 1, 30'000);
            m_program->killHard();
        }
        m_provider->set(ModelMove::say(Words));
        start();
        ChatSocket page(m_program->base());
        QVERIFY(page.isOpen());
        QCOMPARE(page.ask(QStringLiteral("join-chat"), {{QStringLiteral("sessionId"), id}})[u"sessionId"].toString(),
                 id);
        const QJsonObject repeat = page.ask(QStringLiteral("send-message"), message);
        QCOMPARE(at(repeat, {QStringLiteral("response")}).toString(), Words);
        QCOMPARE(page.ask(QStringLiteral("send-message"), message), repeat);
        QCOMPARE(said(id).size(), 2);
    }

private:
    static void doors(bool hasChat = true)
    {
        QTest::addColumn<DoorWords>("door");
        QTest::newRow("cs") << DoorWords{
            QStringLiteral("/api/momentum/cs/sessions"),
            {{QStringLiteral("companyId"), QStringLiteral("7c9e6679-7425-40de-944b-e07fc1f90ae7")},
             {QStringLiteral("customerId"), QStringLiteral("cust-1001")},
             {QStringLiteral("channel"), QStringLiteral("chat")}},
            QStringLiteral("id"),
            QStringLiteral("/api/momentum/cs/sessions/%1/messages"),
            {{QStringLiteral("message"), Question}},
            {},
            {QStringLiteral("aiResponse"), QStringLiteral("content")}};
        QTest::newRow("platform") << DoorWords{QStringLiteral("/chatbot/conversation"),
                                               {{QStringLiteral("user_id"), QStringLiteral("cust-1001")}},
                                               QStringLiteral("conversation_id"),
                                               QStringLiteral("/chatbot/conversation/%1/message"),
                                               {{QStringLiteral("message"), Question}},
                                               {},
                                               {QStringLiteral("response")}};
        QTest::newRow("support") << DoorWords{{},
                                              {},
                                              {},
                                              QStringLiteral("/api/query"),
                                              {{QStringLiteral("query"), Question},
                                               {QStringLiteral("session_id"), QStringLiteral("killed-1")},
                                               {QStringLiteral("customer_id"), QStringLiteral("cust-1001")}},
                                              {},
                                              {QStringLiteral("response")}};
        if (!hasChat)
            return;
        QTest::newRow("chat") << DoorWords{QStringLiteral("/api/v1/chat/session"),
                                           {},
                                           QStringLiteral("sessionId"),
                                           QStringLiteral("/api/v1/chat/message"),
                                           {{QStringLiteral("message"), Question}},
                                           QStringLiteral("sessionId"),
                                           {QStringLiteral("response")}};
    }

    void start()
    {
        QVERIFY2(m_program->start(), m_program->output().constData());
        m_client = std::make_unique<HttpClient>(m_program->base());
    }
    [[nodiscard]] QString begin(const DoorWords &door)
    {
        if (door.begin.isEmpty())
            return QStringLiteral("killed-1");
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
        request.setHeader(QNetworkRequest::ContentTypeHeader, QStringLiteral("application/json"));
        request.setRawHeader("Idempotency-Key", Key);
        return m_network.post(request, QJsonDocument(body).toJson(QJsonDocument::Compact));
    }
    /// What stands in the session, as the desk sees it.
    [[nodiscard]] QStringList said(const QString &id)
    {
        QStringList lines;
        const QJsonObject detail = m_client->get(QStringLiteral("/desk/sessions/") + id).json();
        for (const QJsonValue &each : detail[u"messages"].toArray())
            lines.append(each[u"role"].toString() + QStringLiteral(": ") + each[u"text"].toString());
        return lines;
    }
    [[nodiscard]] qsizetype sessionCount()
    {
        const HttpAnswer list = m_client->get(QStringLiteral("/desk/sessions?limit=100&customerId=cust-1001"));
        return list.json()[u"sessions"].toArray().size();
    }

    std::unique_ptr<Provider> m_provider;
    std::unique_ptr<Program> m_program;
    std::unique_ptr<HttpClient> m_client;
    QNetworkAccessManager m_network;
};

QTEST_GUILESS_MAIN(TestModelKeys)
#include "tst_model_keys.moc"
