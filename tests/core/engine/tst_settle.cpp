#include "tests/core/engine/EngineFixture.h"
#include "tests/support/StatementSteps.h"

using namespace tierdesk;
using engine::CommandContext;
using tests::EngineFixture;

namespace {

/// What the writer's queries have cost so far.
qint64 steps(EngineFixture &fixture)
{
    return *fixture.command<qint64>(
        [](CommandContext &context) { return base::Result<qint64>(tests::stepsOf(context.queries().database)); });
}

/// What a message to @p session costs the writer.
qint64 costOfMessage(EngineFixture &fixture, const QString &session)
{
    const qint64 before = steps(fixture);
    const auto outcome = fixture.turn(fixture.message(session, u"Is anybody there?"_s));
    if (!outcome)
        qFatal("%s", qPrintable(outcome.error().message));
    return steps(fixture) - before;
}

/// Begins a conversation of @p customer.
Session begun(EngineFixture &fixture, const QString &customer = u"cust-dana"_s)
{
    return *fixture.command<Session>([&](CommandContext &context) {
        return engine::commands::startSession(context, {.company = fixture.company.id,
                                                        .id = {},
                                                        .customerRef = customer,
                                                        .category = {},
                                                        .metadata = {},
                                                        .previous = {}});
    });
}

/// Brings @p session to the queue of people.
void escalate(EngineFixture &fixture, const Session &session)
{
    const auto done = fixture.command<engine::commands::Escalated>([&](CommandContext &context) {
        return engine::commands::escalate(context,
                                          {.company = fixture.company.id, .sessionId = session.id, .notes = {}});
    });
    if (!done)
        qFatal("%s", qPrintable(done.error().message));
}

void say(EngineFixture &fixture, const Session &session, int count)
{
    const auto said = fixture.command<bool>([&](CommandContext &context) -> base::Result<bool> {
        for (int i = 0; i < count; ++i) {
            Message message;
            message.session = session.key;
            message.at = context.now();
            message.text = u"The tent of order ORD-9876 leaks, message %1."_s.arg(i);
            if (const auto id = context.store().messages.append(message); !id)
                return id.error();
        }
        return true;
    });
    if (!said)
        qFatal("%s", qPrintable(said.error().message));
}

} // namespace

/// What a turn costs the writer does not grow with what stands in the store.
class TestSettle final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aCaseOfPeopleCostsTheSameHoweverLongItIs_data()
    {
        QTest::addColumn<bool>("isHeld");
        QTest::newRow("waiting") << false;
        QTest::newRow("held by an agent") << true;
    }
    void aCaseOfPeopleCostsTheSameHoweverLongItIs()
    {
        QFETCH(const bool, isHeld);
        EngineFixture fixture;
        const Session session = begun(fixture);
        say(fixture, session, 4);
        escalate(fixture, session);
        if (isHeld)
            QVERIFY(fixture.command<Session>(
                [&](CommandContext &context) {
                    return engine::commands::claim(context, fixture.company.id, session.id);
                },
                fixture.as(fixture.marek)));
        (void)costOfMessage(fixture, session.id); // prepares the statements
        const qint64 early = costOfMessage(fixture, session.id);
        say(fixture, session, 396);
        QCOMPARE(costOfMessage(fixture, session.id), early);
    }

    void aPlaceCostsTheSameHoweverManyWait()
    {
        EngineFixture fixture;
        QVERIFY(fixture.command<User>(
            [&](CommandContext &context) {
                return engine::commands::setPresence(context, fixture.marek.id, Presence::Available);
            },
            fixture.as(fixture.marek)));
        for (int i = 0; i < 4; ++i)
            escalate(fixture, begun(fixture));
        const Session last = begun(fixture);
        escalate(fixture, last);
        (void)costOfMessage(fixture, last.id); // reads the queue, once
        const qint64 early = costOfMessage(fixture, last.id);
        for (int i = 0; i < 200; ++i)
            escalate(fixture, begun(fixture));
        QCOMPARE(costOfMessage(fixture, last.id), early);
        const auto outcome = fixture.turn(fixture.message(last.id, u"Hello?"_s));
        QVERIFY(outcome);
        QCOMPARE(outcome->queuePlace, 5);
    }

    void aTurnCostsTheSameHoweverManySessionsTheCustomerHas()
    {
        EngineFixture fixture;
        const Session session = begun(fixture);
        (void)costOfMessage(fixture, session.id);
        const qint64 early = costOfMessage(fixture, session.id);
        for (int i = 0; i < 300; ++i)
            (void)begun(fixture);
        QCOMPARE(costOfMessage(fixture, session.id), early);
    }
};

QTEST_GUILESS_MAIN(TestSettle)
#include "tst_settle.moc"
