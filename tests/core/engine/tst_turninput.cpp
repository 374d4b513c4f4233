#include "core/engine/TurnInput.h"

#include "tests/core/store/StoreFixture.h"
#include "tests/support/StatementSteps.h"

using namespace tierdesk;
using namespace tierdesk::test;

namespace {

constexpr Timestamp Now{1'795'000'000'000};

void act(StoreFixture &store, const Session &session, int count)
{
    for (int i = 0; i < count; ++i) {
        Action made;
        made.company = session.company;
        made.session = session.key;
        made.customer = session.customer;
        made.request.kind = ActionKind::Refund;
        made.state = ActionState::Refused;
        made.at = Now;
        must(store.tables->actions.insert(made));
    }
}

} // namespace

/// What a turn is thought from costs no more than a bound, whatever stands in the store.
class TestTurnInput final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aTurnReadsTheSameHoweverMuchThereIs()
    {
        StoreFixture store;
        const CustomerId ada = store.addCustomer(u"c-1"_s, u"Ada"_s);
        const auto open = [&](Session &session) { session.customer = ada; };
        const Session session = store.addSession(Now, open);
        for (int i = 0; i < 150; ++i)
            (void)store.addSession(Now, open);
        for (int i = 0; i < 40; ++i)
            store.say(session, u"message %1"_s.arg(i));
        act(store, session, 60);

        engine::CompanyEntry entry;
        entry.company = *must(store.tables->companies.byId(store.company));
        store::Readers readers(*store.database);
        const auto costOf = [&] {
            const qint64 before = tests::stepsOf(*store.database);
            engine::TurnRequest request;
            request.company = store.company;
            request.sessionId = session.id;
            const auto input = engine::gather(readers, request, entry, Now);
            if (!input)
                qFatal("%s", qPrintable(input.error().message));
            return tests::stepsOf(*store.database) - before;
        };
        (void)costOf();
        const qint64 early = costOf();
        for (int i = 0; i < 850; ++i)
            (void)store.addSession(Now, open);
        for (int i = 0; i < 360; ++i)
            store.say(session, u"message %1"_s.arg(i));
        act(store, session, 140);
        QCOMPARE(costOf(), early);
    }
};

QTEST_GUILESS_MAIN(TestTurnInput)
#include "tst_turninput.moc"
