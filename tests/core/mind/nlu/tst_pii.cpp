#include "core/mind/nlu/Pii.h"
#include "resources/Resources.h"

#include <QtTest/QtTest>

using namespace tierdesk;

class tst_Pii : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { tierdesk::resources::init(); }
    void masked_data();
    void masked();
    void spansQuoteTheText();
    void oneMegabyteOfDigits();
};

void tst_Pii::masked_data()
{
    QTest::addColumn<QString>("out");
    const auto row = [](const char *in, const char *out) { QTest::newRow(in) << QString::fromUtf8(out); };
    const auto same = [](const char *in) { QTest::newRow(in) << QString::fromUtf8(in); };
    // Cards
    row("my card is 4111111111111111", "my card is [card ending 1111]");
    row("4111 1111 1111 1111", "[card ending 1111]");
    row("4111-1111-1111-1111.", "[card ending 1111].");
    row("5500.0000.0000.0004", "[card ending 0004]");
    row("Amex 3782 822463 10005 please", "Amex [card ending 0005] please");
    row("4222222222222 is 13 digits", "[card ending 2222] is 13 digits");
    row("visa 4111 1111 1111 1111 12/27", "visa [card ending 1111] 12/27");
    row("4111\xC2\xA0"
        "1111\xC2\xA0"
        "1111\xC2\xA0"
        "1111",
        "[card ending 1111]");
    row("\xEF\xBC\x94\xEF\xBC\x91\xEF\xBC\x91\xEF\xBC\x91"
        "111111111111",
        "[card ending 1111]");
    same("4111111111111112 fails Luhn");
    same("ORD-4111111111111111 is an order");
    same("0000000000000000");
    // E-mail
    row("write to jane.doe+shop@example.co.uk, please", "write to [email], please");
    row("<a@b.io>", "<[email]>");
    row("a@b.io and c@d.org", "[email] and [email]");
    same("meet me @ home");
    same("user@localhost");
    same("@handle");
    // IBAN
    row("DE89 3704 0044 0532 0130 00", "[iban]");
    row("iban gb29nwbk60161331926819 thanks", "iban [iban] thanks");
    row("FR1420041010050500013M02606", "[iban]");
    same("DE89 3704 0044 0532 0130 02");
    // Telephones
    row("call +1 (555) 010-9999 now", "call [phone] now");
    row("+442079460958", "[phone]");
    row("0049 171 1234567", "[phone]");
    row("555-123-4567", "[phone]");
    row("(555) 123-4567", "[phone]");
    row("555.123.4567", "[phone]");
    row("1-800-555-0199", "[phone]");
    row("020 7946 0958", "[phone]");
    row("06 12 34 56 78", "[phone]");
    row("my phone number is 5551234567", "my phone number is [phone]");
    row("you can call me at 07700900123", "you can call me at [phone]");
    // Identifiers, dates and amounts are none of these
    same("Order ORD-9876");
    same("order 1234567890");
    same("1234567890");
    same("order number 5551234567");
    same("TKT-2026-000123");
    same("ORD-555-123-4567");
    same("tracking 1Z999AA10123456784");
    same("on 2026-11-21 at 10:30");
    same("21.11.2026");
    same("it cost 1.234.567 or $1,299.00");
    same("invoice #20261121");
    same("between 100 and 200 of 3000 items");
    same("");
}

void tst_Pii::masked()
{
    QFETCH(QString, out);
    QCOMPARE(nlu::maskPii(QString::fromUtf8(QTest::currentDataTag())), out);
}

void tst_Pii::spansQuoteTheText()
{
    const std::string text = "\xC3\xBC"
                             "ber a@b.io und 4111 1111 1111 1111";
    const std::vector<PiiSpan> spans = nlu::findPii(text);
    QCOMPARE(spans.size(), std::size_t{2});
    QCOMPARE(spans[0].kind, PiiSpan::Kind::Email);
    QCOMPARE(text.substr(static_cast<std::size_t>(spans[0].begin), static_cast<std::size_t>(spans[0].length)),
             std::string("a@b.io"));
    QCOMPARE(spans[1].kind, PiiSpan::Kind::Card);
    QCOMPARE(spans[1].length, qsizetype{19});
}

void tst_Pii::oneMegabyteOfDigits()
{
    for (const char *piece : {"4", "4 ", "41-", "@", "a@", "+1", "(", "DE89 ", "x.", "\xD9\xA1"}) {
        std::string text;
        while (text.size() < 1'000'000)
            text += piece;
        qsizetype end = 0;
        for (const PiiSpan &span : nlu::findPii(text)) {
            QVERIFY(span.begin >= end && span.length > 0);
            end = span.begin + span.length;
        }
        QVERIFY(end <= static_cast<qsizetype>(text.size()));
    }
}

QTEST_GUILESS_MAIN(tst_Pii)
#include "tst_pii.moc"
