#include "ui/queue/QueueFeed.h"

#include "tests/support/desk/DeskDouble.h"

#include <QtTest/QAbstractItemModelTester>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

#include <memory>

using namespace tierdesk;
using namespace tierdesk::ui;
using client::Connection;
using deskapi::QueueView;

namespace {

class HandClock final : public base::Clock
{
public:
    Timestamp time{1'790'000'000'000};
    [[nodiscard]] Timestamp now() const override { return time; }
};

} // namespace

class QueueFeedTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_desk = std::make_unique<test::DeskDouble>();
        m_desk->now = m_clock.now();
        m_desk->seed(test::designCases(m_clock.now()));
        Connection::Timing timing;
        timing.backoff = {10, 40};
        m_connection = std::make_unique<Connection>(timing);
        m_connection->setServer(m_desk->url());
        m_connection->setToken(m_desk->token);
        m_feed = std::make_unique<QueueFeed>(*m_connection, m_clock);
        for (const auto &[view, name] : Words<QueueView>::table)
            new QAbstractItemModelTester(&m_feed->model(view), QAbstractItemModelTester::FailureReportingMode::QtTest,
                                         m_feed.get());
        m_feed->setMe(m_desk->me.id);
    }
    void cleanup()
    {
        m_feed.reset();
        m_connection.reset();
        m_desk.reset();
    }

    void theStreamFillsTheQueueAndKeepsItTrue()
    {
        start();
        QCOMPARE(ids(QueueView::Waiting).front(), u"sess_8f21"_s);
        QCOMPARE(m_feed->count(QueueView::Waiting), 7);

        auto row = m_desk->row(u"sess_8e07"_s);
        row.holder = UserId{99};
        row.holderName = u"Ines Duarte"_s;
        m_desk->change(row, {u"session.claimed"_s});
        QTRY_COMPARE(m_feed->count(QueueView::Waiting), 6);
        QCOMPARE(ids(QueueView::Team), QStringList{u"sess_8e07"_s});
        QVERIFY(ids(QueueView::Mine).isEmpty());

        row = m_desk->row(u"sess_8e07"_s);
        row.status = Status::Resolved;
        m_desk->change(row, {u"session.resolved"_s});
        QTRY_COMPARE(m_feed->count(QueueView::Team), 0);
        QCOMPARE(m_feed->find(u"sess_8e07"_s)->status, Status::Resolved);
    }

    void whatTheAiHoldsDoesNotComeHere()
    {
        start();
        auto row = test::designCases(m_clock.now()).front();
        row.id = u"sess_ai"_s;
        row.tier = Tier::AiRep;
        m_desk->change(row);
        auto last = m_desk->row(u"sess_8b02"_s);
        last.summary = u"told after it"_s;
        m_desk->change(last);
        QTRY_COMPARE(m_feed->find(u"sess_8b02"_s)->summary, last.summary);
        QVERIFY(!m_feed->find(u"sess_ai"_s));
        QCOMPARE(m_feed->count(QueueView::Waiting), 7);
    }

    void anOlderRowNeverReplacesANewerOne()
    {
        start();
        const auto old = m_desk->row(u"sess_8f21"_s);
        auto claimed = old;
        claimed.holder = m_desk->me.id;
        claimed.version = old.version + 1;
        m_feed->put(claimed);
        QCOMPARE(m_feed->count(QueueView::Mine), 1);
        m_feed->put(old); // an answer that was overtaken
        QCOMPARE(m_feed->count(QueueView::Mine), 1);
        QCOMPARE(m_feed->count(QueueView::Waiting), 6);
    }

    void anOvertakenAnswerDoesNotBringAClosedCaseBack()
    {
        start();
        const auto old = m_desk->row(u"sess_8f21"_s);
        auto closed = old;
        closed.status = Status::Abandoned;
        m_desk->change(closed);
        QTRY_COMPARE(m_feed->count(QueueView::Waiting), 6);
        m_feed->put(old);
        QCOMPARE(m_feed->count(QueueView::Waiting), 6);
    }

    void anEventDuringALoadIsNotLost()
    {
        start();
        m_desk->holdAnswers(true);
        m_feed->load();
        QTRY_COMPARE(m_desk->askedFor(u"/desk/queue"_s), m_asked + 4);
        auto fresh = test::designCases(m_clock.now()).front();
        fresh.id = u"sess_new"_s;
        m_desk->change(fresh, {u"session.escalated"_s});
        QTRY_COMPARE(m_feed->count(QueueView::Waiting), 8);
        QSignalSpy ready(m_feed.get(), &QueueFeed::stateChanged);
        m_desk->holdAnswers(false);
        QTRY_COMPARE(ready.count(), 1);
        QCOMPARE(m_feed->count(QueueView::Waiting), 8);
    }

    void aResetLoadsAnewAndDropsWhatIsGone()
    {
        start();
        m_desk->cutSockets();
        auto gone = m_desk->row(u"sess_8f21"_s);
        gone.tier = Tier::AiManager; // handed back while nobody listened
        m_desk->change(gone);
        m_desk->forgetJournal();
        QTRY_COMPARE(m_feed->count(QueueView::Waiting), 6);
        QVERIFY(!m_feed->model(QueueView::Waiting).indexOf(gone.id).isValid());
    }

    /// Too much was missed to follow as events: who came meanwhile is news all the same, and who was there is not.
    void whoCameWhileTooMuchWasMissedIsTold()
    {
        start();
        QSignalSpy arrived(m_feed.get(), &QueueFeed::caseArrived);
        m_desk->cutSockets();
        m_desk->change(test::waitingCase(u"sess_new"_s, u"Nora Vale"_s, u"Wants a refund"_s, Sentiment::Angry,
                                         Reason::CustomerRequest, m_clock.now() + Millis::seconds(300)),
                       {u"session.escalated"_s});
        m_desk->forgetJournal();
        QTRY_VERIFY(m_feed->model(QueueView::Waiting).indexOf(u"sess_new"_s).isValid());
        QTRY_COMPARE(arrived.size(), 1);
        QCOMPARE(arrived.front().front().toString(), u"sess_new"_s);
        // A mere refresh tells nobody.
        QSignalSpy loaded(m_feed.get(), &QueueFeed::countsChanged);
        m_feed->load();
        QVERIFY(loaded.wait());
        QCOMPARE(arrived.size(), 1);
    }

    /// The queue is asked for anew now and then, and its answer may be there before the event of who came.
    void aListThatOvertakesItsEventTakesNoNewsAway()
    {
        start();
        QSignalSpy arrived(m_feed.get(), &QueueFeed::caseArrived);
        const auto row = test::waitingCase(u"sess_new"_s, u"Nora Vale"_s, u"Wants a refund"_s, Sentiment::Angry,
                                           Reason::CustomerRequest, m_clock.now() + Millis::seconds(300));
        m_desk->seed({row});
        m_feed->load();
        QTRY_VERIFY(m_feed->model(QueueView::Waiting).indexOf(row.id).isValid());
        QCOMPARE(arrived.size(), 0);
        m_desk->change(row, {u"session.escalated"_s});
        QTRY_COMPARE(arrived.size(), 1);
        QCOMPARE(arrived.front().front().toString(), row.id);
    }

    void whatWasMissedInACutArrivesAfterIt()
    {
        start();
        m_desk->cutSockets();
        auto row = m_desk->row(u"sess_8f21"_s);
        row.holder = m_desk->me.id;
        m_desk->change(row);
        QTRY_COMPARE(m_feed->count(QueueView::Mine), 1);
        QCOMPARE(m_desk->askedFor(u"/desk/queue"_s), m_asked); // by events, not by loading anew
    }

    void aSnoozedCaseWakesByTheClockAlone()
    {
        auto row = m_desk->row(u"sess_8f21"_s);
        row.snoozedUntil = m_clock.now() + Millis::minutes(5);
        m_desk->seed({row});
        start();
        QCOMPARE(m_feed->count(QueueView::Snoozed), 1);
        QCOMPARE(m_feed->count(QueueView::Waiting), 6);
        m_clock.time = m_clock.time + Millis::minutes(6);
        m_feed->tick();
        QCOMPARE(m_feed->count(QueueView::Snoozed), 0);
        QCOMPARE(m_feed->count(QueueView::Waiting), 7);
    }

    void theServersClockIsTheOneThatCounts()
    {
        m_desk->now = m_clock.now() + Millis::minutes(2); // ours is late
        start();
        QCOMPARE(m_feed->now(), m_clock.now() + Millis::minutes(2));
        const auto index = m_feed->model(QueueView::Waiting).indexOf(u"sess_8e07"_s);
        QCOMPARE(index.data(QueueModel::TimeLeftRole).toString(), u"0:15"_s);
    }

    void theLongestWaitIsKnown()
    {
        start();
        QCOMPARE(phrases::span(m_feed->oldestWait().value()), u"6:42"_s);
        m_clock.time = m_clock.time + Millis::seconds(3);
        QCOMPARE(phrases::span(m_feed->oldestWait().value()), u"6:45"_s);
    }

    void casesBeyondTheListAreCounted()
    {
        m_desk->beyond.waiting = 600;
        start();
        QCOMPARE(m_feed->count(QueueView::Waiting), 607);
        QCOMPARE(m_feed->model(QueueView::Waiting).rowCount(), 7);
    }

    void aFailedLoadIsAStateOfItsOwn()
    {
        m_desk->failNext(u"/desk/queue"_s, {503, {}, false});
        m_feed->load();
        QTRY_COMPARE(m_feed->state(), QueueFeed::State::Failed);
        QCOMPARE(m_feed->error()->fault, base::Fault::Unavailable);
        m_feed->load();
        QCOMPARE(m_feed->state(), QueueFeed::State::Loading);
        QTRY_COMPARE(m_feed->state(), QueueFeed::State::Ready);
        QVERIFY(!m_feed->error());
    }

    void aFailedRefreshKeepsWhatIsThere()
    {
        start();
        m_desk->failNext(u"/desk/queue"_s, {503, {}, false});
        m_feed->load();
        QTRY_VERIFY(m_feed->error());
        QCOMPARE(m_feed->state(), QueueFeed::State::Ready);
        QCOMPARE(m_feed->count(QueueView::Waiting), 7);
    }

    void whoSignsOutLeavesNothingBehind()
    {
        start();
        m_desk->holdAnswers(true);
        m_feed->load();
        m_feed->clear();
        m_desk->holdAnswers(false);
        QCOMPARE(m_feed->count(QueueView::Waiting), 0);
        QVERIFY(!m_feed->find(u"sess_8f21"_s));
        QCOMPARE(m_feed->state(), QueueFeed::State::Empty);
    }

private:
    void start()
    {
        m_connection->open();
        QTRY_COMPARE(m_feed->state(), QueueFeed::State::Ready);
        QTRY_COMPARE(m_connection->state(), Connection::State::Live);
        m_asked = m_desk->askedFor(u"/desk/queue"_s);
    }
    [[nodiscard]] QStringList ids(QueueView view)
    {
        QStringList found;
        const QueueModel &model = m_feed->model(view);
        for (int row = 0; row < model.rowCount(); ++row)
            found.append(model.row(row).id);
        return found;
    }

    HandClock m_clock;
    std::unique_ptr<test::DeskDouble> m_desk;
    std::unique_ptr<Connection> m_connection;
    std::unique_ptr<QueueFeed> m_feed;
    int m_asked = 0;
};

QTEST_GUILESS_MAIN(QueueFeedTest)
#include "tst_queuefeed.moc"
