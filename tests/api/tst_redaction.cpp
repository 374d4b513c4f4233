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

const QString Company = u"7c9e6679-7425-40de-944b-e07fc1f90ae7"_s;
constexpr char CardDigits[] = "4242424242424242";
const QString Card = u"4242 4242\u00A04242-4242"_s;
const QString Hidden = u"•••• •••• •••• 4242"_s;
const QString Words = u"Please use my card 4242 4242\u00A04242-4242, cvv 987, for ORD-9876"_s;
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
    const TwilioCall call{.path = u"/sms/"_s + Company, .publicUrl = PublicUrl, .token = SmsToken, .text = words};
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
        std::make_unique<Program>(QStringList{u"--demo"_s, u"--rate-limits"_s, u"off"_s, u"--allow-private-targets"_s});
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
    QVERIFY(!post(u"/webhook/configure"_s,
                  {{u"url"_s, hook.url()}, {u"events"_s, QJsonArray{u"message.created"_s, u"session.resolved"_s}}})
                 .isEmpty());
    HttpTarget carrier;
    carrier.answer = [](const TargetRequest &) { return HttpTarget::status("201 Created", R"({"sid":"SM1"})"); };
    post(u"/desk/accounts/sms"_s,
         {{u"settings"_s, QJsonObject{{u"enabled"_s, true},
                                      {u"accountSid"_s, u"AC1"_s},
                                      {u"number"_s, u"+15550100123"_s},
                                      {u"apiUrl"_s, u"http://127.0.0.1:%1"_s.arg(carrier.serverPort())},
                                      {u"publicUrl"_s, QString::fromLatin1(PublicUrl)}}},
          {u"token"_s, QString::fromLatin1(SmsToken)}},
         "PUT");
    QWebSocket socket;
    QByteArray events;
    connect(&socket, &QWebSocket::textMessageReceived, this, [&](const QString &text) { events += text.toUtf8(); });
    connect(&socket, &QWebSocket::connected, this, [&] { socket.sendTextMessage(u"{\"type\":\"hello\"}"_s); });
    QUrl stream = m_program->base().resolved(QUrl(u"/desk/events"_s));
    stream.setScheme(u"ws"_s);
    socket.open(stream);
    QTRY_VERIFY(events.contains("welcome"));

    // cs
    const QString cs = u"/api/momentum/cs/sessions"_s;
    const QString session =
        post(cs, {{u"companyId"_s, Company},
                  {u"customerId"_s, u"cust-1001"_s},
                  {u"channel"_s, u"chat"_s},
                  {u"initialMessage"_s, Words},
                  {u"metadata"_s, QJsonObject{{u"form"_s, Words}, {u"card"_s, 4242424242424242.0}}}})[u"id"]
            .toString();
    QVERIFY(m_client->get(cs + u'/' + session).body.contains(Hidden.toUtf8()));
    post(cs + u'/' + session + u"/escalate"_s,
         {{u"reason"_s, u"CUSTOMER_REQUEST"_s}, {u"targetTier"_s, u"HUMAN_AGENT"_s}, {u"notes"_s, Words}});
    post(cs + u'/' + session + u"/messages"_s, {{u"message"_s, Words}});
    post(cs + u'/' + session + u"/messages"_s, {{u"message"_s, Card}});

    // A colleague
    const QString desk = u"/desk/sessions/"_s + session;
    post(desk + u"/claim"_s, {});
    post(desk + u"/note"_s, {{u"text"_s, Words}});
    post(desk + u"/reply"_s, {{u"text"_s, Words}});
    post(desk + u"/reply"_s, {{u"text"_s, Card}, {u"undoFor"_s, 30}});
    post(desk + u"/tags"_s, {{u"tags"_s, QJsonArray{Card}}});
    post(desk + u"/act"_s, {{u"kind"_s, u"credit"_s},
                            {u"amount"_s, QJsonObject{{u"amount"_s, 1}, {u"currency"_s, u"USD"_s}}},
                            {u"arguments"_s, QJsonObject{{u"reason"_s, Words}}}});
    post(u"/desk/saved-replies"_s, {{u"shortcut"_s, u"card"_s}, {u"title"_s, Card}, {u"text"_s, Words}});
    get(u"/desk/search?q=card"_s);
    // The question is printed back to whoever asked it; nothing is found by it.
    QVERIFY(m_client->get(u"/desk/search?q="_s + QString::fromLatin1(CardDigits)).json()[u"hits"].toArray().isEmpty());
    get(desk);
    get(u"/desk/queue"_s);
    post(desk + u"/resolve"_s,
         {{u"type"_s, u"ISSUE_RESOLVED"_s}, {u"summary"_s, Words}, {u"actionsTaken"_s, QJsonArray{Words}}});

    // support
    const QString query = u"sess_redaction"_s;
    post(u"/api/query"_s, {{u"query"_s, Words}, {u"session_id"_s, query}, {u"customer_id"_s, u"cust-1001"_s}});
    const QString ticket = post(u"/api/escalation"_s, {{u"session_id"_s, query},
                                                       {u"reason"_s, u"manual_request"_s},
                                                       {u"priority"_s, u"high"_s},
                                                       {u"additional_context"_s, Words}})[u"ticket_id"]
                               .toString();
    post(u"/api/escalation/"_s + ticket, {{u"resolution_notes"_s, Words}}, "PUT");
    get(u"/api/escalation/"_s + ticket);
    get(u"/api/session/"_s + query);

    // platform
    const QString conversation =
        post(u"/chatbot/conversation"_s, {{u"user_id"_s, u"cust-1001"_s},
                                          {u"initial_message"_s, Words},
                                          {u"channel"_s, u"web"_s},
                                          {u"metadata"_s, QJsonObject{{u"page"_s, Words}}}})[u"conversation_id"]
            .toString();
    post(u"/chatbot/conversation/%1/message"_s.arg(conversation),
         {{u"message"_s, Words}, {u"attachments"_s, QJsonArray()}});
    post(u"/sentiment/analyze"_s, {{u"text"_s, Words}});
    post(u"/routing/inquiries"_s, {{u"inquiry_text"_s, Words},
                                   {u"user_id"_s, u"cust-1001"_s},
                                   {u"source"_s, u"chatbot"_s},
                                   {u"metadata"_s, QJsonObject{{u"note"_s, Words}}}});
    post(u"/escalation/cases"_s, {{u"conversation_id"_s, conversation},
                                  {u"user_id"_s, u"cust-1001"_s},
                                  {u"priority"_s, u"high"_s},
                                  {u"issue_summary"_s, Words},
                                  {u"source"_s, u"chatbot"_s},
                                  {u"relevant_data"_s, QJsonObject{{u"card"_s, Card}}}});
    get(u"/audit/logs?limit=100"_s);

    // chat
    const QString chat = post(u"/api/v1/chat/session"_s, {})[u"sessionId"].toString();
    post(u"/api/v1/chat/message"_s, {{u"sessionId"_s, chat}, {u"message"_s, Words}});

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
        post(u"/desk/credentials"_s, {{u"kind"_s, u"secret"_s},
                                      {u"name"_s, u"mail"_s},
                                      {u"secret"_s, QString::fromLatin1(tests::MailServer::Password)}})[u"credential"]
            .toObject()[u"id"]
            .toInteger());
    const QString here = u"127.0.0.1"_s;
    post(u"/desk/config"_s,
         {{u"mail"_s,
           QJsonObject{
               {u"enabled"_s, true},
               {u"address"_s, u"support@acme.example"_s},
               {u"smtp"_s, QJsonObject{{u"host"_s, here}, {u"port"_s, server.smtpPort()}, {u"security"_s, u"none"_s}}},
               {u"imap"_s, QJsonObject{{u"host"_s, here},
                                       {u"port"_s, server.imapPort()},
                                       {u"security"_s, u"none"_s},
                                       {u"user"_s, u"support@acme.example"_s},
                                       {u"secret"_s, secret.toInt()}}},
               {u"pollSeconds"_s, 1}}}},
         "PUT");
    // What lies there before the first look stays where it lies: one after the other until one is answered.
    int count = 0;
    QVERIFY(QTest::qWaitFor(
        [&] {
            server.put(u"support@acme.example"_s,
                       "From: \"Dana 4242 4242 4242 4242\" <dana@example.com>\nSubject: My card 4242-4242-4242-4242\n"
                       "Message-ID: <" +
                           QByteArray::number(++count) +
                           ".card@example.com>\n\nPlease charge 4242 4242 4242 4242, cvv 987\n");
            return QTest::qWaitFor([&] { return !server.mails(u"dana@example.com"_s).isEmpty(); }, 1000);
        },
        60'000));
    const QByteArray mail = server.mails(u"dana@example.com"_s).first();
    QVERIFY2(!hasCard(mail), mail.constData());
    get(u"/desk/sessions?door=mail"_s);
    checkFiles();
}

void TestRedaction::aCompanyMayKeepThem()
{
    post(u"/desk/config"_s, {{u"privacy"_s, QJsonObject{{u"redactPaymentCards"_s, false}}}}, "PUT");
    const HttpAnswer answer =
        m_client->post(u"/chatbot/conversation"_s,
                       {{u"user_id"_s, u"cust-1001"_s}, {u"initial_message"_s, Words}, {u"channel"_s, u"web"_s}});
    const QByteArray shown =
        m_client->get(u"/chatbot/conversation?conversation_id="_s + answer.json()[u"conversation_id"].toString()).body;
    QVERIFY2(hasCard(shown), shown.constData());
}

QTEST_GUILESS_MAIN(TestRedaction)
#include "tst_redaction.moc"
