#include "core/base/Literals.h"
#include "core/delivery/mail/HtmlText.h"
#include "core/delivery/mail/QuotedReplyStripper.h"

#include <QtTest/QTest>

using namespace Qt::StringLiterals;
using namespace tierdesk::delivery;

class TestQuotedReplyStripper final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void onlyWhatIsNewStays_data();
    void onlyWhatIsNewStays();
    void htmlBecomesLines_data();
    void htmlBecomesLines();
    void longTextsTakeNoTime();
};

void TestQuotedReplyStripper::onlyWhatIsNewStays_data()
{
    QTest::addColumn<QString>("mail");
    QTest::addColumn<QString>("words");
    const auto row = [](const char *name, const char *mail, const char *words) {
        QTest::newRow(name) << QString::fromUtf8(mail) << QString::fromUtf8(words);
    };
    row("plain words", "Where is my order?\r\nIt is late.\r\n", "Where is my order?\nIt is late.");
    row("top posted", "Yes please.\n\nOn Mon, 3 Nov 2026 at 10:12, Acme <s@acme.example> wrote:\n> Refund?\n> Sam\n",
        "Yes please.");
    row("a wrapped attribution",
        "Yes.\n\nOn Mon, 3 Nov 2026 at 10:12, Acme Support\n<s@acme.example> wrote:\n\n> Refund?", "Yes.");
    row("answers between the lines", "> Which size?\n\nL\n\n> Which colour?\n\nblue", "L\n\nblue");
    row("German", "Ja.\n\nAm 03.11.2026 um 10:12 schrieb Acme <s@acme.example>:\n> Erstatten?", "Ja.");
    row("French", "Oui.\n\nLe 3 nov. 2026 à 10:12, Acme <s@acme.example> a écrit :\n> Rembourser ?", "Oui.");
    row("Spanish", "Sí.\n\nEl 3 nov 2026 a las 10:12, Acme (<s@acme.example>) escribió:\n> ¿Reembolso?", "Sí.");
    row("Arabic", "نعم\n\nفي 3 نوفمبر 2026 10:12، Acme <s@acme.example> كتب:\n> استرداد؟", "نعم");
    row("an Outlook's",
        "Refund, please.\n\nFrom: Acme <s@acme.example>\nSent: Monday\nTo: Luis\nSubject: Boots\n\nRefund?",
        "Refund, please.");
    row("an Outlook's with a rule",
        "Refund.\n________________________________\nVon: Acme\nGesendet: Montag\nAn: Luis\nBetreff: "
        "Stiefel\n\nErstatten?",
        "Refund.");
    row("an original message", "Refund.\n\n-----Original Message-----\nFrom: Acme\nRefund or credit?", "Refund.");
    row("a signature", "Thanks!\n-- \nLuis\n+1 555 0100", "Thanks!");
    row("an attribution of nothing", "Thanks\nOn 3 Nov 2026 10:12 Acme <s@acme.example> wrote:\n", "Thanks");
    // What may be the customer's own words is kept.
    row("own words that end alike", "On 3 Nov 2026 at 10:12 your colleague wrote:\nSend it back.\nI did.",
        "On 3 Nov 2026 at 10:12 your colleague wrote:\nSend it back.\nI did.");
    row("a sentence", "This is what he wrote:\n\nNothing.", "This is what he wrote:\n\nNothing.");
    row("one word with a colon", "From: Berlin\nI moved there.", "From: Berlin\nI moved there.");
    row("what is forwarded",
        "See below.\n\n---------- Forwarded message ---------\nFrom: Shop\nDate: x\nTo: y\n\n> Paid",
        "See below.\n\n---------- Forwarded message ---------\nFrom: Shop\nDate: x\nTo: y\n\n> Paid");
    row("nothing but a quotation", "> Refund or credit?\n> Sam\n", "");
    row("many empty lines", "a\n\n\n\n\nb\n\n\n", "a\n\nb");
}

void TestQuotedReplyStripper::onlyWhatIsNewStays()
{
    QFETCH(QString, mail);
    QTEST(withoutQuotedReply(mail), "words");
}

void TestQuotedReplyStripper::htmlBecomesLines_data()
{
    QTest::addColumn<QByteArray>("html");
    QTest::addColumn<QString>("text");
    const auto row = [](const char *name, const char *html, const char *text) {
        QTest::newRow(name) << QByteArray(html) << QString::fromUtf8(text);
    };
    row("paragraphs", "<p>Hello</p><p>My <b>boots</b> are torn.</p>", "Hello\nMy boots are torn.\n");
    row("breaks", "one<br>two<br/>three", "one\ntwo\nthree\n");
    row("entities", "<p>5 &lt; 6 &amp; &euro;7&nbsp;&uuml;</p>", "5 < 6 & €7 ü\n");
    row("no words",
        "<html><head><title>x</title><style>p{}</style></head><body><script>1<2</script><p>a</p></body></html>", "a\n");
    row("Gmail's quotation", "<div>Yes</div><div class=\"gmail_quote\"><div class=\"gmail_attr\">On Mon</div>old</div>",
        "Yes\n");
    row("a quotation",
        "<p>Yes</p><blockquote type=\"cite\"><p>old<blockquote>older</blockquote></p></blockquote><p>no</p>",
        "Yes\nno\n");
    row("what is hidden", "<p>a</p><div style=\"display:none\">preview</div><p hidden>b</p>", "a\n");
    row("not well-formed", "<p>a<div>b</p></span>c<b>d", "a\nbcd\n");
    row("cells", "<table><tr><td>Order</td><td>9688</td></tr></table>", "Order 9688 \n");
    row("broken bytes", "<p>a\xff\xfe b</p>", "a\uFFFD\uFFFD b\n");
}

void TestQuotedReplyStripper::htmlBecomesLines()
{
    QFETCH(QByteArray, html);
    if (QByteArray(QTest::currentDataTag()) == "broken bytes") {
        // How many marks stand for broken bytes is the parser's own; the words around them are there.
        const QString text = textOfHtml(html);
        QVERIFY2(text.startsWith(u'a'), qPrintable(text));
        return;
    }
    QTEST(textOfHtml(html), "text");
}

void TestQuotedReplyStripper::longTextsTakeNoTime()
{
    // The bound is the test's own time-out: what is quadratic here takes hours.
    const QString words = withoutQuotedReply(u"On On On wrote\n"_s.repeated(200'000));
    QVERIFY(words.size() > 1'000'000);
    QByteArray nested;
    for (int i = 0; i < 100'000; ++i)
        nested += "<div><blockquote>";
    QCOMPARE(textOfHtml(nested + "x").trimmed(), QString());
    QVERIFY(textOfHtml(QByteArray("<p>a</p>").repeated(100'000)).size() >= 200'000);
}

QTEST_GUILESS_MAIN(TestQuotedReplyStripper)
#include "tst_quotedreplystripper.moc"
