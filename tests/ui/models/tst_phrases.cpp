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
        QTest::newRow("with a point") << QStringLiteral("en_US") << QStringLiteral("95.6\u00A0%");
        QTest::newRow("with a comma") << QStringLiteral("de_DE") << QStringLiteral("95,6\u00A0%");
        // The translation says how the sign stands; here it is that the whole is read from the right.
        QTest::newRow("from the right") << QStringLiteral("ar_EG")
                                        << QStringLiteral("\u200F\u0669\u0665\u066B\u0666\u00A0%");
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
        QLocale::setDefault(QLocale(QStringLiteral("ar_EG")));
        QCOMPARE(phrases::span(Millis::seconds(303)), QStringLiteral("\u0665:\u0660\u0663"));
    }

    void withoutALimitNothingIsSaid()
    {
        QCOMPARE(phrases::timeLeft(std::nullopt, Timestamp{5}), QString());
        QCOMPARE(phrases::urgency(std::nullopt, Timestamp{5}), phrases::Urgency::None);
    }

    void aCustomerIsCalledByTheBestThereIs()
    {
        deskapi::SessionRow row;
        QCOMPARE(phrases::customerName(row), QStringLiteral("Unknown customer"));
        row.customerRef = QStringLiteral("cust_7");
        QCOMPARE(phrases::customerName(row), QStringLiteral("cust_7"));
        row.customerName = QStringLiteral("Dana Whitfield");
        QCOMPARE(phrases::customerName(row), QStringLiteral("Dana Whitfield"));
    }

    void withinALineAWordHasTheCapitalThatItsLanguageGivesIt_data()
    {
        QTest::addColumn<QLocale>("locale");
        QTest::addColumn<QString>("text");
        QTest::newRow("English has none") << QLocale(QLocale::English) << QStringLiteral("irate customer");
        QTest::newRow("German has it at nouns") << QLocale(QLocale::German) << QStringLiteral("Irate Customer");
        QTest::newRow("Arabic knows none") << QLocale(QLocale::Arabic) << QStringLiteral("irate customer");
    }
    void withinALineAWordHasTheCapitalThatItsLanguageGivesIt()
    {
        QFETCH(QLocale, locale);
        const auto before = qScopeGuard([old = QLocale()] { QLocale::setDefault(old); });
        QLocale::setDefault(locale);
        QTEST(phrases::withinALine(QStringLiteral("Irate Customer")), "text");
    }

    void aSpanHasTheDigitsOfItsReader()
    {
        const auto before = qScopeGuard([old = QLocale()] { QLocale::setDefault(old); });
        QLocale::setDefault(QLocale(QLocale::Arabic, QLocale::Egypt));
        QCOMPARE(phrases::span(Millis::seconds(48)), QStringLiteral("٠:٤٨"));
        QCOMPARE(phrases::span(Millis::seconds(700)), QStringLiteral("١١:٤٠"));
        QCOMPARE(phrases::span(Millis::seconds(3900)), QStringLiteral("١ h ٠٥"));
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
