#include "core/base/EpollDispatcher.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QSocketNotifier>
#include <QtCore/QTimerEvent>

#include <algorithm>
#include <cerrno>
#include <cstring>

#include <poll.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <unistd.h>

namespace tierdesk::base {

namespace {

constexpr int EventsAtOnce = 256;

constexpr std::array<quint32, 3> Asked{EPOLLIN, EPOLLOUT, EPOLLPRI}; // indexed by QSocketNotifier::Type

} // namespace

quint32 EpollDispatcher::Watch::wanted() const
{
    quint32 mask = 0;
    for (size_t type = 0; type < Asked.size(); ++type)
        mask |= notifiers[type] ? Asked[type] : 0;
    return mask;
}

EpollDispatcher::EpollDispatcher(QObject *parent)
    : QAbstractEventDispatcher(parent)
    , m_epoll(::epoll_create1(EPOLL_CLOEXEC))
    , m_wake(::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK))
{
    epoll_event event{};
    event.events = EPOLLIN | EPOLLET;
    event.data.fd = m_wake;
    if (m_epoll < 0 || m_wake < 0 || ::epoll_ctl(m_epoll, EPOLL_CTL_ADD, m_wake, &event) != 0)
        qFatal("no event loop can be made: %s", std::strerror(errno));
}

EpollDispatcher::~EpollDispatcher()
{
    ::close(m_wake);
    ::close(m_epoll);
}

bool EpollDispatcher::processEvents(QEventLoop::ProcessEventsFlags flags)
{
    m_isInterrupted = false;
    Q_EMIT awake();
    // Events posted from here on wake the loop again.
    m_isWoken = false;
    QCoreApplication::sendPostedEvents();

    const bool withTimers = !flags.testFlag(QEventLoop::X11ExcludeTimers);
    const bool withSockets = !flags.testFlag(QEventLoop::ExcludeSocketNotifiers);
    const bool mayWait = flags.testFlag(QEventLoop::WaitForMoreEvents) && !m_isWoken && m_ready.empty();
    if (m_isInterrupted)
        return false;
    if (mayWait)
        Q_EMIT aboutToBlock();

    const int timeout = mayWait ? patience(withTimers) : 0;
    int happened = 0;
    if (withSockets)
        happened += waitForSockets(timeout);
    else
        waitForWakeUp(timeout);
    if (withSockets)
        happened += notify();
    if (withTimers)
        happened += fireTimers();
    return happened > 0 || m_isWoken;
}

void EpollDispatcher::wakeUp()
{
    // Either the loop sees m_isWoken before it sleeps, or this function sees that it sleeps.
    m_isWoken = true;
    if (!m_isAsleep.exchange(false))
        return;
    const quint64 one = 1;
    while (::write(m_wake, &one, sizeof one) < 0 && errno == EINTR) {
    }
}

void EpollDispatcher::interrupt()
{
    m_isInterrupted = true;
    wakeUp();
}

int EpollDispatcher::patience(bool withTimers) const
{
    if (!withTimers)
        return -1;
    // A timer whose handler runs this loop (nested) does not fire until the handler returns.
    const auto next = std::find_if(m_due.begin(), m_due.end(),
                                   [this](const auto &each) { return !m_timers.at(each.second).isFiring; });
    if (next == m_due.end())
        return -1;
    const auto left = std::chrono::ceil<std::chrono::milliseconds>(next->first - Clock::now()).count();
    return static_cast<int>(std::clamp<qint64>(left, 0, 24LL * 60 * 60 * 1000));
}

int EpollDispatcher::waitForSockets(int timeout)
{
    tellKernelOfChanges();
    m_isAsleep = timeout != 0;
    if (m_isWoken)
        timeout = 0;
    std::array<epoll_event, EventsAtOnce> events;
    const int count = ::epoll_wait(m_epoll, events.data(), EventsAtOnce, timeout);
    m_isAsleep = false;
    if (count < 0 && errno != EINTR)
        qFatal("the event loop cannot wait: %s", std::strerror(errno));
    int happened = 0;
    for (int i = 0; i < count; ++i) {
        const auto &event = events[static_cast<size_t>(i)];
        const auto watch = m_watches.constFind(event.data.fd);
        if (watch == m_watches.constEnd()) {
            ++happened; // the wake-up
            continue;
        }
        for (size_t type = 0; type < Asked.size(); ++type) {
            if (watch->notifiers[type] && (event.events & (Asked[type] | EPOLLHUP | EPOLLERR)) != 0)
                m_ready.push_back(watch->notifiers[type]);
        }
    }
    return happened;
}

void EpollDispatcher::waitForWakeUp(int timeout)
{
    quint64 past = 0;
    while (::read(m_wake, &past, sizeof past) < 0 && errno == EINTR) {
    }
    m_isAsleep = timeout != 0;
    if (m_isWoken)
        timeout = 0;
    pollfd wake{m_wake, POLLIN, 0};
    ::poll(&wake, 1, timeout);
    m_isAsleep = false;
}

int EpollDispatcher::notify()
{
    int count = 0;
    // A handler may unregister notifiers, also queued ones, and may run a nested loop, which continues with this queue.
    while (!m_ready.empty()) {
        QSocketNotifier *notifier = m_ready.front();
        m_ready.pop_front();
        QEvent event(QEvent::SockAct);
        QCoreApplication::sendEvent(notifier, &event);
        ++count;
    }
    return count;
}

void EpollDispatcher::registerSocketNotifier(QSocketNotifier *notifier)
{
    const int descriptor = static_cast<int>(notifier->socket());
    Watch &watch = m_watches[descriptor];
    QSocketNotifier *&place = watch.notifiers[static_cast<size_t>(notifier->type())];
    if (place && place != notifier)
        qWarning("descriptor %d has a notifier of that type already", descriptor);
    place = notifier;
    if (!watch.isChanged) {
        watch.isChanged = true;
        m_changed.push_back(descriptor);
    }
}

void EpollDispatcher::unregisterSocketNotifier(QSocketNotifier *notifier)
{
    const int descriptor = static_cast<int>(notifier->socket());
    m_ready.erase(std::remove(m_ready.begin(), m_ready.end(), notifier), m_ready.end());
    const auto watch = m_watches.find(descriptor);
    if (watch == m_watches.end())
        return;
    QSocketNotifier *&place = watch->notifiers[static_cast<size_t>(notifier->type())];
    if (place != notifier)
        return;
    place = nullptr;
    if (watch->wanted() == 0) {
        // Immediately: the caller may close the descriptor, and its number may be reused before the next iteration.
        tellKernel(descriptor, *watch);
        m_watches.erase(watch);
    } else if (!watch->isChanged) {
        watch->isChanged = true;
        m_changed.push_back(descriptor);
    }
}

void EpollDispatcher::tellKernelOfChanges()
{
    for (const int descriptor : m_changed) {
        const auto watch = m_watches.find(descriptor);
        if (watch == m_watches.end() || !watch->isChanged)
            continue;
        watch->isChanged = false;
        tellKernel(descriptor, *watch);
    }
    m_changed.clear();
}

void EpollDispatcher::tellKernel(int descriptor, Watch &watch)
{
    const quint32 wanted = watch.wanted();
    if (wanted == watch.known)
        return;
    epoll_event event{};
    event.events = wanted;
    event.data.fd = descriptor;
    const int act = wanted == 0 ? EPOLL_CTL_DEL : watch.known == 0 ? EPOLL_CTL_ADD : EPOLL_CTL_MOD;
    // A descriptor that was closed before its notifiers were unregistered is no longer known to epoll.
    if (::epoll_ctl(m_epoll, act, descriptor, &event) != 0 && act != EPOLL_CTL_DEL)
        qWarning("descriptor %d cannot be watched: %s", descriptor, std::strerror(errno));
    watch.known = wanted;
}

void EpollDispatcher::registerTimer(int id, qint64 interval, Qt::TimerType type, QObject *object)
{
    const std::chrono::milliseconds each(std::max<qint64>(interval, 0));
    const Clock::time_point due = Clock::now() + each;
    m_timers.insert_or_assign(id, Timer{each, type, object, due});
    m_due.emplace(due, id);
}

bool EpollDispatcher::unregisterTimer(int id)
{
    const auto timer = m_timers.find(id);
    if (timer == m_timers.end())
        return false;
    m_due.erase({timer->second.due, id});
    m_timers.erase(timer);
    return true;
}

bool EpollDispatcher::unregisterTimers(QObject *object)
{
    const auto before = m_timers.size();
    std::erase_if(m_timers, [&](const auto &each) {
        if (each.second.object != object)
            return false;
        m_due.erase({each.second.due, each.first});
        return true;
    });
    return m_timers.size() < before;
}

QList<QAbstractEventDispatcher::TimerInfo> EpollDispatcher::registeredTimers(QObject *object) const
{
    QList<TimerInfo> found;
    for (const auto &[id, timer] : m_timers) {
        if (timer.object == object)
            found.append({id, static_cast<int>(timer.interval.count()), timer.type});
    }
    return found;
}

int EpollDispatcher::remainingTime(int id)
{
    const auto timer = m_timers.find(id);
    if (timer == m_timers.end())
        return -1;
    const auto left = std::chrono::ceil<std::chrono::milliseconds>(timer->second.due - Clock::now());
    return static_cast<int>(std::max<qint64>(left.count(), 0));
}

int EpollDispatcher::fireTimers()
{
    if (m_due.empty())
        return 0;
    const Clock::time_point now = Clock::now();
    std::vector<std::pair<Clock::time_point, int>> due;
    for (auto each = m_due.begin(); each != m_due.end() && each->first <= now; ++each)
        due.push_back(*each);
    int count = 0;
    for (const auto &[when, id] : due) {
        const auto found = m_timers.find(id);
        // An earlier handler may have stopped this timer or started another one with the same id.
        if (found == m_timers.end() || found->second.due != when)
            continue;
        Timer &timer = found->second;
        m_due.erase({when, id});
        timer.due = when + timer.interval;
        if (timer.due < now) // missed intervals are skipped
            timer.due = now + timer.interval;
        m_due.emplace(timer.due, id);
        if (timer.isFiring) // in a nested loop of its own handler
            continue;
        timer.isFiring = true;
        QTimerEvent event(id);
        QCoreApplication::sendEvent(timer.object, &event);
        ++count;
        if (const auto left = m_timers.find(id); left != m_timers.end())
            left->second.isFiring = false;
    }
    return count;
}

} // namespace tierdesk::base
