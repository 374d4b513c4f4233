#include "core/mind/policy/Sla.h"

#include <QtTest/QTest>

using namespace tierdesk;

class TestSla final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theTableAsItStarts_data();
    void theTableAsItStarts();
    void theFirstRowThatMatchesDecides();
    void everySetFieldMustMatch();
    void anUnreadMoodMatchesOnlyItself();
    void timeLeftIsSigned();
};

void TestSla::theTableAsItStarts_data()
{
    QTest::addColumn<int>("reason"); // −1 for none
    QTest::addColumn<Sentiment>("sentiment");
    QTest::addColumn<bool>("isVip");
    QTest::addColumn<int>("ageHours");
    QTest::addColumn<Priority>("priority");
    const auto row = [](const char *name, std::optional<Reason> reason, Sentiment sentiment, bool isVip, int hours,
                        Priority priority) {
        QTest::newRow(name) << (reason ? static_cast<int>(*reason) : -1) << sentiment << isVip << hours << priority;
    };
    row("a quiet customer without a reason is normal", {}, Sentiment::Neutral, false, 0, Priority::Normal);
    row("a wish for a person is normal", Reason::CustomerRequest, Sentiment::Satisfied, false, 0, Priority::Normal);
    row("a lawyer is urgent however calmly named", Reason::LegalMention, Sentiment::Neutral, false, 0,
        Priority::Urgent);
    row("a public complaint is urgent", Reason::SocialMediaThreat, Sentiment::Frustrated, false, 0, Priority::Urgent);
    row("irate is urgent", {}, Sentiment::Irate, false, 0, Priority::Urgent);
    row("angry is high", {}, Sentiment::Angry, false, 0, Priority::High);
    row("an angry VIP is urgent", {}, Sentiment::Angry, true, 0, Priority::Urgent);
    row("a VIP is high", Reason::CustomerRequest, Sentiment::Neutral, true, 0, Priority::High);
    row("a refund above all AI is high", Reason::RefundOverThreshold, Sentiment::Neutral, false, 0, Priority::High);
    row("an escalated complaint is high", Reason::EscalatedComplaint, Sentiment::Frustrated, false, 0, Priority::High);
    row("a case of a day is not high yet", {}, Sentiment::Neutral, false, 24, Priority::Normal);
    row("a case of more than a day is high", {}, Sentiment::Neutral, false, 25, Priority::High);
}

void TestSla::theTableAsItStarts()
{
    QFETCH(int, reason);
    QFETCH(Sentiment, sentiment);
    QFETCH(bool, isVip);
    QFETCH(int, ageHours);
    QFETCH(Priority, priority);
    const auto given = reason < 0 ? std::nullopt : std::optional(static_cast<Reason>(reason));
    QCOMPARE(policy::priorityOf(defaultConfig(), given, sentiment, isVip, Millis::hours(ageHours)), priority);
}

void TestSla::theFirstRowThatMatchesDecides()
{
    CompanyConfig config = defaultConfig();
    config.priorities = {{{}, {}, true, {}, Priority::Low}, {{}, {}, {}, {}, Priority::Urgent}};
    QCOMPARE(policy::priorityOf(config, {}, Sentiment::Irate, true, {}), Priority::Low);
    QCOMPARE(policy::priorityOf(config, {}, Sentiment::Irate, false, {}), Priority::Urgent);
    config.priorities.clear();
    QCOMPARE(policy::priorityOf(config, Reason::LegalMention, Sentiment::Irate, true, {}), Priority::Normal);
}

void TestSla::everySetFieldMustMatch()
{
    CompanyConfig config = defaultConfig();
    config.priorities = {{Reason::RepeatContact, Sentiment::Frustrated, false, Millis::minutes(90), Priority::Urgent}};
    const auto priority = [&](Reason reason, Sentiment sentiment, bool isVip, int minutes) {
        return policy::priorityOf(config, reason, sentiment, isVip, Millis::minutes(minutes));
    };
    QCOMPARE(priority(Reason::RepeatContact, Sentiment::Angry, false, 91), Priority::Urgent);
    QCOMPARE(priority(Reason::ComplexIssue, Sentiment::Angry, false, 91), Priority::Normal);
    QCOMPARE(priority(Reason::RepeatContact, Sentiment::Neutral, false, 91), Priority::Normal);
    QCOMPARE(priority(Reason::RepeatContact, Sentiment::Angry, true, 91), Priority::Normal);
    QCOMPARE(priority(Reason::RepeatContact, Sentiment::Angry, false, 90), Priority::Normal);
}

void TestSla::anUnreadMoodMatchesOnlyItself()
{
    CompanyConfig config = defaultConfig();
    config.priorities = {{{}, Sentiment::Happy, {}, {}, Priority::Low},
                         {{}, Sentiment::Unknown, {}, {}, Priority::High}};
    QCOMPARE(policy::priorityOf(config, {}, Sentiment::Irate, false, {}), Priority::Low);
    QCOMPARE(policy::priorityOf(config, {}, Sentiment::Unknown, false, {}), Priority::High);
}

void TestSla::timeLeftIsSigned()
{
    QCOMPARE(policy::timeLeft({5000}, {3000}).count, 2000);
    QCOMPARE(policy::timeLeft({3000}, {5000}).count, -2000);
}

QTEST_GUILESS_MAIN(TestSla)
#include "tst_sla.moc"
