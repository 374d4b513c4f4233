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

/// An event loop of a thread that costs what happens, not what could: Qt's own asks about every socket each time
/// around, which with some hundred clients that wait costs more than serving those that do not. For a thread of many
/// sockets: `thread.setEventDispatcher(new EpollDispatcher)` before it starts.
///
/// Waits by epoll(7), level-triggered as Qt's is. A wake-up from another thread costs a system call only where the loop
/// sleeps. Timers are all precise to a millisecond, which Qt allows for coarse ones too, and never early.
///
/// Thread: that whose events it dispatches, but for wakeUp() and interrupt(), which are for any.
class EpollDispatcher final : public QAbstractEventDispatcher
{
public:
    /// Ends the process where the system has no epoll descriptor left, as Qt's own does: a thread without a loop
    /// serves nobody.
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

    /// One descriptor: a notifier of each QSocketNotifier::Type, and what epoll knows of it.
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
    /// Milliseconds for epoll_wait: −1 until something happens.
    [[nodiscard]] int patience(bool withTimers) const;
    int waitForSockets(int timeout);
    void waitForWakeUp(int timeout);
    int notify();
    int fireTimers();

    int m_epoll = -1;
    int m_wake = -1; ///< eventfd, watched edge-triggered, so that it need not be read
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
