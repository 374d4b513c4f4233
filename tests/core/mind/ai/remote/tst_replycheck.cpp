#include "core/mind/ai/remote/Prompt.h"
#include "core/mind/ai/remote/ReplyCheck.h"

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
    const auto claim = ai::unfoundedClaim(reply, {}, {});
    QVERIFY2(claim.has_value() == isClaim, qPrintable(claim.value_or(QStringLiteral("no claim"))));
}

void TstReplyCheck::whatHappenedMayBeSaid()
{
    const QString refunded = QStringLiteral("I have refunded $50 to your card.");
    QVERIFY(!ai::unfoundedClaim(refunded, {ActionKind::Refund}, {}));
    QVERIFY(ai::unfoundedClaim(refunded, {ActionKind::Return}, {}));
    // An order that was refunded before can be told of, but is no proof of a new refund.
    QVERIFY(ai::unfoundedClaim(refunded, {}, {ActionKind::Refund}));
    QVERIFY(!ai::unfoundedClaim(QStringLiteral("This order was refunded on Monday."), {}, {ActionKind::Refund}));
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
    QTest::newRow("in Base64") << QString::fromLatin1(part.toUtf8().toBase64());
    QTest::newRow("in hexadecimal") << QString::fromLatin1(part.toUtf8().toHex());
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
