#include "core/mind/ai/remote/ReplyCheck.h"
#include "resources/Resources.h"
#include "tests/claims/Scenario.h"

#include <QtTest/QTest>

using namespace tierdesk;

class TstReplyCheck final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { resources::init(); }
    void whatTheRecordBearsOutMayBeSaid_data();
    void whatTheRecordBearsOutMayBeSaid();
    void whatHappenedMayBeSaid();
    void aFactIsToldInItsOwnWordsOrTheRecords();
    void besideAQuestionNothingIsAsked();
    void repliesAreHeldAgainstTheirGrounds_data();
    void repliesAreHeldAgainstTheirGrounds();
    void linksAreKnownWhole_data();
    void linksAreKnownWhole();
    void numbersAreKnownOneByOne_data();
    void numbersAreKnownOneByOne();

private:
    /// Mara's record (tests/claims) after @p actions.
    [[nodiscard]] static ai::TurnRecord recordOf(const std::vector<Action> &actions = {});
};

ai::TurnRecord TstReplyCheck::recordOf(const std::vector<Action> &actions)
{
    test::ScenarioShop shop;
    Session session;
    session.customer = test::Mara;
    Message message;
    message.text = u"Where are my orders?"_s;
    const Reading reading;
    const Decision decision;
    const ai::TurnContext context{.session = session,
                                  .message = message,
                                  .reading = reading,
                                  .decision = decision,
                                  .config = shop.config,
                                  .customer = &shop.customers.front(),
                                  .history = {},
                                  .actions = actions,
                                  .companyName = {},
                                  .idempotencySeed = {},
                                  .now = test::scenarioDay()};
    test::ShopTools tools(shop, test::Mara, true);
    return {context, tools};
}

void TstReplyCheck::whatTheRecordBearsOutMayBeSaid_data()
{
    QTest::addColumn<QString>("words");
    QTest::addColumn<QString>("fault"); // a part of it; empty: it may be said
    const auto row = [](const char *words, const char *fault) {
        QTest::newRow(words) << QString::fromUtf8(words) << QString::fromUtf8(fault);
    };
    row("Your order ORD-48213 was delivered on 4 May.", "");
    row("ORD-48290 was shipped with UPS on 8 May 2026.", "");
    row("Ihre Bestellung ORD-48213 wurde am 4. Mai zugestellt.", "");
    row("$49.50 has been refunded for the stove.", "");
    row("Standard delivery takes 3 to 5 business days and costs $5.95.", "");
    row("Would you like me to propose a refund?", "");
    row("I am sorry that the tent arrived torn.", "");
    // Of another sum, day or order it is not so.
    row("$289.00 has been refunded for the tent.", "bear out");
    row("$50 has been refunded for the stove.", "\"50\"");
    row("Your order ORD-48213 was delivered on 6 May.", "\"6 May\"");
    row("ORD-48377 was delivered on 4 May.", "bear out");
    row("Your order ORD-48377 has been cancelled.", "bear out");
    row("Your order ORD-48377 has been shipped.", "bear out");
    row("Your order ORD-48377 is being processed.", "");
    row("Your subscription SUB-1001 has been cancelled.", "bear out");
    row("Your subscription SUB-1001 is active.", "bear out");
    row("Your subscription Trail Box is paused.", "");
    row("Your Trail Box subscription is currently active.", "bear out");
    row("Your return number is RET-41877.", "\"RET-41877\"");
    row("The refund will be on your card within 48 hours.", "\"48\"");
    row("I have refunded your order.", "bear out");
    row("Thank you for waiting. Your refund is on its way!", "bear out");
    row("**Refund:** processed", "bear out");
    row("Our billing team has approved the refund.", "bear out");
    row("Su pedido ha sido cancelado.", "bear out");
}

void TstReplyCheck::whatTheRecordBearsOutMayBeSaid()
{
    QFETCH(const QString, words);
    QFETCH(const QString, fault);
    ai::TurnRecord record = recordOf();
    for (const Article &each : test::scenarioArticles())
        record.know(each.body);
    const auto found = ai::faultOf(words, {.record = &record});
    QVERIFY2(fault.isEmpty() ? !found : found && found->reason.contains(fault),
             qPrintable(found ? found->reason : u"nothing"_s));
}

void TstReplyCheck::whatHappenedMayBeSaid()
{
    Action refund;
    refund.request.kind = ActionKind::Refund;
    refund.request.orderNumber = u"ORD-48290"_s;
    refund.request.amount = test::dollars(20);
    refund.state = ActionState::Confirmed;
    const ai::TurnRecord record = recordOf({refund});
    const auto isSaid = [&](const char *words, const char *named = "") {
        return !ai::faultOf(QString::fromUtf8(words), {.record = &record}, QString::fromLatin1(named));
    };
    QVERIFY(isSaid("Your refund of $20.00 has been issued."));
    QVERIFY(isSaid("The $20 will reach your card soon."));
    QVERIFY(isSaid("The $20.00 will be on your card in a few days."));
    QVERIFY(!isSaid("I will refund you the $20."));
    QVERIFY(!isSaid("We are going to refund you another $20.00."));
    QVERIFY(!isSaid("Your refund of $139.95 has been issued."));
    QVERIFY(!isSaid("Your refund has been issued."));
    QVERIFY(!isSaid("Your order ORD-48290 has been cancelled."));
    QVERIFY(!isSaid("$20.00 has been credited to your account.", "ORD-48377"));
    // What the company's system has not confirmed is under way and no more.
    refund.state = ActionState::Pending;
    const ai::TurnRecord pending = recordOf({refund});
    QVERIFY(ai::faultOf(u"Your refund of $20.00 has been issued."_s, {.record = &pending}));
}

void TstReplyCheck::aFactIsToldInItsOwnWordsOrTheRecords()
{
    const ai::TurnRecord record = recordOf();
    const ai::ReplyGrounds grounds{.record = &record};
    const auto told = [&](const char *words, const char *named, const char *language) {
        ai::ReplyFault fault;
        const auto held =
            ai::heldAgainst({ai::Segment::Kind::Fact, QString::fromUtf8(words), QString::fromLatin1(named)}, grounds,
                            QString::fromLatin1(language), &fault);
        return held ? held->words : u"! "_s + fault.reason;
    };
    QCOMPARE(told("It was shipped on 8 May.", "ORD-48290", "en"), u"It was shipped on 8 May."_s);
    QCOMPARE(told("It was delivered yesterday.", "ord-48290", "en"),
             u"Order ORD-48290 has been shipped. Carrier: UPS, tracking number 1Z999AA10123456784. Shipped on "
             "8 May 2026. Expected on 16 May 2026. $139.95 was paid by Visa 4417."_s);
    QCOMPARE(told("Gekündigt!", "SUB-1001", "de"), u"Das Abo SUB-1001 (Trail Box) ist pausiert."_s);
    QVERIFY(told("Your order has been shipped.", "ORD-1", "en").startsWith(u'!'));
}

void TstReplyCheck::besideAQuestionNothingIsAsked()
{
    const ai::TurnRecord record = recordOf();
    const ai::ReplyGrounds grounds{.record = &record, .isBesideQuestion = true};
    for (const char *each :
         {"Shall I close the chat?", "Would you like a replacement instead", "Soll ich den Chat schließen?", "您好吗？",
          "I can also offer you a credit if you like."}) {
        const auto fault = ai::faultOf(QString::fromUtf8(each), grounds);
        QVERIFY2(fault && fault->reason.contains(u"thanks or sympathy"), each);
    }
    QVERIFY(!ai::faultOf(u"I am sorry for the trouble."_s, grounds));
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
        .companyWords = {u"Returns: https://acme.example/help/returns, help@acme.example."_s, u"+14155559999"_s},
        .knownWords = {u"1Z999AA10123456784"_s},
        .secrets = {u"opensesame-7"_s}};
    const auto found = ai::faultOfForm(reply, grounds);
    if (fault.isEmpty())
        QVERIFY2(!found, qPrintable(found.value_or(QString())));
    else
        QVERIFY2(found && found->contains(fault), qPrintable(found.value_or(u"nothing"_s)));
}

void TstReplyCheck::linksAreKnownWhole_data()
{
    QTest::addColumn<QString>("reply");
    QTest::addColumn<bool>("isKnown");
    const auto row = [](const char *reply, bool isKnown) {
        QTest::newRow(reply) << u"Please see %1 for more."_s.arg(QString::fromUtf8(reply)) << isKnown;
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
        .companyWords = {u"Returns: https://acme-shop.com/returns. Or acme-shop.com, help@acme-shop.com; "
                         "help.acme.support/faq and b\u00FCcher.example"_s},
        .knownWords = {u"The customer wrote of evil.com and shop.com."_s},
        .secrets = {}};
    const auto fault = ai::faultOfForm(reply, grounds);
    QVERIFY2(isKnown ? !fault : fault.has_value() && fault->contains(u"link"),
             qPrintable(fault.value_or(u"nothing"_s)));
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
        .companyWords = {u"+14155559999"_s, u"In Germany: +49 171 1234567, mail: "
                                            "help@acme.example."_s},
        .knownWords = {u"[{\"number\":\"ORD-9876\"},{\"number\":\"ORD-415\",\"sku\":\"553\"}]"_s,
                       u"orders 9876415 and 553 4567 0171"_s, u"My telephone is 628 555 0144"_s},
        .secrets = {}};
    const auto fault = ai::faultOfForm(reply, grounds);
    QVERIFY2(fault.has_value() != isKnown, qPrintable(fault.value_or(u"nothing"_s)));
}

QTEST_GUILESS_MAIN(TstReplyCheck)
#include "tst_replycheck.moc"
