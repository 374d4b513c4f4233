#include "core/base/Literals.h"
#include "ui/models/MoneyText.h"

#include <QtTest/QTest>

using namespace tierdesk;
using ui::money::Trouble;

namespace {

std::array<char, 3> currency(const char *code)
{
    return *currencyFrom(QString::fromLatin1(code));
}

} // namespace

class MoneyTextTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anAmountIsReadAsItIsWritten_data()
    {
        QTest::addColumn<QString>("locale");
        QTest::addColumn<QString>("code");
        QTest::addColumn<QString>("text");
        QTest::addColumn<qint64>("minor");
        const auto row = [](const char *name, const char *locale, const char *code, const char *text, qint64 minor) {
            QTest::newRow(name) << QString::fromLatin1(locale) << QString::fromLatin1(code) << QString::fromUtf8(text)
                                << minor;
        };
        row("dollars and cents", "en_US", "USD", "312.40", 31240);
        row("whole dollars", "en_US", "USD", "312", 31200);
        row("one digit of cents", "en_US", "USD", "312.4", 31240);
        row("cents alone", "en_US", "USD", ".05", 5);
        row("with the sign", "en_US", "USD", "$312.40", 31240);
        row("with the code behind", "en_US", "USD", "312.40 usd", 31240);
        row("with groups", "en_US", "USD", "1,312.40", 131240);
        row("in the C locale", "C", "USD", "1,312.40", 131240);
        row("in German", "de_DE", "EUR", "1.312,40 €", 131240);
        row("in French, with a plain space", "fr_FR", "EUR", "1 312,40", 131240);
        row("in Indian groups", "en_IN", "INR", "1,00,000", 10000000);
        row("in Arabic digits", "ar_EG", "USD", "٣١٢٫٤٠", 31240);
        row("yen have no cents", "ja_JP", "JPY", "5000", 5000);
        row("dinars have three digits", "en_US", "KWD", "1.250", 1250);
        row("zeros behind the cents are nothing", "en_US", "USD", "5.100", 510);
    }
    void anAmountIsReadAsItIsWritten()
    {
        QFETCH(QString, locale);
        QFETCH(QString, code);
        QFETCH(QString, text);
        QFETCH(qint64, minor);
        const auto parsed = ui::money::parse(text, *currencyFrom(code), QLocale(locale));
        QCOMPARE(static_cast<int>(parsed.trouble), static_cast<int>(Trouble::None));
        QCOMPARE(parsed.amount.minor, minor);
        QCOMPARE(parsed.amount.code(), code);
    }

    void aFieldHasItsSignWhereATextHasIt_data()
    {
        QTest::addColumn<QString>("locale");
        QTest::addColumn<QString>("code");
        for (const char *locale : {"C", "en_US", "de_DE", "fr_FR", "ar_EG", "ja_JP"}) {
            for (const char *code : {"USD", "EUR", "JPY", "CHF"})
                QTest::addRow("%s, %s", locale, code) << QString::fromLatin1(locale) << QString::fromLatin1(code);
        }
    }
    void aFieldHasItsSignWhereATextHasIt()
    {
        QFETCH(QString, locale);
        QFETCH(QString, code);
        const auto currency = *currencyFrom(code);
        const QLocale told(locale);
        const auto [before, after] = ui::money::affixes(currency, told);
        const qint64 seven = minorDigits(currency) == 0 ? 7 : 700;
        QCOMPARE(before + told.toString(7) + after, ui::money::shortText(Money{seven, currency}, told));
        QVERIFY(!(before + after).trimmed().isEmpty());
    }

    void whatIsNoAmountIsRefusedAndNotGuessed_data()
    {
        QTest::addColumn<QString>("locale");
        QTest::addColumn<QString>("code");
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("trouble");
        const auto row = [](const char *name, const char *locale, const char *code, const char *text, Trouble trouble) {
            QTest::newRow(name) << QString::fromLatin1(locale) << QString::fromLatin1(code) << QString::fromUtf8(text)
                                << static_cast<int>(trouble);
        };
        row("nothing", "en_US", "USD", "  ", Trouble::Empty);
        row("only a sign", "en_US", "USD", "$", Trouble::Empty);
        row("a word", "en_US", "USD", "all", Trouble::NotAnAmount);
        row("a German comma in English", "en_US", "USD", "312,40", Trouble::NotAnAmount);
        row("an English point in German", "de_DE", "EUR", "312.40", Trouble::NotAnAmount);
        row("two points", "en_US", "USD", "3.1.2", Trouble::NotAnAmount);
        row("a sum", "en_US", "USD", "5+5", Trouble::NotAnAmount);
        row("an exponent", "en_US", "USD", "1e3", Trouble::NotAnAmount);
        row("a point alone", "en_US", "USD", ".", Trouble::NotAnAmount);
        row("a tenth of a cent", "en_US", "USD", "5.001", Trouble::TooFine);
        row("half a yen", "ja_JP", "JPY", "5.5", Trouble::TooFine);
        row("zero", "en_US", "USD", "0.00", Trouble::NotPositive);
        row("less than nothing", "en_US", "USD", "-5", Trouble::NotPositive);
        row("more than there is", "en_US", "USD", "99999999999999999999", Trouble::TooLarge);
        row("another currency", "en_US", "USD", "€5", Trouble::NotAnAmount);
    }
    void whatIsNoAmountIsRefusedAndNotGuessed()
    {
        QFETCH(QString, locale);
        QFETCH(QString, code);
        QFETCH(QString, text);
        QFETCH(int, trouble);
        const auto parsed = ui::money::parse(text, *currencyFrom(code), QLocale(locale));
        QCOMPARE(static_cast<int>(parsed.trouble), trouble);
        QVERIFY(!ui::money::words(parsed.trouble, *currencyFrom(code), QLocale(locale)).isEmpty());
    }

    void anAmountIsShownAsPeopleReadIt_data()
    {
        QTest::addColumn<QString>("locale");
        QTest::addColumn<QString>("code");
        QTest::addColumn<qint64>("minor");
        QTest::addColumn<QString>("whole");
        QTest::addColumn<QString>("brief");
        const auto row = [](const char *name, const char *locale, const char *code, qint64 minor, const char *whole,
                            const char *brief) {
            QTest::newRow(name) << QString::fromLatin1(locale) << QString::fromLatin1(code) << minor
                                << QString::fromUtf8(whole) << QString::fromUtf8(brief);
        };
        row("cents are kept", "C", "USD", 31240, "$312.40", "$312.40");
        row("a whole sum may go without", "C", "USD", 100000, "$1,000.00", "$1,000");
        row("nothing", "C", "USD", 0, "$0.00", "$0");
        row("one cent", "C", "USD", 1, "$0.01", "$0.01");
        row("below nothing", "C", "USD", -31240, "-$312.40", "-$312.40");
        row("a number of ones", "C", "USD", 111100, "$1,111.00", "$1,111");
        row("yen", "C", "JPY", 5000, "¥5,000", "¥5,000");
        row("a code", "C", "CHF", 2000, "CHF\u00A020.00", "CHF\u00A020");
        row("in German", "de_DE", "EUR", 131240, "1.312,40\u00A0€", "1.312,40\u00A0€");
        row("beyond what a double keeps", "C", "USD", 900719925474099301, "$9,007,199,254,740,993.01",
            "$9,007,199,254,740,993.01");
    }
    void anAmountIsShownAsPeopleReadIt()
    {
        QFETCH(QString, locale);
        QFETCH(QString, code);
        QFETCH(qint64, minor);
        QFETCH(QString, whole);
        QFETCH(QString, brief);
        const Money amount{minor, *currencyFrom(code)};
        QCOMPARE(ui::money::text(amount, QLocale(locale)), whole);
        QCOMPARE(ui::money::shortText(amount, QLocale(locale)), brief);
    }

    void anAmountRunsAsItsLocaleIsRead()
    {
        const Money amount{31240, currency("USD")};
        QVERIFY(ui::money::text(amount, QLocale(u"ar_EG"_s)).isRightToLeft());
        QVERIFY(!ui::money::text(amount, QLocale(u"en_US"_s)).isRightToLeft());
        QCOMPARE(ui::money::text(amount, QLocale(u"en_US"_s)), u"$312.40"_s);
    }

    void whatIsShownToBeChangedIsReadBack_data()
    {
        QTest::addColumn<QString>("locale");
        for (const char *each : {"C", "en_US", "de_DE", "fr_FR", "ar_EG", "hi_IN", "sv_SE"})
            QTest::newRow(each) << QString::fromLatin1(each);
    }
    void whatIsShownToBeChangedIsReadBack()
    {
        QFETCH(QString, locale);
        const QLocale spoken(locale);
        for (const char *code : {"USD", "JPY", "KWD"}) {
            for (const qint64 minor : {1LL, 99LL, 31240LL, 123456789LL}) {
                const Money amount{minor, currency(code)};
                for (const QString &shown : {ui::money::editText(amount, spoken), ui::money::text(amount, spoken)}) {
                    const auto parsed = ui::money::parse(shown, amount.currency, spoken);
                    QVERIFY2(parsed.trouble == Trouble::None, qPrintable(shown));
                    QCOMPARE(parsed.amount.minor, minor);
                }
            }
        }
    }
};

QTEST_APPLESS_MAIN(MoneyTextTest)
#include "tst_moneytext.moc"
