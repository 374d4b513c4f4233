#include "core/delivery/mail/MailAuthentication.h"
#include "core/delivery/mail/MailReader.h"

#include <QtTest/QTest>

using namespace tierdesk;
using namespace tierdesk::delivery;

/// Whose word is taken for who a mail is from: the company's own relay's.
class TestMailAuthentication final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theRelaysWordCounts_data()
    {
        QTest::addColumn<QByteArray>("head");
        QTest::addColumn<bool>("isAuthentic");
        const auto row = [](const char *name, const QByteArray &head, bool isAuthentic) {
            QTest::newRow(name) << head << isAuthentic;
        };
        constexpr const char *From = "From: Dana <dana@example.com>\n";
        const auto with = [From](const char *results) { return QByteArray(results) + From; };
        row("no word at all", with(""), false);
        row("a pass", with("Authentication-Results: mx.acme.example; dmarc=pass header.from=example.com\n"), true);
        row("a pass among others, folded and with comments",
            with("Authentication-Results: mx.acme.example 1;\n dkim=pass (2048 bit; unprotected)\n"
                 "  header.d=example.com header.i=@example.com;\n spf=pass smtp.mailfrom=dana@example.com;\n"
                 "\tdmarc=pass (p=REJECT sp=NONE dis=NONE) header.from=example.com\n"),
            true);
        row("in other letters and blanks",
            with("authentication-results: MX.Acme.example;DMARC = Pass  header.from = Example.COM\n"), true);
        row("with a reason in quotation marks",
            with("Authentication-Results: mx.acme.example; dmarc=pass reason=\"so; dmarc=fail\" "
                 "header.from=example.com\n"),
            true);
        row("header.from as a whole address",
            with("Authentication-Results: mx.acme.example; dmarc=pass header.from=dana@example.com\n"), true);
        row("a failure", with("Authentication-Results: mx.acme.example; dmarc=fail header.from=example.com\n"), false);
        row("none", with("Authentication-Results: mx.acme.example; dmarc=none header.from=example.com\n"), false);
        row("no result", with("Authentication-Results: mx.acme.example; none\n"), false);
        row("other methods alone",
            with("Authentication-Results: mx.acme.example; spf=pass smtp.mailfrom=example.com; dkim=pass "
                 "header.d=example.com\n"),
            false);
        row("a pass of another domain",
            with("Authentication-Results: mx.acme.example; dmarc=pass header.from=evil.example\n"), false);
        row("a pass of a domain that ends alike",
            with("Authentication-Results: mx.acme.example; dmarc=pass header.from=notexample.com\n"), false);
        row("a pass without its domain", with("Authentication-Results: mx.acme.example; dmarc=pass\n"), false);
        row("a pass in a comment",
            with("Authentication-Results: mx.acme.example; dmarc=fail (dmarc=pass header.from=example.com)\n"), false);
        row("a pass in a quoted value",
            with("Authentication-Results: mx.acme.example; spf=pass reason=\"; dmarc=pass header.from=example.com\"\n"),
            false);
        row("a domain in a quoted value, with backslashes",
            with("Authentication-Results: mx.acme.example; dmarc=pass reason=\"x\\ header.from\\=example.com\" "
                 "header.from=evil.example\n"),
            false);
        row("two results of one field",
            with("Authentication-Results: mx.acme.example; dmarc=fail header.from=example.com; dmarc=pass "
                 "header.from=example.com\n"),
            false);
        row("another relay's", with("Authentication-Results: mx.evil.example; dmarc=pass header.from=example.com\n"),
            false);
        row("a relay's whose name begins alike",
            with("Authentication-Results: mx.acme.example.evil.example; dmarc=pass header.from=example.com\n"), false);
        row("a forged one below the relay's",
            with("Authentication-Results: mx.acme.example; dmarc=fail header.from=example.com\n"
                 "Received: from evil.example\n"
                 "Authentication-Results: mx.acme.example; dmarc=pass header.from=example.com\n"),
            false);
        row("a forged one below one without dmarc",
            with("Authentication-Results: mx.acme.example; spf=fail smtp.mailfrom=example.com\n"
                 "Authentication-Results: mx.acme.example; dmarc=pass header.from=example.com\n"),
            false);
        row("the relay's below another's",
            with("Authentication-Results: inner.example; dmarc=pass header.from=other.example\n"
                 "Authentication-Results: mx.acme.example; dmarc=pass header.from=example.com\n"),
            true);
        row("one without an end above it",
            with("Authentication-Results: mx.acme.example; dmarc=fail (\n"
                 "Authentication-Results: mx.acme.example; dmarc=pass header.from=example.com\n"),
            false);
        row("an answer to another address",
            with("Authentication-Results: mx.acme.example; dmarc=pass header.from=example.com\n"
                 "Reply-To: luis@example.com\n"),
            false);
        row("an answer to the same address",
            with("Authentication-Results: mx.acme.example; dmarc=pass header.from=example.com\n"
                 "Reply-To: Dana <DANA@example.com>\n"),
            true);
        row("two authors",
            "Authentication-Results: mx.acme.example; dmarc=pass header.from=example.com\n"
            "From: dana@example.com, eve@evil.example\n",
            false);
        row("two From fields",
            "Authentication-Results: mx.acme.example; dmarc=pass header.from=example.com\n"
            "From: dana@example.com\nFrom: eve@evil.example\n",
            false);
    }
    void theRelaysWordCounts()
    {
        QFETCH(const QByteArray, head);
        QFETCH(const bool, isAuthentic);
        const auto mail = readMail(head + "Subject: Boots\n\nHello\n");
        QVERIFY(mail);
        QCOMPARE(delivery::isAuthentic(*mail, u"mx.acme.example"_s), isAuthentic);
        QVERIFY(!delivery::isAuthentic(*mail, {}));
    }
};

QTEST_APPLESS_MAIN(TestMailAuthentication)
#include "tst_mailauthentication.moc"
