#include "core/doors/dialects/WaitingLine.h"

#include <QtTest/QTest>

using namespace tierdesk;
using dialects::waitingLine;

namespace {

HumanTierConfig people()
{
    HumanTierConfig config;
    config.hours = QStringLiteral("Mon-Fri 9-17");
    config.escalationPhone = QStringLiteral("+1 555 0100");
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
        row("place and wait in English", "en", true, {QStringLiteral("number 2"), QStringLiteral("4 minutes")});
        row("place and wait in German", "de", true, {QStringLiteral("Nummer 2"), QStringLiteral("4 Minuten")});
        row("hours, phone and a question when nobody is there", "en", false,
            {QStringLiteral("Mon-Fri 9-17"), QStringLiteral("+1 555 0100"), QStringLiteral("reach you")});
        row("the same in Spanish", "es", false,
            {QStringLiteral("Mon-Fri 9-17"), QStringLiteral("+1 555 0100"), QStringLiteral("contactarle")});
        row("English for a language without words", "fi", true, {QStringLiteral("number 2")});
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
        outcome.session.contact = QStringLiteral("dana@example.com");
        QVERIFY(!waitingLine(outcome, people(), false).contains(QStringLiteral("reach you")));
    }
    void aHeldCaseHasNoPlace()
    {
        auto outcome = waiting("en");
        outcome.session.holder = UserId{1};
        outcome.queuePlace = 0;
        QVERIFY(!waitingLine(outcome, people(), true).contains(QStringLiteral("queue")));
    }
    void whatIsNotConfiguredIsNotSaid()
    {
        HumanTierConfig bare;
        bare.hours.clear();
        const QString line = waitingLine(waiting("en"), bare, false);
        QVERIFY2(!line.contains(QStringLiteral("hours")) && !line.contains(QStringLiteral("call")), qPrintable(line));
    }
};

QTEST_GUILESS_MAIN(TestWaitingLine)
#include "tst_waitingline.moc"
