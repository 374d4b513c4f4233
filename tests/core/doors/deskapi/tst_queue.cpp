#include "core/doors/deskapi/Sessions.h"

#include <QtTest/QTest>

#include <algorithm>

using namespace tierdesk;
using namespace tierdesk::deskapi;

namespace {

constexpr Timestamp now{1'766'145'600'000};
constexpr UserId me{7}, other{8};

SessionRow atPerson(const char *id)
{
    SessionRow row;
    row.id = QString::fromLatin1(id);
    row.tier = Tier::HumanAgent;
    row.status = Status::Escalated;
    row.waitingSince = now;
    return row;
}

} // namespace

class TestQueue final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void viewsHoldWhatTheyShould_data()
    {
        QTest::addColumn<SessionRow>("row");
        QTest::addColumn<QString>("views");
        SessionRow row = atPerson("s");
        QTest::newRow("nobody's case waits") << row << "waiting";
        row.holder = me;
        QTest::newRow("my case is mine and the team's") << row << "mine team";
        row.holder = other;
        QTest::newRow("a colleague's is the team's") << row << "team";
        row.snoozedUntil = now + Millis{1};
        QTest::newRow("a sleeping one is only snoozed") << row << "snoozed";
        row.snoozedUntil = now;
        QTest::newRow("one that has just woken is where it was") << row << "team";
        row = atPerson("s");
        row.tier = Tier::AiManager;
        QTest::newRow("the AI's is nowhere") << row << "";
        row = atPerson("s");
        row.status = Status::Resolved;
        QTest::newRow("a closed one is nowhere") << row << "";
    }
    void viewsHoldWhatTheyShould()
    {
        QFETCH(SessionRow, row);
        QStringList in;
        for (const auto &[view, name] : Words<QueueView>::table) {
            if (isIn(row, view, me, now))
                in.append(QLatin1String(name));
        }
        QTEST(in.join(u' '), "views");
    }

    void theRiskiestComesFirst_data()
    {
        QTest::addColumn<SessionRow>("riskier");
        QTest::addColumn<SessionRow>("calmer");
        SessionRow a = atPerson("a"), b = atPerson("b");
        b.firstResponseDue = now + Millis::minutes(2);
        QTest::newRow("an SLA that runs before none") << b << a;
        a.firstResponseDue = now - Millis::minutes(1);
        b.priority = Priority::Urgent;
        QTest::newRow("a missed SLA before an urgent case in time") << a << b;
        a.firstResponseDue = b.firstResponseDue;
        QTest::newRow("urgent before normal at the same time") << b << a;
        a.priority = b.priority;
        a.score = -.9;
        QTest::newRow("irate before calm") << a << b;
        a.score = b.score;
        b.waitingSince = now - Millis{1};
        QTest::newRow("the longer wait") << b << a;
        b.waitingSince = a.waitingSince;
        QTest::newRow("the id, so that the order is total") << a << b;
        b.firstResponseAt = now;
        b.resolutionDue = now + Millis::minutes(1);
        QTest::newRow("once answered, the resolution's SLA counts") << b << a;
    }
    void theRiskiestComesFirst()
    {
        QFETCH(SessionRow, riskier);
        QFETCH(SessionRow, calmer);
        QVERIFY(isRiskier(riskier, calmer));
        QVERIFY(!isRiskier(calmer, riskier));
    }
};

QTEST_GUILESS_MAIN(TestQueue)
#include "tst_queue.moc"
