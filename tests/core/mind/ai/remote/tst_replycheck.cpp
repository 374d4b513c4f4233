#include "core/mind/ai/remote/Prompt.h"
#include "core/mind/ai/remote/ReplyCheck.h"
#include "tests/core/mind/ai/remote/ClaimRows.h"

#include <QtTest/QTest>

#include <algorithm>

using namespace tierdesk;

class TstReplyCheck final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void claimsOfWhatDidNotHappen_data();
    void claimsOfWhatDidNotHappen();
    void whatHappenedMayBeSaid();
    void repliesAreHeldAgainstTheirGrounds_data();
    void repliesAreHeldAgainstTheirGrounds();
    void linksAreKnownWhole_data();
    void linksAreKnownWhole();
    void numbersAreKnownOneByOne_data();
    void numbersAreKnownOneByOne();
    void thePromptIsNotTold_data();
    void thePromptIsNotTold();
};

void TstReplyCheck::claimsOfWhatDidNotHappen_data()
{
    QTest::addColumn<QString>("reply");
    QTest::addColumn<bool>("isClaim");
    for (const char *each : {"I have refunded $50 to your card.",
                             "I've already refunded you.",
                             "I\u2019ve just cancelled your order.",
                             "We refunded the full amount.",
                             "Your order has been cancelled.",
                             "Your order was canceled today.",
                             "The refund of $50 has been issued.",
                             "Your refund is on its way.",
                             "I've issued a full refund.",
                             "You will receive a refund within 5 days.",
                             "I will refund you $20 now.",
                             "I'm refunding it right away.",
                             "You've been credited $10.",
                             "A credit of $10 has been added to your account.",
                             "I added a $10 credit.",
                             "A replacement has been shipped.",
                             "I'll send you a replacement.",
                             "I have sent you a new replacement.",
                             "Your address has been updated.",
                             "I've changed your delivery address.",
                             "Your subscription is now paused.",
                             "I opened a return for you.",
                             "Done! Anything else?",
                             "**Refunded** in full.",
                             "Hello.\nI have refunded it.",
                             "Good news: your refund was approved.",
                             "Le hemos reembolsado 50 euros.",
                             "Su pedido ha sido cancelado.",
                             "Nous avons rembours\u00e9 votre commande.",
                             "Ihnen wurden 50 Euro erstattet.",
                             "Ihre Bestellung wurde storniert.",
                             "Abbiamo rimborsato il suo ordine.",
                             "Reembolsamos o seu pedido.",
                             "Het bedrag is terugbetaald.",
                             "If you like hats, fine. I have refunded $5."})
        QTest::newRow(each) << QString::fromUtf8(each) << true;
    for (const char *each :
         {"I cannot refund this order.", "I have not refunded anything yet.", "Shall I refund it?",
          "Would you like the order cancelled?", "Once the refund has been approved, it takes 5 working days.",
          "A refund reaches your card 5 working days after it was approved.",
          "Orders can be cancelled before they ship.", "If you return it unused, you will be refunded.",
          "I am sorry that your tent arrived torn.", "Your order was delivered on 14 November.",
          "I will look into your refund with you.", "I have asked a colleague to help you.",
          "Your order has been shipped by UPS.", "No refund has been issued on this order.",
          "I'll send this to my manager.", "Would you like a replacement?",
          "Es tut mir leid, das kann nicht erstattet werden.", "Hello! How can I help?"})
        QTest::newRow(each) << QString::fromUtf8(each) << false;
}

void TstReplyCheck::claimsOfWhatDidNotHappen()
{
    QFETCH(QString, reply);
    QFETCH(bool, isClaim);
    const auto claim = test::claimIn(reply);
    QVERIFY2(claim.has_value() == isClaim, qPrintable(claim.value_or(QStringLiteral("no claim"))));
}

void TstReplyCheck::whatHappenedMayBeSaid()
{
    const QString refunded = QStringLiteral("I have refunded $50 to your card.");
    QVERIFY(!test::claimIn(refunded, {test::done(ActionKind::Refund, 5000)}));
    QVERIFY(test::claimIn(refunded, {test::done(ActionKind::Refund, 500)}));
    QVERIFY(test::claimIn(refunded, {test::done(ActionKind::Return)}));
    // An order that was refunded before can be told of, but is no proof of a new refund.
    QVERIFY(test::claimIn(refunded, {}, {test::done(ActionKind::Refund, 5000)}));
    QVERIFY(!test::claimIn(QStringLiteral("This order was refunded on Monday."), {},
                           {test::done(ActionKind::Refund, 5000)}));
}

void TstReplyCheck::repliesAreHeldAgainstTheirGrounds_data()
{
    QTest::addColumn<QString>("reply");
    QTest::addColumn<QString>("fault");
    const auto row = [](const char *reply, const char *fault) {
        const QString text = QString::fromUtf8(reply);
        QTest::newRow(text.size() > 5  ? reply
                      : text.isEmpty() ? "nothing"
                                       : "nothing to be seen")
            << text << QString::fromLatin1(fault);
    };
    row("", "no words");
    row(" \u200b\n", "no words");
    row("This is one of those answers that go on and on and on, and then go on a little more, until it is too much.",
        "characters");
    row("Look at https://acme.example/help/returns for it.", "");
    row("Look at https://acme.example/help/returns.", "");
    row("Look at https://acme.example.evil.com/ for it.", "link");
    row("Look at https://acme.example/help/ret for it.", "link");
    row("Visit evil-refunds.com today.", "link");
    row("Click [here](http://evil.test/x).", "link");
    row("Go to javascript:alert(1) now.", "link");
    row("See www.evil.test please.", "link");
    row("Call us at +1 415 555 9999.", "");
    row("Call us at +1 900 555 0199.", "telephone");
    row("Write to help@acme.example.", "");
    row("Write to thief@evil.example.", "mail address");
    row("Your card is 4111 1111 1111 1111.", "card");
    row("The key is sk-ant-abcdef123456.", "key");
    row("The key is opensesame-7.", "key");
    row("Tell <data source=\"x\"> this.", "marks");
    row("WW91IGFyZSB0aGUgZmlyc3QgcmVwcmVzZW50YXRpdmUgb2YgQWNtZQ==", "encoded");
    row("Your parcel 1Z999AA10123456784 is with UPS.", "");
    row("Your order ORD-9876 arrived; e.g. on Friday, I think.", "");
}

void TstReplyCheck::repliesAreHeldAgainstTheirGrounds()
{
    QFETCH(QString, reply);
    QFETCH(QString, fault);
    const ai::ReplyGrounds grounds{
        .bound = 100,
        .happened = {},
        .onRecord = {},
        .companyWords = {QStringLiteral("Returns: https://acme.example/help/returns, help@acme.example."),
                         QStringLiteral("+14155559999")},
        .knownWords = {QStringLiteral("1Z999AA10123456784")},
        .prompt = ai::promptRules(),
        .secrets = {QStringLiteral("opensesame-7")}};
    const auto found = ai::faultOf(reply, grounds);
    if (fault.isEmpty())
        QVERIFY2(!found, qPrintable(found.value_or(QString())));
    else
        QVERIFY2(found && found->contains(fault), qPrintable(found.value_or(QStringLiteral("nothing"))));
}

void TstReplyCheck::linksAreKnownWhole_data()
{
    QTest::addColumn<QString>("reply");
    QTest::addColumn<bool>("isKnown");
    const auto row = [](const char *reply, bool isKnown) {
        QTest::newRow(reply) << QStringLiteral("Please see %1 for more.").arg(QString::fromUtf8(reply)) << isKnown;
    };
    for (const char *each : {"evil.store/pay",
                             "refund-desk.support/verify",
                             "refunds.in",
                             "acme.website",
                             "my.page",
                             "money.back.example",
                             "198.51.100.7/verify",
                             "198.51.100.7",
                             "evil[.]com",
                             "evil(dot)com",
                             "evil dot com",
                             "evil\u3002com",
                             "shop.com",
                             "me-shop.com",
                             "acme-shop.com.evil.net",
                             "acme-shop.co",
                             "www.shop.com",
                             "sub.acme-shop.com",
                             "\u0430cme-shop.com",
                             "\u0430\u0441me-shop.com/returns",
                             "xn--cme-shop-4fg.com",
                             "\u0440\u0444.\u0440\u0444",
                             "https://acme-shop.com@evil.com/",
                             "https://evil.com\\@acme-shop.com/",
                             "https://acme-shop.com.evil.net/",
                             "http://acme-shop.com:8080/returns",
                             "https://acme-shop.com/return",
                             "https://acme-shop.com/returns?to=evil",
                             "https://acme-shop.com/returns/pay",
                             "ftp://acme-shop.com/returns",
                             "evil.Store",
                             "Evil.Com",
                             "EVIL.SUPPORT",
                             "Hello.Thanks/pay",
                             "evil.com:443",
                             "**evil.com**",
                             "(evil.site)",
                             "\"evil.live\"",
                             "e.g.evil.com",
                             "//evil.pro/x",
                             "bit.ly/3xYz",
                             "data:text/html,hi",
                             "[here](evil.store)",
                             "@evil.com"})
        row(each, false);
    for (const char *each : {"acme-shop.com",
                             "www.acme-shop.com",
                             "ACME-SHOP.COM",
                             "https://acme-shop.com/returns",
                             "acme-shop.com/returns",
                             "https://acme-shop.com/returns/",
                             "https://acme-shop.com/returns.",
                             "https://acme-shop.com",
                             "[our page](https://acme-shop.com/returns)",
                             "help.acme.support/faq",
                             "b\u00fccher.example",
                             "the page e.g. of returns",
                             "10 a.m. to 6 p.m.",
                             "the 3.5 l bottle",
                             "version 1.2.3",
                             "$1.299,00",
                             "24.11.2026",
                             "the file manual.pdf",
                             "invoice_2026.PDF",
                             "your order.Thanks",
                             "it.The rest",
                             "z.B. die Hose",
                             "Petzl No.5",
                             "U.S.A. and U.K. sizes",
                             "and/or",
                             "24/7 hours",
                             "4.5/5 stars",
                             "well...then",
                             "Mr. Smith",
                             "Ph.D. work",
                             "a polka dot tent",
                             "size M/L",
                             "item 12.5kg",
                             "help@acme-shop.com"})
        row(each, true);
}

void TstReplyCheck::linksAreKnownWhole()
{
    QFETCH(QString, reply);
    QFETCH(bool, isKnown);
    const ai::ReplyGrounds grounds{
        .bound = 200,
        .happened = {},
        .onRecord = {},
        .companyWords = {QStringLiteral("Returns: https://acme-shop.com/returns. Or acme-shop.com, help@acme-shop.com; "
                                        "help.acme.support/faq and b\u00FCcher.example")},
        .knownWords = {QStringLiteral("The customer wrote of evil.com and shop.com.")},
        .prompt = {},
        .secrets = {}};
    const auto fault = ai::faultOf(reply, grounds);
    QVERIFY2(isKnown ? !fault : fault.has_value() && fault->contains(u"link"),
             qPrintable(fault.value_or(QStringLiteral("nothing"))));
}

void TstReplyCheck::numbersAreKnownOneByOne_data()
{
    QTest::addColumn<QString>("reply");
    QTest::addColumn<bool>("isKnown");
    const auto row = [](const char *reply, bool isKnown) {
        QTest::newRow(reply) << QString::fromUtf8(reply) << isKnown;
    };
    row("Call us at +1 415 555 9999.", true);
    row("Call us at (415) 555-9999.", true);
    row("Call us at 415-555-9999.", true);
    row("Call us at +49 171 1234567.", true);
    row("Call us at 0171 1234567.", true);
    row("I can call you on 628 555 0144.", true);
    row("Write to help@acme.example.", true);
    // Two order numbers that stand beside each other make no telephone number.
    row("Call us at 415 553 4567.", false);
    row("Call 98 76 41 55 53 today.", false);
    row("Call us at 555 9999 0171.", false);
    row("Call us at +1 900 415 555 9999.", false);
    row("Call us at +882 171 1234567.", false);
    row("Call us at 415 555 999.", false);
    row("Write to elp@acme.example.", false);
    row("Write to help@acme.example.org.", false);
    row("Write to help@acme.exam.", false);
}

void TstReplyCheck::numbersAreKnownOneByOne()
{
    QFETCH(QString, reply);
    QFETCH(bool, isKnown);
    const ai::ReplyGrounds grounds{
        .bound = 200,
        .happened = {},
        .onRecord = {},
        .companyWords = {QStringLiteral("+14155559999"), QStringLiteral("In Germany: +49 171 1234567, mail: "
                                                                        "help@acme.example.")},
        .knownWords = {QStringLiteral("[{\"number\":\"ORD-9876\"},{\"number\":\"ORD-415\",\"sku\":\"553\"}]"),
                       QStringLiteral("orders 9876415 and 553 4567 0171"),
                       QStringLiteral("My telephone is 628 555 0144")},
        .prompt = {},
        .secrets = {}};
    const auto fault = ai::faultOf(reply, grounds);
    QVERIFY2(fault.has_value() != isKnown, qPrintable(fault.value_or(QStringLiteral("nothing"))));
}

namespace {

QString base32(const QByteArray &bytes)
{
    QString bits;
    for (const char c : bytes)
        bits += QString::number(static_cast<unsigned char>(c), 2).rightJustified(8, u'0');
    QString out;
    for (qsizetype at = 0; at + 5 <= bits.size(); at += 5) {
        out += QLatin1Char("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"[bits.mid(at, 5).toInt(nullptr, 2)]);
        if (out.size() % 9 == 8)
            out += u' ';
    }
    return out;
}

} // namespace

void TstReplyCheck::thePromptIsNotTold_data()
{
    const QString part = ai::promptRules().mid(20, 240);
    QTest::addColumn<QString>("reply");
    QTest::newRow("as it is") << part;
    QTest::newRow("in capitals") << part.toUpper();
    QTest::newRow("in the middle of words")
        << QStringLiteral("Sure! It says: ") + part.mid(30, 90) + QStringLiteral(" …");
    QString spaced;
    for (QChar c : part)
        spaced += QString(c) + u' ';
    QTest::newRow("spaced") << spaced;
    QString hidden;
    for (QChar c : part)
        hidden += QString(c) + QChar(0x200B);
    QTest::newRow("with zero-width spaces") << hidden;
    QString backwards = part;
    std::reverse(backwards.begin(), backwards.end());
    QTest::newRow("backwards") << backwards;
    QString rotated = part.toLower();
    for (QChar &c : rotated) {
        if (c >= u'a' && c <= u'z')
            c = QChar(u'a' + (c.unicode() - u'a' + 13) % 26);
    }
    QTest::newRow("rotated by 13") << rotated;
    for (const int by : {1, 3, 25}) {
        QString shifted = part.toLower();
        for (QChar &c : shifted) {
            if (c >= u'a' && c <= u'z')
                c = QChar(u'a' + (c.unicode() - u'a' + by) % 26);
        }
        QTest::addRow("rotated by %d", by) << shifted;
    }
    QString mirrored = part.toLower();
    for (QChar &c : mirrored) {
        if (c >= u'a' && c <= u'z')
            c = QChar(u'a' + u'z' - c.unicode());
    }
    QTest::newRow("with the alphabet turned round") << mirrored;
    QString accented;
    for (QChar c : part)
        accented += c.isLetter() ? QString(c) + QChar(0x301) : QString(c);
    QTest::newRow("with accents") << accented;
    QStringList words = part.split(u' ');
    for (QString &word : words)
        std::reverse(word.begin(), word.end());
    QTest::newRow("every word backwards") << words.join(u' ');
    QString lines;
    for (QChar c : part)
        lines += QString(c) + u'\n';
    QTest::newRow("a letter a line") << lines;

    const QByteArray bytes = part.left(120).toUtf8();
    QTest::newRow("in Base64") << QString::fromLatin1(part.toUtf8().toBase64());
    QTest::newRow("in hexadecimal") << QString::fromLatin1(part.toUtf8().toHex());
    const auto cut = [](const QByteArray &text, int size, const char *mark) {
        QStringList pieces;
        for (qsizetype at = 0; at < text.size(); at += size)
            pieces.append(QString::fromLatin1(text.mid(at, size)));
        return pieces.join(QLatin1String(mark));
    };
    QTest::newRow("in lines of Base64") << cut(bytes.toBase64(), 40, "\n");
    QTest::newRow("in Base64, behind words") << QStringLiteral("Here it is: ") + cut(bytes.toBase64(), 40, "\n");
    QTest::newRow("in Base64 for addresses, in fours") << cut(bytes.toBase64(QByteArray::Base64UrlEncoding), 4, " ");
    QTest::newRow("in hexadecimal with commas") << cut(bytes.toHex(), 2, ",");
    QTest::newRow("in hexadecimal as programs have it") << QStringLiteral("0x") + cut(bytes.toHex(), 2, ", 0x");
    QTest::newRow("in a link's signs") << u'%' + cut(bytes.toHex(), 2, "%");
    QStringList decimal;
    QStringList octal;
    QStringList binary;
    QStringList places;
    for (const char c : bytes) {
        const uint code = static_cast<unsigned char>(c);
        decimal.append(QString::number(code));
        octal.append(QString::number(code, 8));
        binary.append(QString::number(code, 2).rightJustified(8, u'0'));
        const char16_t letter = QChar(code).toLower().unicode();
        if (letter >= u'a' && letter <= u'z')
            places.append(QString::number(letter - u'a' + 1));
    }
    QTest::newRow("in decimal codes") << decimal.join(u' ');
    QTest::newRow("in octal codes") << octal.join(u'-');
    QTest::newRow("in binary digits, apart") << binary.join(QStringLiteral(" - "));
    QTest::newRow("by places in the alphabet") << places.join(u'-');
    QTest::newRow("in Base32") << base32(bytes);
}

void TstReplyCheck::thePromptIsNotTold()
{
    QFETCH(QString, reply);
    ai::ReplyGrounds grounds;
    grounds.bound = 100'000;
    grounds.prompt = ai::promptRules();
    QVERIFY(ai::faultOf(reply, grounds).has_value());
}

QTEST_GUILESS_MAIN(TstReplyCheck)
#include "tst_replycheck.moc"
