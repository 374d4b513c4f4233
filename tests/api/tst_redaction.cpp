#include "tests/support/HttpTarget.h"
#include "tests/support/MailServer.h"
#include "tests/support/Program.h"
#include "tests/support/TwilioCall.h"

#include <QtCore/QDirIterator>
#include <QtCore/QJsonArray>
#include <QtWebSockets/QWebSocket>

using namespace tierdesk;
using tests::HttpAnswer;
using tests::HttpClient;
using tests::HttpTarget;
using tests::Program;
using tests::TargetRequest;
using tests::TwilioCall;

namespace {

const QString Company = QStringLiteral("7c9e6679-7425-40de-944b-e07fc1f90ae7");
constexpr char CardDigits[] = "4242424242424242";
const QString Card = QStringLiteral("4242 4242\u00A04242-4242");
const QString Hidden = QStringLiteral("•••• •••• •••• 4242");
const QString Words = QStringLiteral("Please use my card 4242 4242\u00A04242-4242, cvv 987, for ORD-9876");
constexpr char SmsToken[] = "the token of the account";
constexpr char PublicUrl[] = "https://desk.acme.example";

/// Only the digits of @p bytes, so that a number is found however it is written.
QByteArray digitsOf(const QByteArray &bytes)
{
    QByteArray digits;
    for (const char each : bytes) {
        if (each >= '0' && each <= '9')
            digits.append(each);
    }
    return digits;
}

bool hasCard(const QByteArray &bytes)
{
    return digitsOf(bytes).contains(CardDigits);
}

QStringList filesWithCard(const QString &folder)
{
    QStringList found;
    QDirIterator files(folder, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        QFile file(files.next());
        if (file.open(QIODevice::ReadOnly) && hasCard(file.readAll()))
            found.append(file.fileName());
    }
    return found;
}

int sendText(const Program &program, const QString &words)
{
    const TwilioCall call{
        .path = QStringLiteral("/sms/") + Company, .publicUrl = PublicUrl, .token = SmsToken, .text = words};
    return call.send(program.base());
}

} // namespace

/// A customer and a colleague write a card number wherever text can be written. It is in no answer, no event, no
/// webhook, no file of the data folder and no line of the log.
class TestRedaction final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void aCardIsKeptNowhere();
    void aMailsCardIsKeptNowhere();
    void aCompanyMayKeepThem();

private:
    /// The answer to @p body; fails the test where the card is in it.
    QJsonObject post(const QString &path, const QJsonObject &body, const QByteArray &method = "POST");
    void get(const QString &path);
    void checkFiles();

    std::unique_ptr<Program> m_program;
    std::unique_ptr<HttpClient> m_client;
    int m_posts = 0;
};

void TestRedaction::init()
{
    m_program =
        std::make_unique<Program>(QStringList{QStringLiteral("--demo"), QStringLiteral("--rate-limits"),
                                              QStringLiteral("off"), QStringLiteral("--allow-private-targets")});
    QVERIFY2(m_program->start(), m_program->output().constData());
    m_client = std::make_unique<HttpClient>(m_program->base());
}

QJsonObject TestRedaction::post(const QString &path, const QJsonObject &body, const QByteArray &method)
{
    const QByteArray key = "redaction-of-cards-" + QByteArray::number(++m_posts);
    const HttpAnswer answer = m_client->send(method, path, body, {{"Idempotency-Key", key}});
    if (answer.status >= 300)
        qWarning("%s %d %s", qPrintable(path), answer.status, answer.body.constData());
    const auto check = [&] {
        QVERIFY(answer.status < 300);
        QVERIFY2(!hasCard(answer.body), answer.body.constData());
    };
    check();
    return answer.json();
}

void TestRedaction::get(const QString &path)
{
    const HttpAnswer answer = m_client->get(path);
    QVERIFY2(answer.status == 200, answer.body.constData());
    QVERIFY2(!hasCard(answer.body), answer.body.constData());
}

void TestRedaction::checkFiles()
{
    QCOMPARE(m_program->stop(), 0);
    QCOMPARE(filesWithCard(m_program->dataDir()), QStringList());
    QVERIFY2(!hasCard(m_program->logged()), m_program->logged().constData());
}

void TestRedaction::aCardIsKeptNowhere()
{
    HttpTarget hook;
    QVERIFY(!post(QStringLiteral("/webhook/configure"),
                  {{QStringLiteral("url"), hook.url()},
                   {QStringLiteral("events"),
                    QJsonArray{QStringLiteral("message.created"), QStringLiteral("session.resolved")}}})
                 .isEmpty());
    HttpTarget carrier;
    carrier.answer = [](const TargetRequest &) { return HttpTarget::status("201 Created", R"({"sid":"SM1"})"); };
    post(QStringLiteral("/desk/accounts/sms"),
         {{QStringLiteral("settings"),
           QJsonObject{{QStringLiteral("enabled"), true},
                       {QStringLiteral("accountSid"), QStringLiteral("AC1")},
                       {QStringLiteral("number"), QStringLiteral("+15550100123")},
                       {QStringLiteral("apiUrl"), QStringLiteral("http://127.0.0.1:%1").arg(carrier.serverPort())},
                       {QStringLiteral("publicUrl"), QString::fromLatin1(PublicUrl)}}},
          {QStringLiteral("token"), QString::fromLatin1(SmsToken)}},
         "PUT");
    QWebSocket socket;
    QByteArray events;
    connect(&socket, &QWebSocket::textMessageReceived, this, [&](const QString &text) { events += text.toUtf8(); });
    connect(&socket, &QWebSocket::connected, this,
            [&] { socket.sendTextMessage(QStringLiteral("{\"type\":\"hello\"}")); });
    QUrl stream = m_program->base().resolved(QUrl(QStringLiteral("/desk/events")));
    stream.setScheme(QStringLiteral("ws"));
    socket.open(stream);
    QTRY_VERIFY(events.contains("welcome"));

    // cs
    const QString cs = QStringLiteral("/api/momentum/cs/sessions");
    const QString session =
        post(cs, {{QStringLiteral("companyId"), Company},
                  {QStringLiteral("customerId"), QStringLiteral("cust-1001")},
                  {QStringLiteral("channel"), QStringLiteral("chat")},
                  {QStringLiteral("initialMessage"), Words},
                  {QStringLiteral("metadata"),
                   QJsonObject{{QStringLiteral("form"), Words}, {QStringLiteral("card"), 4242424242424242.0}}}})[u"id"]
            .toString();
    QVERIFY(m_client->get(cs + u'/' + session).body.contains(Hidden.toUtf8()));
    post(cs + u'/' + session + QStringLiteral("/escalate"),
         {{QStringLiteral("reason"), QStringLiteral("CUSTOMER_REQUEST")},
          {QStringLiteral("targetTier"), QStringLiteral("HUMAN_AGENT")},
          {QStringLiteral("notes"), Words}});
    post(cs + u'/' + session + QStringLiteral("/messages"), {{QStringLiteral("message"), Words}});
    post(cs + u'/' + session + QStringLiteral("/messages"), {{QStringLiteral("message"), Card}});

    // A colleague
    const QString desk = QStringLiteral("/desk/sessions/") + session;
    post(desk + QStringLiteral("/claim"), {});
    post(desk + QStringLiteral("/note"), {{QStringLiteral("text"), Words}});
    post(desk + QStringLiteral("/reply"), {{QStringLiteral("text"), Words}});
    post(desk + QStringLiteral("/reply"), {{QStringLiteral("text"), Card}, {QStringLiteral("undoFor"), 30}});
    post(desk + QStringLiteral("/tags"), {{QStringLiteral("tags"), QJsonArray{Card}}});
    post(desk + QStringLiteral("/act"),
         {{QStringLiteral("kind"), QStringLiteral("credit")},
          {QStringLiteral("amount"),
           QJsonObject{{QStringLiteral("amount"), 1}, {QStringLiteral("currency"), QStringLiteral("USD")}}},
          {QStringLiteral("arguments"), QJsonObject{{QStringLiteral("reason"), Words}}}});
    post(QStringLiteral("/desk/saved-replies"), {{QStringLiteral("shortcut"), QStringLiteral("card")},
                                                 {QStringLiteral("title"), Card},
                                                 {QStringLiteral("text"), Words}});
    get(QStringLiteral("/desk/search?q=card"));
    // The question is printed back to whoever asked it; nothing is found by it.
    QVERIFY(m_client->get(QStringLiteral("/desk/search?q=") + QString::fromLatin1(CardDigits))
                .json()[u"hits"]
                .toArray()
                .isEmpty());
    get(desk);
    get(QStringLiteral("/desk/queue"));
    post(desk + QStringLiteral("/resolve"), {{QStringLiteral("type"), QStringLiteral("ISSUE_RESOLVED")},
                                             {QStringLiteral("summary"), Words},
                                             {QStringLiteral("actionsTaken"), QJsonArray{Words}}});

    // support
    const QString query = QStringLiteral("sess_redaction");
    post(QStringLiteral("/api/query"), {{QStringLiteral("query"), Words},
                                        {QStringLiteral("session_id"), query},
                                        {QStringLiteral("customer_id"), QStringLiteral("cust-1001")}});
    const QString ticket =
        post(QStringLiteral("/api/escalation"), {{QStringLiteral("session_id"), query},
                                                 {QStringLiteral("reason"), QStringLiteral("manual_request")},
                                                 {QStringLiteral("priority"), QStringLiteral("high")},
                                                 {QStringLiteral("additional_context"), Words}})[u"ticket_id"]
            .toString();
    post(QStringLiteral("/api/escalation/") + ticket, {{QStringLiteral("resolution_notes"), Words}}, "PUT");
    get(QStringLiteral("/api/escalation/") + ticket);
    get(QStringLiteral("/api/session/") + query);

    // platform
    const QString conversation =
        post(QStringLiteral("/chatbot/conversation"),
             {{QStringLiteral("user_id"), QStringLiteral("cust-1001")},
              {QStringLiteral("initial_message"), Words},
              {QStringLiteral("channel"), QStringLiteral("web")},
              {QStringLiteral("metadata"), QJsonObject{{QStringLiteral("page"), Words}}}})[u"conversation_id"]
            .toString();
    post(QStringLiteral("/chatbot/conversation/%1/message").arg(conversation),
         {{QStringLiteral("message"), Words}, {QStringLiteral("attachments"), QJsonArray()}});
    post(QStringLiteral("/sentiment/analyze"), {{QStringLiteral("text"), Words}});
    post(QStringLiteral("/routing/inquiries"),
         {{QStringLiteral("inquiry_text"), Words},
          {QStringLiteral("user_id"), QStringLiteral("cust-1001")},
          {QStringLiteral("source"), QStringLiteral("chatbot")},
          {QStringLiteral("metadata"), QJsonObject{{QStringLiteral("note"), Words}}}});
    post(QStringLiteral("/escalation/cases"),
         {{QStringLiteral("conversation_id"), conversation},
          {QStringLiteral("user_id"), QStringLiteral("cust-1001")},
          {QStringLiteral("priority"), QStringLiteral("high")},
          {QStringLiteral("issue_summary"), Words},
          {QStringLiteral("source"), QStringLiteral("chatbot")},
          {QStringLiteral("relevant_data"), QJsonObject{{QStringLiteral("card"), Card}}}});
    get(QStringLiteral("/audit/logs?limit=100"));

    // chat
    const QString chat = post(QStringLiteral("/api/v1/chat/session"), {})[u"sessionId"].toString();
    post(QStringLiteral("/api/v1/chat/message"),
         {{QStringLiteral("sessionId"), chat}, {QStringLiteral("message"), Words}});

    // A text message
    QCOMPARE(sendText(*m_program, Words), 200);
    QTRY_VERIFY(!carrier.requests.isEmpty());

    QTRY_VERIFY(hook.requests.size() >= 10);
    for (const TargetRequest &request : hook.requests + carrier.requests)
        QVERIFY2(!hasCard(request.body), request.body.constData());
    QVERIFY(events.contains(Hidden.toUtf8()));
    QVERIFY(!hasCard(events));
    checkFiles();
}

void TestRedaction::aMailsCardIsKeptNowhere()
{
    if (const QString missing = tests::MailServer::missing(); !missing.isEmpty())
        QSKIP(qPrintable(missing));
    tests::MailServer server(true);
    const QString failure = server.start();
    QVERIFY2(failure.isEmpty(), qPrintable(failure));
    const QString secret = QString::number(
        post(QStringLiteral("/desk/credentials"),
             {{QStringLiteral("kind"), QStringLiteral("secret")},
              {QStringLiteral("name"), QStringLiteral("mail")},
              {QStringLiteral("secret"), QString::fromLatin1(tests::MailServer::Password)}})[u"credential"]
            .toObject()[u"id"]
            .toInteger());
    const QString here = QStringLiteral("127.0.0.1");
    post(QStringLiteral("/desk/config"),
         {{QStringLiteral("mail"),
           QJsonObject{
               {QStringLiteral("enabled"), true},
               {QStringLiteral("address"), QStringLiteral("support@acme.example")},
               {QStringLiteral("smtp"), QJsonObject{{QStringLiteral("host"), here},
                                                    {QStringLiteral("port"), server.smtpPort()},
                                                    {QStringLiteral("security"), QStringLiteral("none")}}},
               {QStringLiteral("imap"), QJsonObject{{QStringLiteral("host"), here},
                                                    {QStringLiteral("port"), server.imapPort()},
                                                    {QStringLiteral("security"), QStringLiteral("none")},
                                                    {QStringLiteral("user"), QStringLiteral("support@acme.example")},
                                                    {QStringLiteral("secret"), secret.toInt()}}},
               {QStringLiteral("pollSeconds"), 1}}}},
         "PUT");
    // What lies there before the first look stays where it lies: one after the other until one is answered.
    int count = 0;
    QVERIFY(QTest::qWaitFor(
        [&] {
            server.put(QStringLiteral("support@acme.example"),
                       "From: \"Dana 4242 4242 4242 4242\" <dana@example.com>\nSubject: My card 4242-4242-4242-4242\n"
                       "Message-ID: <" +
                           QByteArray::number(++count) +
                           ".card@example.com>\n\nPlease charge 4242 4242 4242 4242, cvv 987\n");
            return QTest::qWaitFor([&] { return !server.mails(QStringLiteral("dana@example.com")).isEmpty(); }, 1000);
        },
        60'000));
    const QByteArray mail = server.mails(QStringLiteral("dana@example.com")).first();
    QVERIFY2(!hasCard(mail), mail.constData());
    get(QStringLiteral("/desk/sessions?door=mail"));
    checkFiles();
}

void TestRedaction::aCompanyMayKeepThem()
{
    post(QStringLiteral("/desk/config"),
         {{QStringLiteral("privacy"), QJsonObject{{QStringLiteral("redactPaymentCards"), false}}}}, "PUT");
    const HttpAnswer answer = m_client->post(QStringLiteral("/chatbot/conversation"),
                                             {{QStringLiteral("user_id"), QStringLiteral("cust-1001")},
                                              {QStringLiteral("initial_message"), Words},
                                              {QStringLiteral("channel"), QStringLiteral("web")}});
    const QByteArray shown = m_client
                                 ->get(QStringLiteral("/chatbot/conversation?conversation_id=") +
                                       answer.json()[u"conversation_id"].toString())
                                 .body;
    QVERIFY2(hasCard(shown), shown.constData());
}

QTEST_GUILESS_MAIN(TestRedaction)
#include "tst_redaction.moc"
