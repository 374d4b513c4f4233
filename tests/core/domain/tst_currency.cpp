#include "core/domain/Currency.h"

#include "core/domain/Money.h"

#include <QtTest/QTest>

using namespace tierdesk;

class TestCurrency final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void peoplePayWithSomeCodesOnly_data()
    {
        QTest::addColumn<QString>("code");
        QTest::addColumn<bool>("isOne");
        const auto row = [](const char *name, const char *code, bool isOne) {
            QTest::newRow(name) << QString::fromLatin1(code) << isOne;
        };
        row("the first of the list", "AED", true);
        row("the last of the list", "ZWG", true);
        row("dollars", "USD", true);
        row("euros", "EUR", true);
        row("francs of West Africa", "XOF", true);
        row("made up", "XXZ", false);
        row("no currency at all", "XXX", false);
        row("the code for tests", "XTS", false);
        row("gold", "XAU", false);
        row("two neighbours' letters", "EDA", false);
    }
    void peoplePayWithSomeCodesOnly()
    {
        QFETCH(QString, code);
        const auto read = currencyFrom(code);
        QVERIFY(read);
        QTEST(isCurrency(*read), "isOne");
    }
};

QTEST_GUILESS_MAIN(TestCurrency)
#include "tst_currency.moc"
