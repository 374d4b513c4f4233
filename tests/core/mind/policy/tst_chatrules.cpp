#include "core/mind/policy/Escalation.h"

#include <QtTest/QTest>

using namespace tierdesk;

/// The keywords of the chat document, which count at its door alone (docs/chat.md, "When it escalates").
class TestChatRules final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keywordsAreAPersonsAtTheChatDoor_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("isUrgent");
        QTest::addColumn<bool>("escalations");
        QTest::addColumn<bool>("hasPeople");
        QTest::newRow("urgent") << u"This is urgent, where is my order?"_s << true << true << true;
        QTest::newRow("emergency") << u"An EMERGENCY!"_s << true << true << true;
        QTest::newRow("not urgent") << u"Not urgent: where is my order?"_s << false << false << true;
        QTest::newRow("complaint") << u"I have a complaint."_s << false << true << true;
        QTest::newRow("part of a word") << u"Uncomplaintive, that is me."_s << false << false << true;
        QTest::newRow("the company's own, calmly") << u"What is your lawyer's name?"_s << false << true << true;
        QTest::newRow("none") << u"Where is my order?"_s << false << false << true;
        QTest::newRow("nobody but the manager") << u"I have a complaint."_s << false << true << false;
    }
    void keywordsAreAPersonsAtTheChatDoor()
    {
        QFETCH(const QString, text);
        QFETCH(const bool, isUrgent);
        QFETCH(const bool, escalations);
        QFETCH(const bool, hasPeople);
        Session session;
        session.createdAt = {1'766'145'600'000};
        session.door = Door::Chat;
        Reading reading;
        reading.category = {Category::Shipping, .9};
        if (isUrgent)
            reading.triggers.push_back(Trigger::Urgent);
        CompanyConfig config = defaultConfig();
        config.irate.triggerKeywords = {u"lawyer"_s};
        config.humanAgent.isEnabled = hasPeople;
        const auto decide = [&] {
            return policy::decide({.session = session,
                                   .reading = reading,
                                   .text = text,
                                   .config = config,
                                   .now = session.createdAt + Millis::minutes(1)});
        };

        const Decision decision = decide();
        QCOMPARE(decision.escalateTo.has_value(), escalations);
        QCOMPARE(decision.has(Reason::CustomerRequest), escalations);
        if (escalations)
            QCOMPARE(*decision.escalateTo, hasPeople ? Tier::HumanAgent : Tier::AiManager);

        session.door = Door::Cs;
        QVERIFY(!decide().escalateTo);
    }
};

QTEST_GUILESS_MAIN(TestChatRules)
#include "tst_chatrules.moc"
