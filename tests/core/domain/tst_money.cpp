#include "core/base/Literals.h"
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
    QTest::newRow("dollars have cents") << 312.4 << u"USD"_s << Q_INT64_C(31240);
    QTest::newRow("a sum that no double holds exactly") << 0.29 << u"USD"_s << Q_INT64_C(29);
    QTest::newRow("half a cent goes up") << 0.125 << u"USD"_s << Q_INT64_C(13);
    QTest::newRow("half a cent below zero goes down") << -0.125 << u"USD"_s << Q_INT64_C(-13);
    QTest::newRow("yen have no minor unit") << 1500.0 << u"JPY"_s << Q_INT64_C(1500);
    QTest::newRow("shillings of Uganda have no minor unit") << 1500.0 << u"UGX"_s << Q_INT64_C(1500);
    QTest::newRow("dinars of Iraq have thousandths") << 1.234 << u"IQD"_s << Q_INT64_C(1234);
    QTest::newRow("dinars have thousandths") << 1.234 << u"KWD"_s << Q_INT64_C(1234);
    QTest::newRow("nothing") << 0.0 << u"EUR"_s << Q_INT64_C(0);
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
    QTest::newRow("dollars") << Q_INT64_C(31240) << u"USD"_s << u"$312.40"_s;
    QTest::newRow("euros") << Q_INT64_C(999) << u"EUR"_s << u"€9.99"_s;
    QTest::newRow("pounds below one") << Q_INT64_C(5) << u"GBP"_s << u"£0.05"_s;
    QTest::newRow("yen") << Q_INT64_C(1500) << u"JPY"_s << u"¥1,500"_s;
    QTest::newRow("francs") << Q_INT64_C(2000) << u"CHF"_s << u"CHF 20.00"_s;
    QTest::newRow("dinars") << Q_INT64_C(1234) << u"KWD"_s << u"KWD 1.234"_s;
    QTest::newRow("millions") << Q_INT64_C(123456789) << u"USD"_s << u"$1,234,567.89"_s;
    QTest::newRow("below zero") << Q_INT64_C(-31240) << u"USD"_s << u"-$312.40"_s;
    QTest::newRow("the least there is") << std::numeric_limits<qint64>::min() << u"USD"_s
                                        << u"-$92,233,720,368,547,758.08"_s;
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
    QTest::newRow("three capitals") << u"CHF"_s << true;
    QTest::newRow("lower case") << u"chf"_s << false;
    QTest::newRow("two letters") << u"US"_s << false;
    QTest::newRow("four letters") << u"USDT"_s << false;
    QTest::newRow("a digit") << u"U5D"_s << false;
    QTest::newRow("another alphabet") << u"РУБ"_s << false;
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
