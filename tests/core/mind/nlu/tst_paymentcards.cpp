#include "core/base/Literals.h"
#include "core/mind/nlu/CardRedaction.h"
#include "core/mind/nlu/PaymentCards.h"
#include "resources/Resources.h"

#include <QtCore/QJsonDocument>
#include <QtTest/QtTest>

using namespace tierdesk;

class tst_PaymentCards : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { tierdesk::resources::init(); }
    void redacted_data();
    void redacted();
    void everyLengthOfACard();
    void staysAsItIsTheSecondTime();
    void json();
    void aMegabyteOfAnything();
};

void tst_PaymentCards::redacted_data()
{
    QTest::addColumn<QString>("out");
    const auto row = [](const char *in, const char *out) { QTest::newRow(in) << QString::fromUtf8(out); };
    const auto same = [](const char *in) { QTest::newRow(in) << QString::fromUtf8(in); };
    const char *hidden = "•••• •••• •••• 4242";

    // How people write them
    row("4242424242424242", hidden);
    row("4242 4242 4242 4242", hidden);
    row("4242-4242-4242-4242", hidden);
    row("4242.4242.4242.4242", hidden);
    row("4242 4242  4242 4242", hidden);
    row("4242 - 4242 - 4242 - 4242", hidden);
    row("42 42 42 42 42 42 42 42", hidden);
    row("4 2 4 2 4 2 4 2 4 2 4 2 4 2 4 2", hidden);
    row("4242\n4242\n4242\n4242", hidden);
    row("4242\u00A04242\u00A04242\u00A04242", hidden);
    row("4242\u202F4242\u20094242\u30004242", hidden);
    row("4242–4242—4242\u22124242", hidden);
    row("4242·4242·4242·4242", hidden);
    row("4\u200B242\u200D4242\uFEFF4242\u20604242", hidden);
    row("4242 \u200B4242 \u200B4242 \u200B4242", hidden);
    row("4️⃣2️⃣4️⃣2️⃣4️⃣2️⃣4️⃣2️⃣4️⃣2️⃣4️⃣2️⃣4️⃣2️⃣4️⃣2️"
        "⃣",
        hidden);
    row("４２４２４２４２４２４２４２４２", hidden);
    row("٤٢٤٢ ٤٢٤٢ ٤٢٤٢ ٤٢٤٢", hidden);
    row("۴۲۴۲۴۲۴۲۴۲۴۲۴۲۴۲", hidden);
    row("४२४२ ४२४२ ४२४२ ४२४२", hidden);
    row("𝟒𝟐𝟒𝟐 𝟒𝟐𝟒𝟐 𝟒𝟐𝟒𝟐 𝟒𝟐𝟒𝟐", hidden);

    // In sentences
    row("my card is 4242424242424242.", "my card is •••• •••• •••• 4242.");
    row("(4242424242424242)", "(•••• •••• •••• 4242)");
    row("card:4242424242424242,exp 12/27", "card:•••• •••• •••• 4242,exp 12/27");
    row("visa4242424242424242", "visa•••• •••• •••• 4242");
    row("VISA-4242424242424242", "VISA-•••• •••• •••• 4242");
    row("number4242424242424242", "number•••• •••• •••• 4242");
    row("我的卡号是4242424242424242谢谢", "我的卡号是•••• •••• •••• 4242谢谢");
    row("charge order ORD-9876 to 4242424242424242", "charge order ORD-9876 to •••• •••• •••• 4242");
    row("for order 12345 use card 4242424242424242", "for order 12345 use card •••• •••• •••• 4242");
    row("so 4242424242424242 is it", "so •••• •••• •••• 4242 is it");
    row("I have 2 cards: 4242424242424242 and 5555555555554444",
        "I have 2 cards: •••• •••• •••• 4242 and •••• •••• •••• 4444");
    row("4242 4242 4242 4242 5555 5555 5555 4444", "•••• •••• •••• 4242 •••• •••• •••• 4444");
    row("order number 4242 4242 4242 4242", "order number •••• •••• •••• 4242"); // printed as only cards are
    row("grüße an 4242424242424242 😀", "grüße an •••• •••• •••• 4242 😀");

    // Issuers and lengths
    row("378282246310005", "•••• •••• •••• 0005");
    row("3782 822463 10005", "•••• •••• •••• 0005");
    row("3056 930902 5904", "•••• •••• •••• 5904");
    row("6011111111111117", "•••• •••• •••• 1117");
    row("3566002020360505", "•••• •••• •••• 0505");
    row("2223003122003222", "•••• •••• •••• 3222");
    row("6200000000000005", "•••• •••• •••• 0005");
    row("4222222222222", "•••• •••• •••• 2222");
    row("6759649826438453", "•••• •••• •••• 8453");
    row("501800000009", "•••• •••• •••• 0009");
    row("2200000000000004", "•••• •••• •••• 0004");
    row("4000 0000 0000 0000 006", "•••• •••• •••• 0006");

    // What a card is not
    same("4242424242424241 fails Luhn");
    same("0000000000000000");
    same("order 4242424242424242");
    same("Order number: 4242424242424242");
    same("my order number is 4242424242424242");
    same("order #4242424242424242");
    same("ORD-4242424242424242");
    same("AB4242424242424242");
    same("ord4242424242424242");
    same("sess_4242424242424242");
    same("tracking number 4242424242424242");
    same("Sendungsnummer 4242424242424242");
    same("invoice no. 4242424242424242");
    same("serial 378282246310005");
    same("https://example.com/items/4242424242424242");
    same("tracking 1Z999AA10123456784");
    same("9400111899223100001234 is a parcel");
    same("420242424242424242424242");
    same("+4242424242424242");
    same("call +57 300 123 4567");
    same("573001234566");
    same("00491711234567");
    same("DE89 3704 0044 0532 0130 00");
    same("GB29 NWBK 6016 1331 9268 19");
    same("DE68 2105 0170 0012 3456 78");
    same("52.5200065999999, 13.4050000000000");
    same("12.50 14.99 13.20 45.10");
    same("on 2026-11-21 10:30 and 2026-11-22 11:45");
    same("EAN 4006381333931");
    same("4006381333931");
    same("1700000000000");
    same("•••• •••• •••• 4242");
    same("");

    // Security codes
    row("4242424242424242 cvv 123", "•••• •••• •••• 4242 cvv •••");
    row("4242424242424242, CVC: 1234", "•••• •••• •••• 4242, CVC: •••");
    row("4242424242424242 12/27 123", "•••• •••• •••• 4242 12/27 •••");
    row("4242424242424242 exp 12/2027, 123", "•••• •••• •••• 4242 exp 12/2027, •••");
    row("4242424242424242, the security code is 123", "•••• •••• •••• 4242, the security code is •••");
    row("4242424242424242 Prüfziffer 123", "•••• •••• •••• 4242 Prüfziffer •••");
    row("my cvv is 123", "my cvv is •••");
    row("cvv2=987", "cvv2=•••");
    same("the security code of the door is 1234");
    same("4242 cvv 12345");
    same("the cvv is wrong, order 123456");
}

void tst_PaymentCards::redacted()
{
    QFETCH(QString, out);
    QCOMPARE(nlu::redactCards(QString::fromUtf8(QTest::currentDataTag())), out);
}

void tst_PaymentCards::everyLengthOfACard()
{
    // Called a card, a number that passes Luhn is one whatever its length and issuer.
    for (int length = 12; length <= 19; ++length) {
        for (const char first : {'4', '9', '1', '7'}) {
            std::string digits(1, first);
            while (digits.size() < static_cast<std::size_t>(length) - 1)
                digits.push_back(static_cast<char>('0' + digits.size() % 7));
            for (char check = '0'; check <= '9'; ++check) {
                const QString number = QString::fromStdString(digits + check);
                int sum = 0;
                for (qsizetype i = 0; i < number.size(); ++i) {
                    const int digit = number[number.size() - 1 - i].digitValue() * (i % 2 == 0 ? 1 : 2);
                    sum += digit > 9 ? digit - 9 : digit;
                }
                const QString text = u"my card number is "_s + number;
                const QString expected =
                    sum % 10 == 0 ? u"my card number is •••• •••• •••• "_s + number.right(4) : text;
                QCOMPARE(nlu::redactCards(text), expected);
            }
        }
    }
}

void tst_PaymentCards::staysAsItIsTheSecondTime()
{
    const QString once = nlu::redactCards(u"4242 4242 4242 4242 12/27 123, cvv 999, 5555555555554444"_s);
    QCOMPARE(nlu::redactCards(once), once);
}

void tst_PaymentCards::json()
{
    const auto object = [](const char *text) {
        const QJsonDocument json = QJsonDocument::fromJson(text);
        Q_ASSERT(json.isObject());
        return json.object();
    };
    QCOMPARE(
        nlu::redactCards(object(R"({"card":"4242 4242 4242 4242","list":[4242424242424242,{"a":"5555555555554444"}],
        "cvv":"123","cvc":456,"order_id":"4242424242424242","trackingNumber":4242424242424242,"qty":4242,
        "at":1700000000000,"isOn":true,"none":null,"price":42.42,"4242424242424242":"x"})")),
        object(R"({"card":"•••• •••• •••• 4242","list":["•••• •••• •••• 4242",{"a":"•••• •••• •••• 4444"}],
        "cvv":"•••","cvc":"•••","order_id":"4242424242424242","trackingNumber":4242424242424242,"qty":4242,
        "at":1700000000000,"isOn":true,"none":null,"price":42.42,"•••• •••• •••• 4242":"x"})"));
}

void tst_PaymentCards::aMegabyteOfAnything()
{
    for (const char *piece : {"4", "4 ", "42-", "4242 ", "+1", "DE89 ", "x4242424242424242", "cvv 123 ", "٤"}) {
        std::string text;
        while (text.size() < 1'000'000)
            text += piece;
        std::size_t end = 0;
        for (const auto &[begin, length] : nlu::findCards(text)) {
            QVERIFY(begin >= end && length > 0);
            end = begin + length;
        }
        QVERIFY(end <= text.size());
    }
}

QTEST_GUILESS_MAIN(tst_PaymentCards)
#include "tst_paymentcards.moc"
