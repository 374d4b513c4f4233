#pragma once

#include <QtCore/QAbstractEventDispatcher>
#include <QtCore/QHash>

#include <array>
#include <atomic>
#include <chrono>
#include <deque>
#include <set>
#include <unordered_map>
#include <vector>

class QSocketNotifier;

namespace tierdesk::base {

/// An event dispatcher for threads with many sockets. Qt's own polls every socket in each iteration; with some hundred
/// idle clients that costs more than serving the active ones. To use it, call `thread.setEventDispatcher(new
/// EpollDispatcher)` before the thread starts.
///
/// Uses epoll(7), level-triggered like Qt's. A wake-up from another thread makes a system call only if the loop sleeps.
/// All timers, also coarse ones, are precise to a millisecond and never fire early.
///
/// Thread: the one whose events it dispatches, except wakeUp() and interrupt(), which are thread-safe.
class EpollDispatcher final : public QAbstractEventDispatcher
{
public:
    /// Aborts the process if no epoll descriptor or eventfd can be created, as Qt's own does: a thread without an event
    /// loop is useless.
    explicit EpollDispatcher(QObject *parent = nullptr);
    ~EpollDispatcher() override;

    bool processEvents(QEventLoop::ProcessEventsFlags flags) override;

    void registerSocketNotifier(QSocketNotifier *notifier) override;
    void unregisterSocketNotifier(QSocketNotifier *notifier) override;

    void registerTimer(int id, qint64 interval, Qt::TimerType type, QObject *object) override;
    bool unregisterTimer(int id) override;
    bool unregisterTimers(QObject *object) override;
    [[nodiscard]] QList<TimerInfo> registeredTimers(QObject *object) const override;
    [[nodiscard]] int remainingTime(int id) override;

    void wakeUp() override;
    void interrupt() override;

private:
    using Clock = std::chrono::steady_clock;

    /// One descriptor: a notifier for each QSocketNotifier::Type, and the events registered with epoll.
    struct Watch {
        std::array<QSocketNotifier *, 3> notifiers{};
        quint32 known = 0;
        bool isChanged = false;

        [[nodiscard]] quint32 wanted() const;
    };
    struct Timer {
        std::chrono::milliseconds interval;
        Qt::TimerType type;
        QObject *object;
        Clock::time_point due;
        bool isFiring = false;
    };

    void tellKernel(int descriptor, Watch &watch);
    void tellKernelOfChanges();
    /// Returns the timeout for epoll_wait in milliseconds; −1 means no timeout.
    [[nodiscard]] int patience(bool withTimers) const;
    int waitForSockets(int timeout);
    void waitForWakeUp(int timeout);
    int notify();
    int fireTimers();

    int m_epoll = -1;
    int m_wake = -1; ///< eventfd, edge-triggered, so that it need not be read
    std::atomic<bool> m_isWoken = false;
    std::atomic<bool> m_isAsleep = false;
    std::atomic<bool> m_isInterrupted = false;
    QHash<int, Watch> m_watches;
    std::vector<int> m_changed;
    std::deque<QSocketNotifier *> m_ready;
    std::unordered_map<int, Timer> m_timers;
    std::set<std::pair<Clock::time_point, int>> m_due;
};

} // namespace tierdesk::base
