#include "core/doors/dialects/WaitingLine.h"

#include <QtTest/QTest>

using namespace tierdesk;
using dialects::waitingLine;

namespace {

HumanTierConfig people()
{
    HumanTierConfig config;
    config.hours = u"Mon-Fri 9-17"_s;
    config.escalationPhone = u"+1 555 0100"_s;
    return config;
}

engine::TurnOutcome waiting(const char *language)
{
    engine::TurnOutcome outcome;
    outcome.session.tier = Tier::HumanAgent;
    outcome.session.language = QLatin1String(language);
    outcome.isAwaitingHuman = true;
    outcome.queuePlace = 2;
    outcome.expectedWait = Millis::minutes(4);
    return outcome;
}

} // namespace

/// What a customer is told while people have the case.
class TestWaitingLine final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theLineSaysWhatIsToCome_data()
    {
        QTest::addColumn<QString>("language");
        QTest::addColumn<bool>("isStaffed");
        QTest::addColumn<QStringList>("has");
        const auto row = [](const char *name, const char *language, bool isStaffed, const QStringList &has) {
            QTest::newRow(name) << QString::fromLatin1(language) << isStaffed << has;
        };
        row("place and wait in English", "en", true, {u"number 2"_s, u"4 minutes"_s});
        row("place and wait in German", "de", true, {u"Nummer 2"_s, u"4 Minuten"_s});
        row("hours, phone and a question when nobody is there", "en", false,
            {u"Mon-Fri 9-17"_s, u"+1 555 0100"_s, u"reach you"_s});
        row("the same in Spanish", "es", false, {u"Mon-Fri 9-17"_s, u"+1 555 0100"_s, u"contactarle"_s});
        row("English for a language without words", "fi", true, {u"number 2"_s});
    }
    void theLineSaysWhatIsToCome()
    {
        QFETCH(const QString, language);
        QFETCH(const bool, isStaffed);
        QFETCH(const QStringList, has);
        const QString line = waitingLine(waiting(language.toLatin1().constData()), people(), isStaffed);
        for (const QString &part : has)
            QVERIFY2(line.contains(part), qPrintable(line));
        QVERIFY2(!line.contains(u'%'), qPrintable(line));
    }
    void whoHasSaidHowToBeReachedIsNotAskedAgain()
    {
        auto outcome = waiting("en");
        outcome.session.contact = u"dana@example.com"_s;
        QVERIFY(!waitingLine(outcome, people(), false).contains(u"reach you"_s));
    }
    void aHeldCaseHasNoPlace()
    {
        auto outcome = waiting("en");
        outcome.session.holder = UserId{1};
        outcome.queuePlace = 0;
        QVERIFY(!waitingLine(outcome, people(), true).contains(u"queue"_s));
    }
    void whatIsNotConfiguredIsNotSaid()
    {
        HumanTierConfig bare;
        bare.hours.clear();
        const QString line = waitingLine(waiting("en"), bare, false);
        QVERIFY2(!line.contains(u"hours"_s) && !line.contains(u"call"_s), qPrintable(line));
    }
};

QTEST_GUILESS_MAIN(TestWaitingLine)
#include "tst_waitingline.moc"
