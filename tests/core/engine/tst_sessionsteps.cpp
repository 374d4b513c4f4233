#include "core/engine/SessionSteps.h"

#include <QtTest/QTest>

#include <array>

namespace tierdesk::tests {

/// The steps that every change of a session is made of.
class TestSessionSteps final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aStatusChangesOnlyAsDocumented();
};

void TestSessionSteps::aStatusChangesOnlyAsDocumented()
{
    constexpr std::array All{Status::Active, Status::WaitingCustomer, Status::Escalated, Status::Resolved,
                             Status::Abandoned};
    int refused = 0;
    for (const Status from : All) {
        for (const Status to : All) {
            Session session;
            session.status = from;
            const auto moved = engine::moveTo(session, to);
            QCOMPARE(moved.has_value(), from == to || canMove(from, to));
            QCOMPARE(session.status, moved ? to : from);
            if (moved)
                continue;
            ++refused;
            QCOMPARE(moved.error().fault, base::Fault::Conflict);
            QVERIFY(moved.error().message.contains(word(from)) && moved.error().message.contains(word(to)));
        }
    }
    QVERIFY(refused > 0);
}

} // namespace tierdesk::tests

QTEST_APPLESS_MAIN(tierdesk::tests::TestSessionSteps)
#include "tst_sessionsteps.moc"
