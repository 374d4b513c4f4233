#include "core/net/Transport.h"
#include "tests/support/MailServer.h"
#include "tests/support/RefusingImap.h"

#include <QtTest/QTest>

#include <optional>

using namespace tierdesk;
using base::Fault;

/// Against Debian's postfix and dovecot.
class TestMailCall final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();

    void aMailIsSent();
    void dotsAndLengthArrive();
    void refusalsAreAnswers_data();
    void refusalsAreAnswers();
    void withoutASignInNothingGoesOut();
    void aWrongPasswordIsALogin();
    void whereNobodySignsInThatIsSaid();
    void anUnknownCertificateIsRefused();
    void withoutTlsOnlyHere();
    void lineEndsAreRefused();
    void theMailboxTellsWhereItStands();
    void aMailIsFetched();
    void whatIsNotThereIsNotFound();
    void whatIsRefusedNowMayComeLater();
    void aLongMailIsCut();
    void anotherValidityIsTold();
    void nobodyListening();

private:
    base::Result<net::Response> send(net::MailCall call, bool isTrusting = true)
    {
        std::optional<base::Result<net::Response>> result;
        (isTrusting ? *m_transport : *m_wary).send(std::move(call), this, [&](base::Result<net::Response> told) {
            result = std::move(told);
        });
        if (!QTest::qWaitFor([&] { return result.has_value(); }, 60'000))
            return base::fail(Fault::Internal, u"never told"_s);
        return std::move(*result);
    }
    [[nodiscard]] net::MailCall mailTo(const QByteArray &receiver, const QByteArray &text = "Hello") const
    {
        net::MailCall call;
        call.url = QUrl(u"smtp://localhost:%1/acme.example"_s.arg(m_server->smtpPort()));
        call.user = "support@acme.example";
        call.password = tests::MailServer::Password;
        call.sender = "support@acme.example";
        call.receivers = {receiver};
        call.message = "From: support@acme.example\r\nSubject: x\r\n\r\n" + text + "\r\n";
        return call;
    }
    [[nodiscard]] net::MailCall ask(const QString &path, const QByteArray &command = {}) const
    {
        net::MailCall call;
        call.url = QUrl(u"imaps://localhost:%1/"_s.arg(m_server->imapsPort()) + path);
        call.user = "luis@example.com";
        call.password = tests::MailServer::Password;
        call.command = command;
        return call;
    }
    /// A mail may be a moment old before its server has noticed it.
    [[nodiscard]] QString uidOf(const QByteArray &subject)
    {
        QByteArray last;
        const bool isFound = QTest::qWaitFor(
            [&] {
                const auto found = send(ask(u"INBOX"_s, "UID SEARCH SUBJECT " + subject));
                last = found ? found->body.trimmed().split(' ').last() : QByteArray();
                return last.toInt() > 0;
            },
            30'000);
        return isFound ? QString::fromLatin1(last) : QString();
    }
    static QString reason(const base::Result<net::Response> &result)
    {
        return result ? u"answered %1"_s.arg(result->status) : result.error().details[u"reason"].toString();
    }

    std::unique_ptr<tests::MailServer> m_server;
    std::unique_ptr<net::Transport> m_transport; ///< knows the server's certificate
    std::unique_ptr<net::Transport> m_wary;      ///< knows the system's only
};

void TestMailCall::initTestCase()
{
    if (const QString missing = tests::MailServer::missing(); !missing.isEmpty())
        QSKIP(qPrintable(missing));
    m_server = std::make_unique<tests::MailServer>();
    const QString failure = m_server->start();
    QVERIFY2(failure.isEmpty(), qPrintable(failure));
    net::TransportSettings settings;
    settings.authorities = m_server->certificate();
    m_transport = std::make_unique<net::Transport>(settings);
    m_wary = std::make_unique<net::Transport>();
}

void TestMailCall::cleanupTestCase()
{
    m_transport.reset();
    m_wary.reset();
    m_server.reset();
}

void TestMailCall::aMailIsSent()
{
    const auto sent = send(mailTo("luis@example.com", "My boots"));
    QVERIFY2(sent, sent ? "" : qPrintable(sent.error().message));
    QCOMPARE(sent->status, 250);
    QTRY_COMPARE_WITH_TIMEOUT(m_server->mails(u"luis@example.com"_s).size(), 1, 30'000);
    QVERIFY(m_server->mails(u"luis@example.com"_s).first().contains("My boots"));
}

void TestMailCall::dotsAndLengthArrive()
{
    const QByteArray text = ".\r\n..a\r\n." + QByteArray("0123456789\r\n").repeated(50'000) + ".\r\nend";
    QCOMPARE(reason(send(mailTo("long@example.com", text))), u"answered 250"_s);
    QTRY_COMPARE_WITH_TIMEOUT(m_server->mails(u"long@example.com"_s).size(), 1, 30'000);
    QByteArray arrived = m_server->mails(u"long@example.com"_s).first();
    QVERIFY(arrived.endsWith(QByteArray(text).replace("\r\n", "\n") + '\n'));
}

void TestMailCall::refusalsAreAnswers_data()
{
    QTest::addColumn<QByteArray>("receiver");
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("line");
    QTest::newRow("later") << QByteArray("later@example.com") << 450 << QByteArray("450 4.2.1");
    QTest::newRow("never") << QByteArray("never@example.com") << 550 << QByteArray("550 5.1.1");
}

void TestMailCall::refusalsAreAnswers()
{
    QFETCH(QByteArray, receiver);
    const auto sent = send(mailTo(receiver));
    QVERIFY2(sent, sent ? "" : qPrintable(sent.error().message));
    QTEST(sent->status, "status");
    QFETCH(QByteArray, line);
    QVERIFY2(!sent->lines.isEmpty() && sent->lines.last().startsWith(line), sent->lines.join('\n').constData());
}

void TestMailCall::withoutASignInNothingGoesOut()
{
    net::MailCall call = mailTo("luis@example.com");
    call.user.clear();
    call.password.clear();
    const auto sent = send(call);
    QVERIFY(sent);
    QVERIFY2(sent->status >= 500, sent->lines.join('\n').constData());
}

void TestMailCall::aWrongPasswordIsALogin()
{
    net::MailCall call = mailTo("luis@example.com");
    call.password = "wrong";
    const auto sent = send(call);
    QVERIFY(sent);
    QCOMPARE(sent->status, 535);
    net::MailCall look = ask({}, "STATUS INBOX (UIDNEXT)");
    look.password = "wrong";
    const auto looked = send(look);
    QCOMPARE(reason(looked), u"login"_s);
    // In words for people, with the server's own behind them.
    QVERIFY2(looked.error().message.startsWith(u"%1: NO "_s.arg(net::SignInRefused)),
             qPrintable(looked.error().message));
}

void TestMailCall::whereNobodySignsInThatIsSaid()
{
    tests::RefusingImap server; // knows no way to sign in
    net::MailCall call;
    call.url = QUrl(u"imap://127.0.0.1:%1/"_s.arg(server.serverPort()));
    call.requiresTls = false;
    call.user = "luis@example.com";
    call.password = "x";
    call.command = "STATUS INBOX (UIDNEXT)";
    const auto looked = send(call);
    QVERIFY(!looked);
    QCOMPARE(reason(looked), u"login"_s);
    QCOMPARE(looked.error().message, u"the server offers no way to sign in that is known here"_s);
}

void TestMailCall::anUnknownCertificateIsRefused()
{
    QCOMPARE(reason(send(mailTo("luis@example.com"), false)), u"tls"_s);
    QCOMPARE(reason(send(ask({}, "STATUS INBOX (UIDNEXT)"), false)), u"tls"_s);
}

void TestMailCall::withoutTlsOnlyHere()
{
    net::MailCall call = mailTo("luis@example.com");
    call.requiresTls = false;
    call.url.setHost(u"mail.example.com"_s);
    auto refused = send(call);
    QVERIFY(!refused);
    QCOMPARE(refused.error().fault, Fault::Forbidden);
    call.requiresTls = true;
    call.url.setHost(u"10.0.0.1"_s);
    refused = send(call);
    QVERIFY(!refused);
    QCOMPARE(refused.error().fault, Fault::Forbidden);
    call.url = QUrl(u"ftp://mail.example.com/"_s);
    QVERIFY(!send(call));
}

void TestMailCall::lineEndsAreRefused()
{
    const auto isRefused = [this](const net::MailCall &call) {
        const auto sent = send(call);
        return !sent && sent.error().fault == Fault::InvalidInput;
    };
    QVERIFY(isRefused(mailTo("luis@example.com>\r\nRCPT TO:<other@example.com")));
    net::MailCall call = mailTo("luis@example.com");
    call.sender = "a@b\r\nDATA";
    QVERIFY(isRefused(call));
    QVERIFY(isRefused(ask({}, "STATUS INBOX (UIDNEXT)\r\nA1 DELETE INBOX")));
}

void TestMailCall::theMailboxTellsWhereItStands()
{
    m_server->put(u"luis@example.com"_s, "From: a@b.example\n\none\n");
    const auto status = send(ask({}, "STATUS INBOX (UIDVALIDITY UIDNEXT)"));
    QVERIFY2(status, status ? "" : qPrintable(status.error().message));
    QVERIFY2(status->body.contains("UIDVALIDITY ") && status->body.contains("UIDNEXT "), status->body.constData());
    const auto found = send(ask(u"INBOX"_s, "UID SEARCH UID 1:*"));
    QVERIFY2(found, found ? "" : qPrintable(found.error().message));
    QVERIFY2(found->body.contains("* SEARCH 1"), found->body.constData());
}

void TestMailCall::aMailIsFetched()
{
    const QByteArray mail = "From: a@b.example\nSubject: fetched\n\nbody {3}\n) A001 OK\n";
    m_server->put(u"luis@example.com"_s, mail);
    const auto fetched = send(ask(u"INBOX/;UID="_s + uidOf("fetched")));
    QVERIFY2(fetched, fetched ? "" : qPrintable(fetched.error().message));
    QCOMPARE(QByteArray(fetched->body).replace("\r\n", "\n"), mail);
}

void TestMailCall::whatIsNotThereIsNotFound()
{
    const auto fetched = send(ask(u"INBOX/;UID=4000000"_s));
    QVERIFY(!fetched);
    QCOMPARE(fetched.error().fault, Fault::NotFound);
}

void TestMailCall::whatIsRefusedNowMayComeLater()
{
    tests::RefusingImap server;
    server.mails = {"Subject: locked\r\n\r\nx\r\n"};
    net::MailCall call;
    call.url = QUrl(u"imap://127.0.0.1:%1/INBOX/;UID=1"_s.arg(server.serverPort()));
    call.requiresTls = false;
    const auto refused = send(call);
    QVERIFY(!refused);
    QCOMPARE(refused.error().fault, Fault::Unavailable);
    QCOMPARE(refused.error().message, u"NO [UNAVAILABLE] come again"_s);
    server.isRefusing = false;
    const auto given = send(call);
    QVERIFY2(given, given ? "" : qPrintable(given.error().message));
    QCOMPARE(given->body, server.mails.first());
}

void TestMailCall::aLongMailIsCut()
{
    m_server->put(u"luis@example.com"_s, "Subject: longest\n\n" + QByteArray("0123456789\n").repeated(100'000));
    const QString uid = uidOf("longest");
    const auto whole = send(ask(u"INBOX/;UID="_s + uid));
    QVERIFY(!whole);
    QCOMPARE(whole.error().fault, Fault::TooLarge);
    const auto begin = send(ask(u"INBOX/;UID=%1/;PARTIAL=0.5000"_s.arg(uid)));
    QVERIFY2(begin, begin ? "" : qPrintable(begin.error().message));
    QCOMPARE(begin->body.size(), 5000);
}

void TestMailCall::anotherValidityIsTold()
{
    QVERIFY(!send(ask(u"INBOX;UIDVALIDITY=1/;UID=1"_s)));
}

void TestMailCall::nobodyListening()
{
    net::MailCall call = mailTo("luis@example.com");
    call.url.setPort(1);
    QCOMPARE(reason(send(call)), u"connect"_s);
}

QTEST_GUILESS_MAIN(TestMailCall)
#include "tst_mailcall.moc"
