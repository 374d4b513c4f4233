#include "core/domain/Money.h"

#include <QtTest/QTest>

#include <cmath>
#include <limits>

using namespace tierdesk;

using Code = std::array<char, 3>;

namespace {

constexpr Code Usd{'U', 'S', 'D'};
constexpr Code Jpy{'J', 'P', 'Y'};
constexpr Code Kwd{'K', 'W', 'D'};

} // namespace

class TestMoney final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsMajorUnits_data();
    void readsMajorUnits();
    void refusesWhatIsNoAmount_data();
    void refusesWhatIsNoAmount();
    void printsForPeople_data();
    void printsForPeople();
    void majorUnitsComeBackExactly();
    void knowsCurrencyCodes_data();
    void knowsCurrencyCodes();
    void addsWithinACurrency();
};

void TestMoney::readsMajorUnits_data()
{
    QTest::addColumn<double>("major");
    QTest::addColumn<QString>("currency");
    QTest::addColumn<qint64>("minor");
    QTest::newRow("dollars have cents") << 312.4 << QStringLiteral("USD") << Q_INT64_C(31240);
    QTest::newRow("a sum that no double holds exactly") << 0.29 << QStringLiteral("USD") << Q_INT64_C(29);
    QTest::newRow("half a cent goes up") << 0.125 << QStringLiteral("USD") << Q_INT64_C(13);
    QTest::newRow("half a cent below zero goes down") << -0.125 << QStringLiteral("USD") << Q_INT64_C(-13);
    QTest::newRow("yen have no minor unit") << 1500.0 << QStringLiteral("JPY") << Q_INT64_C(1500);
    QTest::newRow("shillings of Uganda have no minor unit") << 1500.0 << QStringLiteral("UGX") << Q_INT64_C(1500);
    QTest::newRow("dinars of Iraq have thousandths") << 1.234 << QStringLiteral("IQD") << Q_INT64_C(1234);
    QTest::newRow("dinars have thousandths") << 1.234 << QStringLiteral("KWD") << Q_INT64_C(1234);
    QTest::newRow("nothing") << 0.0 << QStringLiteral("EUR") << Q_INT64_C(0);
}

void TestMoney::readsMajorUnits()
{
    QFETCH(double, major);
    QFETCH(QString, currency);
    QFETCH(qint64, minor);
    const auto amount = moneyFromMajor(major, *currencyFrom(currency));
    QVERIFY(amount);
    QCOMPARE(amount->minor, minor);
    QCOMPARE(amount->code(), currency);
}

void TestMoney::refusesWhatIsNoAmount_data()
{
    QTest::addColumn<double>("major");
    QTest::newRow("not a number") << std::nan("");
    QTest::newRow("infinity") << std::numeric_limits<double>::infinity();
    QTest::newRow("beyond what a double counts") << 1e15;
    QTest::newRow("beyond it below zero") << -1e300;
}

void TestMoney::refusesWhatIsNoAmount()
{
    QFETCH(double, major);
    QVERIFY(!moneyFromMajor(major, Usd));
}

void TestMoney::printsForPeople_data()
{
    QTest::addColumn<qint64>("minor");
    QTest::addColumn<QString>("currency");
    QTest::addColumn<QString>("text");
    QTest::newRow("dollars") << Q_INT64_C(31240) << QStringLiteral("USD") << QStringLiteral("$312.40");
    QTest::newRow("euros") << Q_INT64_C(999) << QStringLiteral("EUR") << QStringLiteral("€9.99");
    QTest::newRow("pounds below one") << Q_INT64_C(5) << QStringLiteral("GBP") << QStringLiteral("£0.05");
    QTest::newRow("yen") << Q_INT64_C(1500) << QStringLiteral("JPY") << QStringLiteral("¥1,500");
    QTest::newRow("francs") << Q_INT64_C(2000) << QStringLiteral("CHF") << QStringLiteral("CHF 20.00");
    QTest::newRow("dinars") << Q_INT64_C(1234) << QStringLiteral("KWD") << QStringLiteral("KWD 1.234");
    QTest::newRow("millions") << Q_INT64_C(123456789) << QStringLiteral("USD") << QStringLiteral("$1,234,567.89");
    QTest::newRow("below zero") << Q_INT64_C(-31240) << QStringLiteral("USD") << QStringLiteral("-$312.40");
    QTest::newRow("the least there is") << std::numeric_limits<qint64>::min() << QStringLiteral("USD")
                                        << QStringLiteral("-$92,233,720,368,547,758.08");
}

void TestMoney::printsForPeople()
{
    QFETCH(qint64, minor);
    QFETCH(QString, currency);
    QFETCH(QString, text);
    QCOMPARE(moneyText({minor, *currencyFrom(currency)}), text);
}

void TestMoney::majorUnitsComeBackExactly()
{
    for (const Code code : {Usd, Jpy, Kwd}) {
        for (qint64 minor : {0LL, 1LL, 29LL, 99LL, 31240LL, 99'999'999'999LL, 1'125'899'906'842'624LL}) {
            const auto back = moneyFromMajor(toMajor({minor, code}), code);
            QVERIFY(back);
            QCOMPARE(back->minor, minor);
        }
    }
}

void TestMoney::knowsCurrencyCodes_data()
{
    QTest::addColumn<QString>("code");
    QTest::addColumn<bool>("isCode");
    QTest::newRow("three capitals") << QStringLiteral("CHF") << true;
    QTest::newRow("lower case") << QStringLiteral("chf") << false;
    QTest::newRow("two letters") << QStringLiteral("US") << false;
    QTest::newRow("four letters") << QStringLiteral("USDT") << false;
    QTest::newRow("a digit") << QStringLiteral("U5D") << false;
    QTest::newRow("another alphabet") << QStringLiteral("РУБ") << false;
    QTest::newRow("nothing") << QString() << false;
}

void TestMoney::knowsCurrencyCodes()
{
    QFETCH(QString, code);
    QFETCH(bool, isCode);
    QCOMPARE(currencyFrom(code).has_value(), isCode);
}

void TestMoney::addsWithinACurrency()
{
    QCOMPARE((Money{150, Usd} + Money{50, Usd}).minor, 200);
    QCOMPARE((Money{150, Usd} - Money{200, Usd}).minor, -50);
    QVERIFY(!(Money{150, Usd} == Money{150, Jpy}));
}

QTEST_GUILESS_MAIN(TestMoney)
#include "tst_money.moc"
