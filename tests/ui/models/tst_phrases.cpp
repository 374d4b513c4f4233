#include "ui/models/Phrases.h"

#include <QtCore/QLocale>
#include <QtCore/QScopeGuard>
#include <QtTest/QTest>

using namespace tierdesk;
using namespace tierdesk::ui;

class PhrasesTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatIsLeftIsReadAtAGlance_data()
    {
        QTest::addColumn<qint64>("seconds");
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("urgency");
        const auto row = [](const char *name, qint64 seconds, const char *text, phrases::Urgency urgency) {
            QTest::newRow(name) << seconds << QString::fromLatin1(text) << static_cast<int>(urgency);
        };
        using phrases::Urgency;
        row("seconds", 48, "0:48", Urgency::Now);
        row("a minute to go is pressing", 60, "1:00", Urgency::Now);
        row("just over a minute", 61, "1:01", Urgency::Soon);
        row("three minutes are soon", 180, "3:00", Urgency::Soon);
        row("four minutes are calm", 243, "4:03", Urgency::Calm);
        row("an hour and five", 3900, "1 h 05", Urgency::Calm);
        row("days", 200'000, "2 d", Urgency::Calm);
        row("over is late, in words", -65, "1:05 overdue", Urgency::Now);
        row("now", 0, "0:00", Urgency::Now);
    }
    void whatIsLeftIsReadAtAGlance()
    {
        QFETCH(qint64, seconds);
        QFETCH(QString, text);
        QFETCH(int, urgency);
        const Timestamp now{1'000'000'000};
        const Timestamp due = now + Millis::seconds(seconds);
        QCOMPARE(phrases::timeLeft(due, now), text);
        QCOMPARE(static_cast<int>(phrases::urgency(due, now)), urgency);
    }

    void percentsAreWrittenAsTheLanguageWritesThem_data()
    {
        QTest::addColumn<QString>("locale");
        QTest::addColumn<QString>("text");
        QTest::newRow("with a point") << u"en_US"_s << u"95.6\u00A0%"_s;
        QTest::newRow("with a comma") << u"de_DE"_s << u"95,6\u00A0%"_s;
        // The translation says how the sign stands; here it is that the whole is read from the right.
        QTest::newRow("from the right") << u"ar_EG"_s << u"\u200F\u0669\u0665\u066B\u0666\u00A0%"_s;
    }
    void percentsAreWrittenAsTheLanguageWritesThem()
    {
        QFETCH(QString, locale);
        const auto restore = qScopeGuard([before = QLocale()] { QLocale::setDefault(before); });
        QLocale::setDefault(QLocale(locale));
        QTEST(phrases::percent(95.6, 1), "text");
    }

    void aSpanHasTheDigitsOfTheLanguage()
    {
        const auto restore = qScopeGuard([before = QLocale()] { QLocale::setDefault(before); });
        QLocale::setDefault(QLocale(u"ar_EG"_s));
        QCOMPARE(phrases::span(Millis::seconds(303)), u"\u0665:\u0660\u0663"_s);
    }

    void withoutALimitNothingIsSaid()
    {
        QCOMPARE(phrases::timeLeft(std::nullopt, Timestamp{5}), QString());
        QCOMPARE(phrases::urgency(std::nullopt, Timestamp{5}), phrases::Urgency::None);
    }

    void aCustomerIsCalledByTheBestThereIs()
    {
        deskapi::SessionRow row;
        QCOMPARE(phrases::customerName(row), u"Unknown customer"_s);
        row.customerRef = u"cust_7"_s;
        QCOMPARE(phrases::customerName(row), u"cust_7"_s);
        row.customerName = u"Dana Whitfield"_s;
        QCOMPARE(phrases::customerName(row), u"Dana Whitfield"_s);
    }

    void withinALineAWordHasTheCapitalThatItsLanguageGivesIt_data()
    {
        QTest::addColumn<QLocale>("locale");
        QTest::addColumn<QString>("text");
        QTest::newRow("English has none") << QLocale(QLocale::English) << u"irate customer"_s;
        QTest::newRow("German has it at nouns") << QLocale(QLocale::German) << u"Irate Customer"_s;
        QTest::newRow("Arabic knows none") << QLocale(QLocale::Arabic) << u"irate customer"_s;
    }
    void withinALineAWordHasTheCapitalThatItsLanguageGivesIt()
    {
        QFETCH(QLocale, locale);
        const auto before = qScopeGuard([old = QLocale()] { QLocale::setDefault(old); });
        QLocale::setDefault(locale);
        QTEST(phrases::withinALine(u"Irate Customer"_s), "text");
    }

    void aSpanHasTheDigitsOfItsReader()
    {
        const auto before = qScopeGuard([old = QLocale()] { QLocale::setDefault(old); });
        QLocale::setDefault(QLocale(QLocale::Arabic, QLocale::Egypt));
        QCOMPARE(phrases::span(Millis::seconds(48)), u"٠:٤٨"_s);
        QCOMPARE(phrases::span(Millis::seconds(700)), u"١١:٤٠"_s);
        QCOMPARE(phrases::span(Millis::seconds(3900)), u"١ h ٠٥"_s);
    }

    void everyWordOfTheDomainHasOneForPeople()
    {
        for (const auto &[value, stored] : Words<Sentiment>::table)
            QVERIFY2(!phrases::text(value).isEmpty(), stored);
        for (const auto &[value, stored] : Words<Reason>::table)
            QVERIFY2(!phrases::text(value).isEmpty(), stored);
        for (const auto &[value, stored] : Words<Channel>::table)
            QVERIFY2(!phrases::text(value).isEmpty(), stored);
        for (const auto &[value, stored] : Words<Category>::table)
            QVERIFY2(!phrases::text(value).isEmpty(), stored);
        for (const auto &[value, stored] : Words<Priority>::table)
            QVERIFY2(!phrases::text(value).isEmpty(), stored);
        for (const auto &[value, stored] : Words<deskapi::QueueView>::table)
            QVERIFY2(!phrases::text(value).isEmpty(), stored);
    }
};

QTEST_GUILESS_MAIN(PhrasesTest)
#include "tst_phrases.moc"
