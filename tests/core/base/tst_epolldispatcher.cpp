#include "core/base/EpollDispatcher.h"

#include <QtCore/QEventLoop>
#include <QtCore/QSocketNotifier>
#include <QtCore/QThread>
#include <QtCore/QTimer>
#include <QtNetwork/QTcpServer>
#include <QtNetwork/QTcpSocket>
#include <QtTest/QTest>

#include <atomic>
#include <future>
#include <thread>

#include <sys/socket.h>
#include <unistd.h>

using namespace tierdesk;

namespace {

/// A thread with such a loop.
class Looped final
{
public:
    Looped()
    {
        m_thread.setEventDispatcher(new base::EpollDispatcher);
        m_thread.start();
        m_inside.moveToThread(&m_thread);
    }
    ~Looped()
    {
        m_thread.quit();
        m_thread.wait();
    }

    /// Runs @p work there, and gives what it gives.
    template<class Work>
    auto run(Work work)
    {
        std::packaged_task<decltype(work())()> task(std::move(work));
        auto result = task.get_future();
        QMetaObject::invokeMethod(
            &m_inside, [&task] { task(); }, Qt::BlockingQueuedConnection);
        return result.get();
    }
    QObject *inside() { return &m_inside; }
    QThread *thread() { return &m_thread; }

private:
    QThread m_thread;
    QObject m_inside;
};

struct Pair {
    Pair() { ::socketpair(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0, ends); }
    ~Pair()
    {
        for (const int each : ends)
            ::close(each);
    }
    int ends[2] = {-1, -1};
};

void drain(int descriptor)
{
    char buffer[64];
    while (::read(descriptor, buffer, sizeof buffer) > 0) {
    }
}

} // namespace

class TestEpollDispatcher final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatIsPostedHappensInOrder();
    void nothingPostedFromManyThreadsIsLost();
    void itSleepsWhileNothingHappens();
    void aTimerFiresAtItsTimeAndNoSooner();
    void aTimerRepeatsUntilItIsStopped();
    void aTimerOfZeroStarvesNobody();
    void whatIsKnownOfTimers();
    void aTimersHandlerMayRunALoopOfItsOwn();
    void aNotifierSpeaksAsLongAsThereIsSomething();
    void aNotifierThatIsOffKeepsSilentUntilItIsOn();
    void whoseEndIsGoneIsTold();
    void aHandlerMayTakeAwayAnothersNotifier();
    void aNumberMayBeUsedAgainForAnotherSocket();
    void socketsMayBeLeftOut();
    void socketsCarryWhatIsSent();
};

void TestEpollDispatcher::whatIsPostedHappensInOrder()
{
    Looped loop;
    std::vector<int> seen;
    std::promise<void> done;
    QMetaObject::invokeMethod(
        loop.inside(),
        [&] {
            seen.push_back(1);
            QMetaObject::invokeMethod(
                loop.inside(),
                [&] {
                    seen.push_back(3);
                    done.set_value();
                },
                Qt::QueuedConnection);
            seen.push_back(2);
        },
        Qt::QueuedConnection);
    QCOMPARE(done.get_future().wait_for(std::chrono::seconds(20)), std::future_status::ready);
    QCOMPARE(seen, (std::vector<int>{1, 2, 3}));
}

void TestEpollDispatcher::nothingPostedFromManyThreadsIsLost()
{
    constexpr int Threads = 4;
    constexpr int Each = 20'000;
    Looped loop;
    std::atomic<int> seen = 0;
    std::vector<std::thread> posting;
    for (int i = 0; i < Threads; ++i) {
        posting.emplace_back([&] {
            for (int n = 0; n < Each; ++n) {
                QMetaObject::invokeMethod(
                    loop.inside(), [&] { ++seen; }, Qt::QueuedConnection);
                if (n % 64 == 0)
                    std::this_thread::yield(); // so that the loop often falls asleep just now
            }
        });
    }
    for (std::thread &each : posting)
        each.join();
    QTRY_COMPARE(seen.load(), Threads * Each);
    // One at a time, each waking a loop that sleeps.
    for (int n = 0; n < 2'000; ++n)
        QCOMPARE(loop.run([n] { return n; }), n);
}

void TestEpollDispatcher::itSleepsWhileNothingHappens()
{
    Looped loop;
    const Pair pair; // watched, and silent
    std::atomic<int> rounds = 0;
    QSocketNotifier *notifier = loop.run([&] { return new QSocketNotifier(pair.ends[0], QSocketNotifier::Read); });
    loop.run([&] {
        QObject::connect(QAbstractEventDispatcher::instance(), &QAbstractEventDispatcher::aboutToBlock, loop.inside(),
                         [&] { ++rounds; });
    });
    std::promise<void> later;
    loop.run([&] { QTimer::singleShot(200, loop.inside(), [&] { later.set_value(); }); });
    later.get_future().wait();
    const int before = rounds;
    QVERIFY2(before < 20, qPrintable(QString::number(before)));
    loop.run([&] { delete notifier; });
}

void TestEpollDispatcher::aTimerFiresAtItsTimeAndNoSooner()
{
    using Clock = std::chrono::steady_clock;
    Looped loop;
    for (const auto type : {Qt::PreciseTimer, Qt::CoarseTimer}) {
        for (const int wanted : {0, 1, 7, 30}) {
            std::promise<Clock::duration> passed;
            loop.run([&] {
                QTimer::singleShot(std::chrono::milliseconds(wanted), type, loop.inside(),
                                   [&, begun = Clock::now()] { passed.set_value(Clock::now() - begun); });
            });
            QVERIFY(passed.get_future().get() >= std::chrono::milliseconds(wanted));
        }
    }
}

void TestEpollDispatcher::aTimerRepeatsUntilItIsStopped()
{
    Looped loop;
    std::atomic<int> fired = 0;
    auto *timer = loop.run([] { return new QTimer; });
    loop.run([&] {
        QObject::connect(timer, &QTimer::timeout, timer, [&] {
            if (++fired == 5)
                timer->stop();
        });
        timer->start(1);
    });
    QTRY_COMPARE(fired.load(), 5);
    QVERIFY(!loop.run([&] { return timer->isActive(); }));
    // If it still ran, it would be due, and so fire, before this one.
    std::promise<void> later;
    loop.run([&] { QTimer::singleShot(5, loop.inside(), [&] { later.set_value(); }); });
    later.get_future().wait();
    QCOMPARE(fired.load(), 5);
    loop.run([&] {
        timer->start(1); // another of the same object
        return 0;
    });
    QTRY_VERIFY(fired.load() > 5);
    loop.run([&] { delete timer; });
}

void TestEpollDispatcher::aTimerOfZeroStarvesNobody()
{
    Looped loop;
    const Pair pair;
    std::atomic<int> turns = 0;
    std::atomic<bool> isHeard = false;
    std::atomic<bool> isLate = false;
    QObject *things = loop.run([] { return new QObject; });
    loop.run([&] {
        auto *busy = new QTimer(things);
        QObject::connect(busy, &QTimer::timeout, things, [&] { ++turns; });
        busy->start(0);
        QTimer::singleShot(5, things, [&] { isLate = true; });
        auto *notifier = new QSocketNotifier(pair.ends[0], QSocketNotifier::Read, things);
        QObject::connect(notifier, &QSocketNotifier::activated, things, [&] {
            drain(pair.ends[0]);
            isHeard = true;
        });
    });
    QCOMPARE(::write(pair.ends[1], "x", 1), ssize_t(1));
    QTRY_VERIFY(isHeard);
    QTRY_VERIFY(isLate);
    QCOMPARE(loop.run([] { return 7; }), 7);
    QTRY_VERIFY(turns.load() > 10);
    loop.run([&] { delete things; });
}

void TestEpollDispatcher::whatIsKnownOfTimers()
{
    Looped loop;
    loop.run([&] {
        auto *dispatcher = QAbstractEventDispatcher::instance();
        QObject object;
        const int id = object.startTimer(60'000, Qt::CoarseTimer);
        const auto known = dispatcher->registeredTimers(&object);
        QCOMPARE(known.size(), 1);
        QCOMPARE(known.front().timerId, id);
        QCOMPARE(known.front().interval, 60'000);
        QCOMPARE(known.front().timerType, Qt::CoarseTimer);
        QVERIFY(dispatcher->remainingTime(id) > 50'000);
        QVERIFY(dispatcher->remainingTime(id) <= 60'000);
        object.killTimer(id);
        QVERIFY(dispatcher->registeredTimers(&object).isEmpty());
        QCOMPARE(dispatcher->remainingTime(id), -1);
        QVERIFY(!dispatcher->unregisterTimer(id));
    });
}

void TestEpollDispatcher::aTimersHandlerMayRunALoopOfItsOwn()
{
    Looped loop;
    std::atomic<int> entered = 0;
    std::atomic<int> inner = 0;
    std::promise<void> done;
    QObject *things = loop.run([] { return new QObject; });
    loop.run([&] {
        auto *timer = new QTimer(things);
        QObject::connect(timer, &QTimer::timeout, things, [&, timer] {
            if (++entered > 1)
                return;
            QEventLoop nested;
            auto *other = new QTimer(things);
            QObject::connect(other, &QTimer::timeout, things, [&] {
                if (++inner == 5)
                    nested.quit();
            });
            other->start(2);
            nested.exec();
            timer->stop();
            done.set_value();
        });
        timer->start(1);
    });
    done.get_future().wait();
    QCOMPARE(entered.load(), 1); // not within itself
    QVERIFY(inner.load() >= 5);
    loop.run([&] { delete things; });
}

void TestEpollDispatcher::aNotifierSpeaksAsLongAsThereIsSomething()
{
    Looped loop;
    const Pair pair;
    std::atomic<int> times = 0;
    QObject *things = loop.run([] { return new QObject; });
    loop.run([&] {
        auto *notifier = new QSocketNotifier(pair.ends[0], QSocketNotifier::Read, things);
        QObject::connect(notifier, &QSocketNotifier::activated, things, [&] {
            char one = 0;
            if (::read(pair.ends[0], &one, 1) == 1) // one byte each time: the rest is told of again
                ++times;
        });
    });
    QCOMPARE(::write(pair.ends[1], "abcde", 5), ssize_t(5));
    QTRY_COMPARE(times.load(), 5);
    loop.run([&] { delete things; });
}

void TestEpollDispatcher::aNotifierThatIsOffKeepsSilentUntilItIsOn()
{
    Looped loop;
    const Pair pair;
    std::atomic<int> times = 0;
    std::atomic<int> writable = 0;
    QObject *things = loop.run([] { return new QObject; });
    QSocketNotifier *read = nullptr;
    QSocketNotifier *write = nullptr;
    loop.run([&] {
        read = new QSocketNotifier(pair.ends[0], QSocketNotifier::Read, things);
        write = new QSocketNotifier(pair.ends[0], QSocketNotifier::Write, things);
        QObject::connect(read, &QSocketNotifier::activated, things, [&] {
            drain(pair.ends[0]);
            ++times;
        });
        QObject::connect(write, &QSocketNotifier::activated, things, [&] {
            ++writable;
            write->setEnabled(false);
        });
        read->setEnabled(false);
    });
    QTRY_COMPARE(writable.load(), 1);
    QCOMPARE(::write(pair.ends[1], "x", 1), ssize_t(1));
    loop.run([&] { write->setEnabled(true); });
    QTRY_COMPARE(writable.load(), 2);
    QCOMPARE(times.load(), 0);
    loop.run([&] { read->setEnabled(true); });
    QTRY_COMPARE(times.load(), 1);
    loop.run([&] { delete things; });
}

void TestEpollDispatcher::whoseEndIsGoneIsTold()
{
    Looped loop;
    Pair pair;
    std::atomic<bool> isOver = false;
    QObject *things = loop.run([] { return new QObject; });
    loop.run([&] {
        auto *notifier = new QSocketNotifier(pair.ends[0], QSocketNotifier::Read, things);
        QObject::connect(notifier, &QSocketNotifier::activated, things, [&, notifier] {
            char one = 0;
            if (::read(pair.ends[0], &one, 1) == 0) {
                notifier->setEnabled(false);
                isOver = true;
            }
        });
    });
    ::close(std::exchange(pair.ends[1], -1));
    QTRY_VERIFY(isOver);
    loop.run([&] { delete things; });
}

void TestEpollDispatcher::aHandlerMayTakeAwayAnothersNotifier()
{
    Looped loop;
    const Pair first;
    const Pair second;
    std::atomic<int> told = 0;
    QObject *things = loop.run([] { return new QObject; });
    // Both are ready before the loop looks: whichever is told first takes the other away.
    loop.run([&] {
        QCOMPARE(::write(first.ends[1], "x", 1), ssize_t(1));
        QCOMPARE(::write(second.ends[1], "x", 1), ssize_t(1));
        auto *one = new QSocketNotifier(first.ends[0], QSocketNotifier::Read, things);
        auto *other = new QSocketNotifier(second.ends[0], QSocketNotifier::Read, things);
        QObject::connect(one, &QSocketNotifier::activated, things, [&, one, other] {
            ++told;
            one->setEnabled(false);
            delete other;
        });
        QObject::connect(other, &QSocketNotifier::activated, things, [&, one, other] {
            ++told;
            other->setEnabled(false);
            delete one;
        });
    });
    QTRY_COMPARE(told.load(), 1);
    loop.run([] { return 0; });
    QCOMPARE(told.load(), 1);
    loop.run([&] { delete things; });
}

void TestEpollDispatcher::aNumberMayBeUsedAgainForAnotherSocket()
{
    Looped loop;
    loop.run([] {
        int last = -1;
        int repeats = 0;
        for (int i = 0; i < 200; ++i) {
            int ends[2];
            QCOMPARE(::socketpair(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0, ends), 0);
            repeats += ends[0] == last ? 1 : 0;
            last = ends[0];
            bool isHeard = false;
            {
                QSocketNotifier notifier(ends[0], QSocketNotifier::Read);
                QObject::connect(&notifier, &QSocketNotifier::activated, &notifier, [&] {
                    drain(ends[0]);
                    isHeard = true;
                });
                QCOMPARE(::write(ends[1], "x", 1), ssize_t(1));
                while (!isHeard)
                    QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
            }
            ::close(ends[0]);
            ::close(ends[1]);
        }
        QVERIFY(repeats > 0);
    });
}

void TestEpollDispatcher::socketsMayBeLeftOut()
{
    Looped loop;
    loop.run([] {
        const Pair pair;
        int heard = 0;
        QSocketNotifier notifier(pair.ends[0], QSocketNotifier::Read);
        QObject::connect(&notifier, &QSocketNotifier::activated, &notifier, [&] {
            drain(pair.ends[0]);
            ++heard;
        });
        QCOMPARE(::write(pair.ends[1], "x", 1), ssize_t(1));
        QObject context;
        bool isPast = false;
        QTimer::singleShot(10, &context, [&] { isPast = true; });
        while (!isPast)
            QCoreApplication::processEvents(QEventLoop::ExcludeSocketNotifiers | QEventLoop::WaitForMoreEvents);
        QCOMPARE(heard, 0);
        QCoreApplication::processEvents();
        QCOMPARE(heard, 1);
    });
}

void TestEpollDispatcher::socketsCarryWhatIsSent()
{
    constexpr int Clients = 300;
    constexpr qsizetype Bytes = 100'000;
    Looped loop;
    QObject *things = loop.run([] { return new QObject; });
    std::atomic<int> gone = 0;
    const quint16 port = loop.run([&] {
        auto *server = new QTcpServer(things);
        server->setListenBacklogSize(Clients);
        QObject::connect(server, &QTcpServer::pendingConnectionAvailable, things, [&, server] {
            while (QTcpSocket *socket = server->nextPendingConnection()) {
                QObject::connect(socket, &QTcpSocket::readyRead, socket,
                                 [socket] { socket->write(socket->readAll()); });
                QObject::connect(socket, &QTcpSocket::disconnected, socket, [&, socket] {
                    ++gone;
                    socket->deleteLater();
                });
            }
        });
        return server->listen(QHostAddress::LocalHost) ? server->serverPort() : quint16(0);
    });
    QVERIFY(port != 0);
    Looped others;
    QObject *clients = others.run([] { return new QObject; });
    std::atomic<int> done = 0;
    others.run([&] {
        for (int i = 0; i < Clients; ++i) {
            auto *socket = new QTcpSocket(clients);
            const QByteArray sent(Bytes, static_cast<char>('a' + i % 26));
            auto got = std::make_shared<QByteArray>();
            QObject::connect(socket, &QTcpSocket::connected, socket, [socket, sent] { socket->write(sent); });
            QObject::connect(socket, &QTcpSocket::readyRead, socket, [&, socket, sent, got] {
                *got += socket->readAll();
                if (*got == sent) {
                    ++done;
                    socket->disconnectFromHost();
                }
            });
            socket->connectToHost(QHostAddress::LocalHost, port);
        }
    });
    QTRY_COMPARE_WITH_TIMEOUT(done.load(), Clients, 30'000);
    QTRY_COMPARE_WITH_TIMEOUT(gone.load(), Clients, 30'000);
    others.run([&] { delete clients; });
    loop.run([&] { delete things; });
}

QTEST_GUILESS_MAIN(TestEpollDispatcher)
#include "tst_epolldispatcher.moc"
