#include "tests/core/store/StoreFixture.h"

using namespace tierdesk;
using namespace tierdesk::test;

/// Places that are kept agree with those that are counted, whatever is written or taken back.
class TestQueuePlaces final : public QObject
{
    Q_OBJECT

private:
    static Session waiting(StoreFixture &store, Priority priority, std::optional<qint64> due, qint64 since)
    {
        return store.addSession({1000}, [&](Session &session) {
            session.tier = Tier::HumanAgent;
            session.priority = priority;
            if (due)
                session.firstResponseDue = Timestamp{*due};
            session.waitingSince = Timestamp{since};
        });
    }

private Q_SLOTS:
    void theyAgreeWithTheCount()
    {
        StoreFixture store;
        const store::QueueQueries queue(*store.database);
        store::QueuePlaces &places = store.tables->sessions.places();
        std::vector<Session> all;
        const auto agree = [&] {
            for (const Session &each : all) {
                if (must(places.place(store.company, each.key)) != must(queue.stand(store.company, each.key)).place)
                    return false;
            }
            return true;
        };
        // Some stand there before anybody asks.
        for (int i = 0; i < 20; ++i)
            all.push_back(waiting(store, static_cast<Priority>(i % 4),
                                  i % 3 == 0 ? std::nullopt : std::optional<qint64>(100 - i % 7), i % 5));
        QVERIFY(agree());
        for (int i = 0; i < 20; ++i)
            all.push_back(waiting(store, static_cast<Priority>(i % 4), 95 + i % 9, i % 4));
        QVERIFY(agree());
        const UserId kim = store.addUser(u"kim@example.com"_s, u"Kim"_s);
        const auto change = [&](size_t at, auto what) {
            what(all[at]);
            must(store.tables->sessions.update(all[at]));
        };
        change(3, [&](Session &s) { s.holder = kim; });
        change(4, [](Session &s) { s.snoozedUntil = Timestamp{9}; });
        change(5, [](Session &s) { s.status = Status::Resolved; });
        change(6, [](Session &s) { s.waitingSince.reset(); });
        change(7, [](Session &s) { s.priority = Priority::Urgent; });
        change(8, [](Session &s) { s.firstResponseDue = Timestamp{1}; });
        QVERIFY(agree());
        change(3, [](Session &s) { s.holder = {}; });
        change(5, [](Session &s) { s.status = Status::Active; });
        QVERIFY(agree());
        // Another company's queue is its own.
        const CompanyId other = store.addCompany(u"other"_s);
        QCOMPARE(must(places.place(other, all.front().key)), 1);
    }

    void whatIsTakenBackLeavesNoTrace_data()
    {
        QTest::addColumn<bool>("isSavepoint");
        QTest::addColumn<bool>("isRead");
        for (const bool isRead : {false, true}) {
            QTest::addRow("the transaction, %s", isRead ? "read before" : "read within it") << false << isRead;
            QTest::addRow("one command, %s", isRead ? "read before" : "read within it") << true << isRead;
        }
    }
    void whatIsTakenBackLeavesNoTrace()
    {
        QFETCH(const bool, isSavepoint);
        QFETCH(const bool, isRead);
        StoreFixture store;
        store::QueuePlaces &places = store.tables->sessions.places();
        Session first = waiting(store, Priority::Normal, 10, 1);
        const Session second = waiting(store, Priority::Normal, 20, 2);
        if (isRead)
            QCOMPARE(must(places.place(store.company, second.key)), 2);

        must(store.database->begin());
        if (isSavepoint)
            must(store.database->setSavepoint());
        first.status = Status::Resolved;
        must(store.tables->sessions.update(first));
        (void)waiting(store, Priority::Urgent, 1, 1);
        (void)waiting(store, Priority::Urgent, 2, 1);
        QCOMPARE(must(places.place(store.company, second.key)), 3);
        if (isSavepoint) {
            must(store.database->rollbackToSavepoint());
            must(store.database->commit());
        } else {
            store.database->rollback();
        }
        QCOMPARE(must(places.place(store.company, second.key)), 2);
        QCOMPARE(must(places.place(store.company, first.key)), 1);
    }

    void theMedianWaitFollowsTheClaims()
    {
        StoreFixture store;
        store::QueuePlaces &places = store.tables->sessions.places();
        const UserId kim = store.addUser(u"kim@example.com"_s, u"Kim"_s);
        QCOMPARE(must(places.medianWait(store.company)), std::nullopt);
        std::vector<Session> taken;
        const auto take = [&](qint64 after) {
            Session session = waiting(store, Priority::Normal, 10, 1000);
            store.escalate(session, Reason::CustomerRequest, {1000});
            session.holder = kim;
            session.claimedAt = Timestamp{1000 + after};
            must(store.tables->sessions.update(session));
            taken.push_back(session);
        };
        take(60);
        QCOMPARE(must(places.medianWait(store.company)), Millis{60});
        take(80);
        take(100);
        QCOMPARE(must(places.medianWait(store.company)), Millis{80});
        // Put back into the queue, it was not taken.
        taken[0].holder = {};
        taken[0].claimedAt.reset();
        must(store.tables->sessions.update(taken[0]));
        QCOMPARE(must(places.medianWait(store.company)), Millis{100});
        for (int i = 0; i < 50; ++i)
            take(500 + i);
        QCOMPARE(must(places.medianWait(store.company)), Millis{525});
    }
};

QTEST_GUILESS_MAIN(TestQueuePlaces)
#include "tst_queueplaces.moc"
