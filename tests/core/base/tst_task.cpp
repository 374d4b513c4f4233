#include "core/base/Task.h"
#include "core/base/ThreadExecutor.h"

#include <QtTest/QTest>

#include <thread>
#include <vector>

using namespace tierdesk::base;

namespace {

/// Counts those that are alive.
struct Traced {
    explicit Traced(int &its)
        : alive(its)
    {
        ++alive;
    }
    Traced(const Traced &other)
        : alive(other.alive)
    {
        ++alive;
    }
    ~Traced() { --alive; }
    Traced &operator=(const Traced &) = delete;
    int &alive;
};

Task<int> doubled(int value)
{
    co_return value * 2;
}

Task<int> summed(int count)
{
    int sum = 0;
    for (int i = 0; i < count; ++i)
        sum += co_await doubled(i);
    co_return sum;
}

Task<int> known()
{
    return 5;
}

Task<int> awaiting(Arrival<int> arrival, Traced)
{
    co_return co_await arrival;
}

Task<> noting(Arrival<int> arrival, Traced, int &noted)
{
    noted = co_await arrival;
}

Task<std::thread::id> whereAfter(Arrival<> arrival)
{
    co_await arrival;
    co_return std::this_thread::get_id();
}

/// A new thread for every step.
class Elsewhere final : public Executor
{
public:
    ~Elsewhere() override
    {
        for (std::thread &each : m_threads)
            each.join();
    }
    void post(std::coroutine_handle<> task) override
    {
        m_threads.emplace_back([task] { task.resume(); });
    }

private:
    std::vector<std::thread> m_threads;
};

struct Places {
    std::thread::id during;
    std::thread::id after;
};

Task<std::thread::id> place()
{
    co_return std::this_thread::get_id();
}

Task<> goAndReturn(Arrival<> arrival, Executor &elsewhere, Places &places)
{
    places.during = co_await place().on(elsewhere);
    co_await arrival;
    places.after = std::this_thread::get_id();
}

Task<> on(Executor &executor, Task<> task)
{
    co_await std::move(task).on(executor);
}

} // namespace

class TestTask final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tasksAwaitTasks();
    void aValueMayHaveArrivedBefore();
    void aValueFromAnotherThreadContinuesOnTheExecutor();
    void everyValueArrivesWhoeverIsFirst();
    void aTaskGoesOnOnItsThread();
    void whatNobodyAwaitsRunsUntilItsEnd();
    void whatHasNotEndedIsDestroyedWithItsGroup();
};

void TestTask::tasksAwaitTasks()
{
    QCOMPARE(wait(summed(1000)), 999'000);
    QCOMPARE(wait(known()), 5);
}

void TestTask::aValueMayHaveArrivedBefore()
{
    int alive = 0;
    const Arrival<int> arrival;
    arrival.set(41);
    QCOMPARE(wait(awaiting(arrival, Traced(alive))), 41);
    QCOMPARE(alive, 0);
}

void TestTask::aValueFromAnotherThreadContinuesOnTheExecutor()
{
    const Arrival<> arrival;
    std::thread other([&] {
        QTest::qSleep(10);
        arrival.set();
    });
    QCOMPARE(wait(whereAfter(arrival)), std::this_thread::get_id());
    other.join();
}

void TestTask::everyValueArrivesWhoeverIsFirst()
{
    int alive = 0;
    for (int i = 0; i < 2000; ++i) {
        const Arrival<int> arrival;
        std::thread other([&arrival, i] { arrival.set(i); });
        const int value = wait(awaiting(arrival, Traced(alive)));
        other.join();
        QCOMPARE(value, i);
    }
    QCOMPARE(alive, 0);
}

void TestTask::aTaskGoesOnOnItsThread()
{
    // Also when its value was there before it asked for it, on a thread that is not its own.
    for (const bool isBefore : {true, false}) {
        QObject here;
        ThreadExecutor executor(&here);
        Elsewhere elsewhere;
        const Arrival<> arrival;
        if (isBefore)
            arrival.set();
        Places places;
        TaskGroup group;
        group.start(on(executor, goAndReturn(arrival, elsewhere, places)));
        if (!isBefore) {
            QTest::qWait(10);
            arrival.set();
        }
        QTRY_COMPARE(places.after, std::this_thread::get_id());
        QVERIFY(places.during != places.after);
    }
}

void TestTask::whatNobodyAwaitsRunsUntilItsEnd()
{
    int alive = 0, noted = 0;
    TaskGroup group;
    const Arrival<int> arrival;
    group.start(noting(arrival, Traced(alive), noted));
    QCOMPARE(alive, 1);
    arrival.set(6);
    QCOMPARE(noted, 6);
    QCOMPARE(alive, 0);
}

void TestTask::whatHasNotEndedIsDestroyedWithItsGroup()
{
    int alive = 0, noted = 0;
    const Arrival<int> arrival;
    {
        TaskGroup group;
        group.start(noting(arrival, Traced(alive), noted));
        QCOMPARE(alive, 1);
    }
    QCOMPARE(alive, 0);
    arrival.set(6); // comes to nobody
    QCOMPARE(noted, 0);
}

QTEST_GUILESS_MAIN(TestTask)
#include "tst_task.moc"
