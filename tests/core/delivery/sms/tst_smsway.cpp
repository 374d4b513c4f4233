#include "core/delivery/OutboxDelivery.h"
#include "core/delivery/sms/SmsCarrier.h"
#include "core/doors/dialects/sms/FileLink.h"
#include "core/doors/dialects/sms/SmsDialect.h"
#include "core/engine/Correspondence.h"
#include "core/store/AttachmentFiles.h"
#include "tests/core/engine/EngineFixture.h"
#include "tests/support/HttpTarget.h"
#include "tests/support/Pictures.h"

#include <QtCore/QUrlQuery>

#include <algorithm>

using namespace tierdesk;
namespace sms = tierdesk::dialects::sms;
namespace commands = tierdesk::engine::commands;

/// The whole way of a text message: the carrier's call, the turn, and the answer as the carrier is asked to send it.
class TestSmsWay final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void signaturesAreTheCarriers();
    void formsAreRead();
    void longWordsAreCutBetweenWords();
    void anAnswerGoesOut();
    void aTextIsTakenOnce();
    void whatIsNotSignedIsRefused_data();
    void whatIsNotSignedIsRefused();
    void textsOfANumberAreOneConversation();
    void firstTextsAtOnceAreOneConversation();
    void anOpeningThatComesSecondIsToldOfTheFirst();
    void stopAndStartAreHeeded();
    void stopEndsWhatIsPending();
    void picturesAreNamed();
    void manyTextsStopBeingAnswered();
    void refusalsAreOnRecord_data();
    void refusalsAreOnRecord();
    void whatBecameOfItIsInTheLog();
    void anIncompleteAccountIsRefused();
    void aTokenForAnotherPlaceIsNotSent();
    void filesLeaveAsLinks();
    void linksExpireAndCannotBeMade();
    void filesAreRefusedWhereThereIsNoAccount();
    void customersAreKnownByTheirNumber_data();
    void customersAreKnownByTheirNumber();

private:
    /// A file of Marek's for the first session, which he holds from here on.
    base::Result<StoredAttachment> bring(const QByteArray &content);
    void take();
    /// Whoever has @p link opens it.
    dialects::Answer open(const QUrl &link);
    static constexpr char Token[] = "the token of the account";
    static constexpr char Number[] = "+15550100123";

    [[nodiscard]] static QByteArray form(const sms::Form &fields)
    {
        QByteArray body;
        for (const auto &[name, value] : fields)
            body += (body.isEmpty() ? "" : "&") + name.toPercentEncoding() + '=' + value.toPercentEncoding();
        return body;
    }
    [[nodiscard]] sms::Form textFrom(const QByteArray &number, const QByteArray &text)
    {
        return {{"MessageSid", "SM" + QByteArray::number(++m_sent)},
                {"AccountSid", "AC1"},
                {"From", number},
                {"To", Number},
                {"Body", text},
                {"NumMedia", "0"}};
    }
    using Answers = std::shared_ptr<std::vector<dialects::Answer>>;
    /// Makes the call; its answer comes into @p answers.
    void begin(const QByteArray &path, const sms::Form &fields, const Answers &answers,
               const QByteArray &token = Token);
    dialects::Answer call(const QByteArray &path, const sms::Form &fields, const QByteArray &token = Token);
    dialects::Answer say(const QByteArray &text) { return call("/sms/acme", textFrom("+15550100999", text)); }
    [[nodiscard]] std::vector<OutboxRow> outbox();
    [[nodiscard]] std::vector<Message> messages(qint64 session);
    [[nodiscard]] static QString sentField(const tests::TargetRequest &request, const char *name)
    {
        return sms::field(sms::formOf(request.body), name);
    }
    template<class R>
    R ask(std::function<base::Result<R>(store::Readers &)> query)
    {
        return *m_fixture->wait<R>(
            [&](auto done) { m_fixture->engine->read<R>(std::move(query), &m_fixture->context, std::move(done)); });
    }

    base::Seal m_seal{base::Seal::newKey()};
    std::unique_ptr<tests::EngineFixture> m_fixture;
    std::unique_ptr<tests::HttpTarget> m_carrier;
    std::unique_ptr<net::Transport> m_transport;
    std::unique_ptr<delivery::OutboxDelivery> m_outbox;
    std::unique_ptr<sms::SmsDialect> m_dialect;
    CredentialId m_secret;
    int m_sent = 0;
};

void TestSmsWay::init()
{
    m_sent = 0;
    m_fixture = std::make_unique<tests::EngineFixture>();
    m_carrier = std::make_unique<tests::HttpTarget>();
    m_carrier->answer = [this](const tests::TargetRequest &) {
        return tests::HttpTarget::status("201 Created",
                                         "{\"sid\":\"SMout" + QByteArray::number(m_carrier->requests.size()) + "\"}");
    };
    Credential credential;
    credential.company = m_fixture->company.id;
    credential.kind = CredentialKind::Secret;
    credential.publicId = u"sms"_s;
    credential.sealed = m_seal.seal(Token);
    m_secret = m_fixture
                   ->command<Credential>(
                       [&](engine::CommandContext &context) { return commands::createCredential(context, credential); })
                   .value()
                   .id;
    const QJsonObject account{{u"enabled"_s, true},
                              {u"accountSid"_s, u"AC1"_s},
                              {u"number"_s, QString::fromLatin1(Number)},
                              {u"secret"_s, m_secret.value},
                              {u"apiUrl"_s, u"http://127.0.0.1:%1"_s.arg(m_carrier->serverPort())},
                              {u"publicUrl"_s, u"https://desk.example.com"_s}};
    const auto saved = m_fixture->command<Company>([&](engine::CommandContext &context) {
        return commands::saveConfig(context, m_fixture->company.id, {{u"sms"_s, account}});
    });
    QVERIFY2(saved, saved ? "" : qPrintable(saved.error().message + saved.error().where));
    m_transport = std::make_unique<net::Transport>();
    std::vector<std::unique_ptr<delivery::Carrier>> carriers;
    carriers.push_back(
        std::make_unique<delivery::SmsCarrier>(*m_transport, m_seal, m_fixture->clock, net::TargetRules{}));
    m_outbox = std::make_unique<delivery::OutboxDelivery>(*m_fixture->engine, m_fixture->clock, std::move(carriers));
    m_outbox->start();
    m_dialect = std::make_unique<sms::SmsDialect>(*m_fixture->engine, m_seal);
}

void TestSmsWay::cleanup()
{
    m_outbox->stop();
    m_fixture->engine->stop();
    m_dialect.reset();
    m_outbox.reset();
    m_transport.reset();
    m_fixture.reset();
    m_carrier.reset();
}

void TestSmsWay::begin(const QByteArray &path, const sms::Form &fields, const Answers &answers, const QByteArray &token)
{
    dialects::Call call;
    call.method = dialects::Method::Post;
    call.path = path;
    call.body = form(fields);
    call.captures = {QString::fromLatin1(path.split('/').value(2))};
    call.headers = {{"content-type", "application/x-www-form-urlencoded"},
                    {"x-twilio-signature", sms::signatureOf(token, "https://desk.example.com" + path, fields)}};
    const auto routes = m_dialect->routes();
    const bool isStatus = path.endsWith("/status");
    const auto route = std::find_if(routes.begin(), routes.end(), [&](const auto &each) {
        return each.method == dialects::Method::Post && each.pattern.endsWith("/status") == isStatus;
    });
    route->handler(call, [answers](dialects::Answer given) { answers->push_back(std::move(given)); });
}

dialects::Answer TestSmsWay::call(const QByteArray &path, const sms::Form &fields, const QByteArray &token)
{
    const auto answers = std::make_shared<std::vector<dialects::Answer>>();
    begin(path, fields, answers, token);
    if (!QTest::qWaitFor([&] { return !answers->empty(); }, 30'000))
        qFatal("not answered");
    return answers->front();
}

std::vector<OutboxRow> TestSmsWay::outbox()
{
    return ask<std::vector<OutboxRow>>([this](store::Readers &readers) {
        store::OutboxFilter filter;
        filter.company = m_fixture->company.id;
        return readers.rows.outbox.list(filter);
    });
}

std::vector<Message> TestSmsWay::messages(qint64 session)
{
    return ask<std::vector<Message>>(
        [session](store::Readers &readers) { return readers.rows.messages.of({session}); });
}

void TestSmsWay::signaturesAreTheCarriers()
{
    // The example of the carrier's own documentation.
    QCOMPARE(sms::signatureOf("12345", "https://mycompany.com/myapp.php?foo=1&bar=2",
                              {{"To", "+18005551212"},
                               {"CallSid", "CA1234567890ABCDE"},
                               {"Caller", "+12349013030"},
                               {"Digits", "1234"},
                               {"From", "+12349013030"}}),
             QByteArray("0/KCTR6DLpKmkAf8muzZqo1nDgQ="));
}

void TestSmsWay::formsAreRead()
{
    const sms::Form form = sms::formOf("Body=a+b%2B%26%3D%C3%BC&Empty=&Alone&&From=%2B1555&Body=second");
    QCOMPARE(sms::field(form, "Body"), u"a b+&=ü"_s);
    QCOMPARE(sms::field(form, "Empty"), QString());
    QCOMPARE(sms::field(form, "From"), u"+1555"_s);
    QCOMPARE(sms::field(form, "None"), QString());
    QCOMPARE(sms::field(sms::formOf("Body=%00a%FF%zz"), "Body").count(QChar::Null), 0);
    QVERIFY(sms::formOf(QByteArray("a&").repeated(100'000)).size() <= 1000);
}

void TestSmsWay::longWordsAreCutBetweenWords()
{
    QCOMPARE(engine::pieces(u"one two three"_s, 8), QStringList({u"one two"_s, u"three"_s}));
    QCOMPARE(engine::pieces(u"abcdefghij"_s, 4), QStringList({u"abcd"_s, u"efgh"_s, u"ij"_s}));
    QCOMPARE(engine::pieces(u"  "_s, 4), QStringList());
    const QString emoji = u"😀😀😀"_s;
    QCOMPARE(engine::pieces(emoji, 3).join(QString()), emoji);
}

void TestSmsWay::anAnswerGoesOut()
{
    const auto answer = say("Where is my order?");
    QCOMPARE(answer.status, 200);
    QVERIFY(answer.contentType.startsWith("text/xml"));
    QVERIFY(answer.body.endsWith("<Response/>"));
    QTRY_COMPARE_WITH_TIMEOUT(m_carrier->requests.size(), 1, 30'000);
    const tests::TargetRequest &request = m_carrier->requests.front();
    QCOMPARE(request.method, QByteArray("POST"));
    QCOMPARE(request.path, QByteArray("/2010-04-01/Accounts/AC1/Messages.json"));
    QCOMPARE(request.headers["authorization"], "Basic " + (QByteArray("AC1:") + Token).toBase64());
    QCOMPARE(sentField(request, "To"), u"+15550100999"_s);
    QCOMPARE(sentField(request, "From"), QString::fromLatin1(Number));
    QCOMPARE(sentField(request, "StatusCallback"), u"https://desk.example.com/sms/acme/status"_s);
    const auto words = messages(1);
    QCOMPARE(words.size(), size_t(2));
    QCOMPARE(words[0].text, u"Where is my order?"_s);
    QCOMPARE(sentField(request, "Body"), words[1].text);
    QTRY_COMPARE_WITH_TIMEOUT(outbox().front().state, OutboxState::Delivered, 30'000);
    QCOMPARE(outbox().front().reference, u"SMout1"_s);
    const auto session =
        ask<std::optional<Session>>([](store::Readers &readers) { return readers.rows.sessions.byKey({1}); });
    QCOMPARE(session->channel, Channel::Sms);
    QCOMPARE(session->door, Door::Sms);
    QVERIFY(!session->isVerified);
}

void TestSmsWay::aTextIsTakenOnce()
{
    const sms::Form text = textFrom("+15550100999", "Hello");
    QCOMPARE(call("/sms/acme", text).status, 200);
    QCOMPARE(call("/sms/acme", text).status, 200);
    QCOMPARE(messages(1).size(), size_t(2));
    QVERIFY(messages(2).empty());
}

void TestSmsWay::whatIsNotSignedIsRefused_data()
{
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<QByteArray>("token");
    QTest::newRow("another token") << QByteArray("/sms/acme") << QByteArray("another");
    QTest::newRow("no token") << QByteArray("/sms/acme") << QByteArray();
    QTest::newRow("another company") << QByteArray("/sms/other") << QByteArray(Token);
    QTest::newRow("a status") << QByteArray("/sms/acme/status") << QByteArray("another");
}

void TestSmsWay::whatIsNotSignedIsRefused()
{
    QFETCH(QByteArray, path);
    QFETCH(QByteArray, token);
    QCOMPARE(call(path, textFrom("+15550100999", "Hello"), token).status, 403);
    QVERIFY(messages(1).empty());
}

void TestSmsWay::textsOfANumberAreOneConversation()
{
    say("Hello");
    say("Where is my order?");
    QCOMPARE(messages(1).size(), size_t(4));
    QCOMPARE(call("/sms/acme", textFrom("+15550100777", "Hello")).status, 200);
    QCOMPARE(messages(2).size(), size_t(2));
    // In the order in which they were said.
    QTRY_COMPARE_WITH_TIMEOUT(m_carrier->requests.size(), 3, 30'000);
    QStringList said;
    for (const tests::TargetRequest &each : m_carrier->requests) {
        if (sentField(each, "To") == u"+15550100999")
            said.append(sentField(each, "Body"));
    }
    QCOMPARE(said, QStringList({messages(1)[1].text, messages(1)[3].text}));
}

void TestSmsWay::firstTextsAtOnceAreOneConversation()
{
    constexpr size_t many = 8;
    const auto answers = std::make_shared<std::vector<dialects::Answer>>();
    for (size_t i = 0; i < many; ++i)
        begin("/sms/acme", textFrom("+15550100999", "Hello"), answers);
    QTRY_COMPARE_WITH_TIMEOUT(answers->size(), many, 30'000);
    for (const dialects::Answer &each : *answers)
        QCOMPARE(each.status, 200);
    QCOMPARE(messages(1).size(), 2 * many);
    QVERIFY(messages(2).empty());
    QTRY_COMPARE_WITH_TIMEOUT(static_cast<size_t>(m_carrier->requests.size()), many, 30'000);
}

void TestSmsWay::anOpeningThatComesSecondIsToldOfTheFirst()
{
    const auto open = [this](const char *ref, const QString &text) {
        engine::TurnRequest request = m_fixture->opening(text, u"+15550100999"_s);
        request.start->channel = Channel::Sms;
        request.beside = [this, ref](engine::CommandContext &context, const Session &session) {
            engine::MessageTaken letter{m_fixture->company.id, Channel::Sms, QLatin1String(ref), u"+15550100999"_s};
            letter.isOpening = true;
            return engine::keepMessage(context, session, letter);
        };
        return m_fixture->turn(std::move(request));
    };
    const auto first = open("SM1", u"Hello"_s);
    QVERIFY(first);
    const auto second = open("SM2", u"Are you there?"_s);
    QVERIFY(!second);
    QCOMPARE(second.error().fault, base::Fault::Conflict);
    QCOMPARE(second.error().details[u"begun"].toString(), first->session.id);
    QVERIFY(messages(2).empty());
    const auto kept = ask<std::optional<ChannelMessage>>([this](store::Readers &readers) {
        return readers.rows.channelMessages.byRef(m_fixture->company.id, Channel::Sms, u"SM2"_s);
    });
    QVERIFY(!kept); // nothing of it is: the same text is said again in the first one's session
}

void TestSmsWay::stopAndStartAreHeeded()
{
    say("Hello");
    QTRY_COMPARE_WITH_TIMEOUT(outbox().size(), size_t(1), 30'000);
    QCOMPARE(say(" stop ").status, 200);
    const CompanyId company = m_fixture->company.id;
    const auto session =
        ask<std::optional<Session>>([](store::Readers &readers) { return readers.rows.sessions.byKey({1}); });
    const auto speak = [&](const QString &text) {
        return bool(m_fixture->command<commands::Said>(
            [&](engine::CommandContext &context) { return commands::reply(context, company, session->id, text); },
            m_fixture->as(m_fixture->marek)));
    };
    QVERIFY(m_fixture->command<Session>(
        [&](engine::CommandContext &context) { return commands::takeOver(context, company, session->id, {}); },
        m_fixture->as(m_fixture->marek)));
    QVERIFY(speak(u"Are you there?"_s));
    QCOMPARE(outbox().size(), size_t(2));
    QCOMPARE(outbox().front().state, OutboxState::Failed);
    QCOMPARE(say("START").status, 200);
    QVERIFY(speak(u"Welcome back."_s));
    QCOMPARE(outbox().size(), size_t(3));
    QCOMPARE(messages(1).size(), size_t(4)); // neither word is the customer's in the conversation
}

void TestSmsWay::stopEndsWhatIsPending()
{
    m_carrier->answer = [](const tests::TargetRequest &) { return tests::HttpTarget::status("503 Busy", "{}"); };
    const CompanyId company = m_fixture->company.id;
    const auto sendAgain = [&](OutboxId id) {
        return m_fixture->command<OutboxRow>(
            [&](engine::CommandContext &context) { return commands::sendAgain(context, company, id); });
    };
    say("Hello");
    say("Are you there?");
    QCOMPARE(call("/sms/acme", textFrom("+15550100777", "Hello")).status, 200);
    QTRY_VERIFY_WITH_TIMEOUT(outbox().size() == 3 && outbox().back().attempts == 1, 30'000);
    QCOMPARE(say("STOP").status, 200);
    const auto all = outbox(); // newest first: the other number's, then the two
    QCOMPARE(all[0].state, OutboxState::Pending);
    for (const OutboxRow &row : {all[1], all[2]}) {
        QCOMPARE(row.state, OutboxState::Failed);
        QCOMPARE(row.lastError, u"the number has answered STOP"_s);
        QVERIFY(row.doneAt);
        const auto again = sendAgain(row.id);
        QVERIFY(!again);
        QCOMPARE(again.error().fault, base::Fault::Conflict);
        QCOMPARE(again.error().where, u"target"_s);
    }
    // What is written to the number after that is on record as not sent.
    say("And another thing.");
    QTRY_COMPARE_WITH_TIMEOUT(outbox().size(), size_t(4), 30'000);
    QCOMPARE(outbox().front().state, OutboxState::Failed);
    QCOMPARE(outbox().front().lastError, u"the number has answered STOP"_s);
    m_carrier->answer = [](const tests::TargetRequest &) { return tests::HttpTarget::ok("{\"sid\":\"SMlate\"}"); };
    QCOMPARE(say("START").status, 200);
    const auto heeded = ask<std::vector<store::JournalEntry>>([company](store::Readers &readers) {
        store::JournalFilter filter;
        filter.company = company;
        filter.subject = u"+15550100999"_s;
        return readers.rows.journal.list(filter);
    });
    QCOMPARE(heeded.size(), size_t(2));
    QCOMPARE(heeded[0].command, u"number.start"_s);
    QCOMPARE(heeded[1].command, u"number.stop"_s);
    QCOMPARE(heeded[1].after, QByteArray("{\"failed\":2}"));
    // New messages go out, the old ones only when a person says so.
    say("I am back.");
    QTRY_COMPARE_WITH_TIMEOUT(outbox().front().state, OutboxState::Delivered, 30'000);
    QCOMPARE(outbox()[3].state, OutboxState::Failed);
    QVERIFY(sendAgain(outbox()[3].id));
    QTRY_COMPARE_WITH_TIMEOUT(outbox()[3].state, OutboxState::Delivered, 30'000);
    QCOMPARE(outbox()[4].state, OutboxState::Failed);
}

void TestSmsWay::picturesAreNamed()
{
    sms::Form text = textFrom("+15550100999", "");
    text.back().second = "1";
    text.emplace_back("MediaContentType0", "image/jpeg");
    QCOMPARE(call("/sms/acme", text).status, 200);
    QCOMPARE(messages(1).front().text, u"[image/jpeg]"_s);
    QCOMPARE(say("  ").status, 200);
    QCOMPARE(messages(1).size(), size_t(2));
}

void TestSmsWay::manyTextsStopBeingAnswered()
{
    for (int i = 0; i < 62; ++i)
        QCOMPARE(say("Hello").status, 200);
    QCOMPARE(messages(1).size(), size_t(120));
    const auto kept = ask<std::vector<IgnoredMessage>>(
        [this](store::Readers &readers) { return readers.rows.ignoredMessages.page(m_fixture->company.id, {}, 10); });
    QCOMPARE(kept.size(), size_t(2));
    m_fixture->clock.advance(Millis::hours(1));
    say("Hello");
    QCOMPARE(messages(1).size(), size_t(122));
}

void TestSmsWay::refusalsAreOnRecord_data()
{
    QTest::addColumn<QByteArray>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<OutboxState>("state");
    QTest::addColumn<QString>("error");
    QTest::newRow("a number that is none")
        << QByteArray("400 Bad Request")
        << QByteArray("{\"code\":21211,\"message\":\"The 'To' number is not valid.\",\"status\":400}")
        << OutboxState::Failed << u"21211: The 'To' number is not valid."_s;
    QTest::newRow("too fast") << QByteArray("429 Too Many Requests") << QByteArray("{}") << OutboxState::Pending
                              << u"HTTP 429"_s;
    QTest::newRow("an account that may be put right")
        << QByteArray("401 Unauthorized") << QByteArray("{\"code\":20003,\"message\":\"Authenticate\"}")
        << OutboxState::Pending << u"20003: Authenticate"_s;
}

void TestSmsWay::refusalsAreOnRecord()
{
    QFETCH(QByteArray, status);
    QFETCH(QByteArray, body);
    m_carrier->answer = [&](const tests::TargetRequest &) { return tests::HttpTarget::status(status, body); };
    say("Hello");
    QTRY_VERIFY_WITH_TIMEOUT(!outbox().empty() && outbox().front().attempts > 0, 30'000);
    QTEST(outbox().front().state, "state");
    QTEST(outbox().front().lastError, "error");
}

void TestSmsWay::whatBecameOfItIsInTheLog()
{
    say("Hello");
    QTRY_VERIFY_WITH_TIMEOUT(!outbox().empty() && outbox().front().state == OutboxState::Delivered, 30'000);
    const QByteArray sid = outbox().front().reference.toLatin1();
    QCOMPARE(call("/sms/acme/status", {{"MessageSid", sid}, {"MessageStatus", "delivered"}}).status, 200);
    QCOMPARE(call("/sms/acme/status", {{"MessageSid", sid}, {"MessageStatus", "undelivered"}, {"ErrorCode", "30003"}})
                 .status,
             200);
    QCOMPARE(call("/sms/acme/status", {{"MessageSid", "SMunknown"}, {"MessageStatus", "failed"}}).status, 200);
    const auto log = ask<std::vector<OutboxAttempt>>(
        [id = outbox().front().id](store::Readers &readers) { return readers.rows.outbox.attempts(id); });
    QCOMPARE(log.size(), size_t(2));
    QCOMPARE(log[1].error, u"undelivered 30003"_s);
}

void TestSmsWay::anIncompleteAccountIsRefused()
{
    const auto refused = [this](const QJsonObject &patch) {
        const auto saved = m_fixture->command<Company>([&](engine::CommandContext &context) {
            return commands::saveConfig(context, m_fixture->company.id, {{u"sms"_s, patch}});
        });
        return saved ? QString() : saved.error().where;
    };
    QCOMPARE(refused({{u"number"_s, u"0555"_s}}), u"sms.number"_s);
    QCOMPARE(refused({{u"number"_s, QString()}}), u"sms.number"_s);
    QCOMPARE(refused({{u"apiUrl"_s, u"http://example.com"_s}}), u"sms.apiUrl"_s);
    for (const char *tail : {"?x=1", "?", "#", "/v1?to=/"}) {
        const QString url = u"https://api.example.com"_s + QLatin1String(tail);
        QCOMPARE(refused({{u"apiUrl"_s, url}}), u"sms.apiUrl"_s);
        QCOMPARE(refused({{u"publicUrl"_s, url}}), u"sms.publicUrl"_s);
    }
    QCOMPARE(refused({{u"secret"_s, QJsonValue(QJsonValue::Null)}}), u"sms.secret"_s);
    QCOMPARE(refused({{u"enabled"_s, false}, {u"number"_s, QString()}}), QString());
}

void TestSmsWay::aTokenForAnotherPlaceIsNotSent()
{
    const auto keepFor = [this](const QString &places) {
        QVERIFY(m_fixture->command<void>([&](engine::CommandContext &context) {
            context.touchPeople();
            return context.store().credentials.setAudience(m_secret, places);
        }));
    };
    const auto directory = m_fixture->engine->directory();
    const Credential *token = directory->secret(m_secret, m_fixture->company.id);
    QVERIFY(token);
    const QString here = token->audience;
    keepFor(u"sms+https://api.twilio.com:443/AC1"_s);
    say("Hello");
    QTRY_VERIFY_WITH_TIMEOUT(!outbox().empty() && outbox().front().attempts > 0, 30'000);
    QCOMPARE(outbox().front().state, OutboxState::Pending);
    QVERIFY2(outbox().front().lastError.contains(u"must be set again"), qPrintable(outbox().front().lastError));
    QVERIFY(m_carrier->requests.isEmpty());
    // Put right, it goes out.
    keepFor(here);
    m_fixture->clock.advance(Millis::hours(1));
    m_outbox->look();
    QTRY_COMPARE_WITH_TIMEOUT(outbox().front().state, OutboxState::Delivered, 30'000);
}

void TestSmsWay::take()
{
    const auto session =
        ask<std::optional<Session>>([](store::Readers &readers) { return readers.rows.sessions.byKey({1}); });
    QVERIFY(m_fixture->command<Session>(
        [&](engine::CommandContext &context) {
            return commands::takeOver(context, m_fixture->company.id, session->id, {});
        },
        m_fixture->as(m_fixture->marek)));
}

base::Result<StoredAttachment> TestSmsWay::bring(const QByteArray &content)
{
    const auto session =
        ask<std::optional<Session>>([](store::Readers &readers) { return readers.rows.sessions.byKey({1}); });
    const auto name = store::AttachmentFiles(m_fixture->path()).put(content);
    return m_fixture->command<StoredAttachment>(
        [&](engine::CommandContext &context) {
            return commands::bringFile(context, {m_fixture->company.id, session->id, u"label.png"_s, MediaType::Png,
                                                 content.size(), name.value()});
        },
        m_fixture->as(m_fixture->marek));
}

dialects::Answer TestSmsWay::open(const QUrl &link)
{
    dialects::Call call;
    call.method = dialects::Method::Get;
    call.path = link.path().toLatin1();
    call.captures = {link.path().section(u'/', 2, 2), link.path().section(u'/', 4, 4)};
    const auto items = QUrlQuery(link).queryItems(QUrl::FullyDecoded);
    call.query.assign(items.begin(), items.end());
    const auto routes = m_dialect->routes();
    const auto route = std::find_if(routes.begin(), routes.end(),
                                    [](const auto &each) { return each.method == dialects::Method::Get; });
    std::optional<dialects::Answer> answer;
    route->handler(call, [&](dialects::Answer given) { answer = std::move(given); });
    if (!QTest::qWaitFor([&] { return answer.has_value(); }, 30'000))
        qFatal("not answered");
    return *answer;
}

void TestSmsWay::filesLeaveAsLinks()
{
    say("I need a label");
    QTRY_COMPARE_WITH_TIMEOUT(m_carrier->requests.size(), 1, 30'000);
    take();
    const auto file = bring(test::png());
    QVERIFY(file);
    const auto session =
        ask<std::optional<Session>>([](store::Readers &readers) { return readers.rows.sessions.byKey({1}); });
    QVERIFY(m_fixture->command<commands::Said>(
        [&](engine::CommandContext &context) {
            return commands::reply(context, m_fixture->company.id, session->id, QString(), {file->file.id});
        },
        m_fixture->as(m_fixture->marek)));
    QTRY_COMPARE_WITH_TIMEOUT(m_carrier->requests.size(), 2, 30'000);
    const QStringList lines = sentField(m_carrier->requests.back(), "Body").split(u'\n');
    QCOMPARE(lines.size(), 2);
    QCOMPARE(lines[0], u"label.png:"_s);
    QVERIFY2(lines[1].startsWith(u"https://desk.example.com/sms/acme/files/att_"), qPrintable(lines[1]));
    QVERIFY(lines[1].size() < 160);
    const dialects::Answer answer = open(QUrl(lines[1]));
    QCOMPARE(answer.status, 200);
    QCOMPARE(answer.body, test::png());
    QCOMPARE(answer.contentType, QByteArray("image/png"));
    // For a week, and no longer.
    m_fixture->clock.advance(Millis::days(7));
    QCOMPARE(open(QUrl(lines[1])).status, 200);
    m_fixture->clock.advance(Millis::seconds(1));
    QCOMPARE(open(QUrl(lines[1])).status, 410);
}

void TestSmsWay::linksExpireAndCannotBeMade()
{
    say("I need a label");
    take();
    const auto file = bring(test::png());
    QVERIFY(file);
    const auto directory = m_fixture->engine->directory();
    const Company &company = directory->company(m_fixture->company.id)->company;
    const Timestamp until = m_fixture->clock.now() + Millis::days(1);
    const QUrl link = sms::fileLink(company, file->file.id, until, m_seal);
    // Not before it was sent.
    QCOMPARE(open(link).status, 404);
    const auto session =
        ask<std::optional<Session>>([](store::Readers &readers) { return readers.rows.sessions.byKey({1}); });
    QVERIFY(m_fixture->command<commands::Said>(
        [&](engine::CommandContext &context) {
            return commands::reply(context, m_fixture->company.id, session->id, u"Here"_s, {file->file.id});
        },
        m_fixture->as(m_fixture->marek)));
    QCOMPARE(open(link).status, 200);
    const auto with = [&](const char *name, const QString &value) {
        QUrlQuery query(link);
        query.removeQueryItem(QLatin1String(name));
        if (!value.isNull())
            query.addQueryItem(QLatin1String(name), value);
        QUrl changed = link;
        changed.setQuery(query);
        return changed;
    };
    QCOMPARE(open(with("until", QString::number(until.ms / 1000 + 1))).status, 404);
    QCOMPARE(open(with("until", QString())).status, 404);
    QCOMPARE(open(with("signature", QString())).status, 404);
    QCOMPARE(open(with("signature", u"AAAAAAAAAAAAAAAAAAAAAA"_s)).status, 404);
    const base::Seal another(base::Seal::newKey());
    QCOMPARE(open(sms::fileLink(company, file->file.id, until, another)).status, 404);
    QCOMPARE(open(sms::fileLink(company, u"att_other"_s, until, m_seal)).status, 404);
    Company other = company;
    other.key = u"other"_s;
    QCOMPARE(open(sms::fileLink(other, file->file.id, until, m_seal)).status, 404);
}

void TestSmsWay::filesAreRefusedWhereThereIsNoAccount()
{
    say("I need a label");
    take();
    QVERIFY(bring(test::png()));
    QVERIFY(m_fixture->command<Company>([&](engine::CommandContext &context) {
        return commands::saveConfig(context, m_fixture->company.id, {{u"sms"_s, QJsonObject{{u"enabled"_s, false}}}});
    }));
    const auto refused = bring(test::png());
    QVERIFY(!refused);
    QCOMPARE(refused.error().fault, base::Fault::Conflict);
    QCOMPARE(refused.error().details[u"kind"].toString(), u"noWay"_s);
}

void TestSmsWay::customersAreKnownByTheirNumber_data()
{
    QTest::addColumn<QStringList>("phones");
    QTest::addColumn<QString>("ref");
    const QString number = u"+15550100999"_s;
    QTest::newRow("as the carrier writes it") << QStringList{number} << u"phone-0"_s;
    QTest::newRow("as people write it") << QStringList{u"+1 (555) 010-0999"_s} << u"phone-0"_s;
    QTest::newRow("with dots and 00") << QStringList{u"001.555.010/0999"_s} << u"phone-0"_s;
    QTest::newRow("another number") << QStringList{u"+15550100998"_s} << number;
    QTest::newRow("a number that two share") << QStringList{number, number} << number;
    QTest::newRow("no number") << QStringList{QString()} << number;
}

void TestSmsWay::customersAreKnownByTheirNumber()
{
    QFETCH(const QStringList, phones);
    QVERIFY(m_fixture->command<void>([&](engine::CommandContext &context) -> base::Result<void> {
        for (int i = 0; i < phones.size(); ++i) {
            Customer customer;
            customer.company = m_fixture->company.id;
            customer.ref = u"phone-%1"_s.arg(i);
            customer.name = u"Robin"_s;
            customer.phone = phones[i];
            customer.createdAt = context.now();
            if (const auto id = context.store().customers.upsert(customer); !id)
                return id.error();
        }
        return {};
    }));
    say("Where is my order?");
    const auto session =
        ask<std::optional<Session>>([](store::Readers &readers) { return readers.rows.sessions.byKey({1}); });
    QTEST(session->customerRef, "ref");
    QCOMPARE(session->customer.isSet(), session->customerRef.startsWith(u"phone"));
    QVERIFY(!session->isVerified); // a number can be made up
}

QTEST_GUILESS_MAIN(TestSmsWay)
#include "tst_smsway.moc"
