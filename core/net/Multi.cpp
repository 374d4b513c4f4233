#include "core/net/Multi.h"

#include <QtCore/QtGlobal>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>

#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <unistd.h>

namespace tierdesk::net {

namespace {

CURLM *makeMulti()
{
    static const CURLcode Once = curl_global_init(CURL_GLOBAL_DEFAULT);
    Q_UNUSED(Once);
    return curl_multi_init();
}

} // namespace

Multi::Multi(int connections)
    : m_multi(makeMulti())
    , m_epoll(::epoll_create1(EPOLL_CLOEXEC))
    , m_wake(::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK))
{
    epoll_event event{};
    event.events = EPOLLIN | EPOLLET;
    event.data.fd = m_wake;
    if (!m_multi || m_epoll < 0 || m_wake < 0 || ::epoll_ctl(m_epoll, EPOLL_CTL_ADD, m_wake, &event) != 0)
        qFatal("nothing can be sent: %s", std::strerror(errno));
    curl_multi_setopt(m_multi, CURLMOPT_MAX_TOTAL_CONNECTIONS, static_cast<long>(connections));
    curl_multi_setopt(m_multi, CURLMOPT_PIPELINING, CURLPIPE_MULTIPLEX);
    curl_multi_setopt(m_multi, CURLMOPT_SOCKETFUNCTION, watch);
    curl_multi_setopt(m_multi, CURLMOPT_SOCKETDATA, this);
    curl_multi_setopt(m_multi, CURLMOPT_TIMERFUNCTION, setTime);
    curl_multi_setopt(m_multi, CURLMOPT_TIMERDATA, this);
}

Multi::~Multi()
{
    curl_multi_cleanup(m_multi);
    ::close(m_wake);
    ::close(m_epoll);
}

bool Multi::add(CURL *easy)
{
    return curl_multi_add_handle(m_multi, easy) == CURLM_OK;
}

void Multi::remove(CURL *easy)
{
    curl_multi_remove_handle(m_multi, easy);
}

void Multi::goOn(std::optional<Clock::time_point> atLatest)
{
    std::array<epoll_event, 64> events;
    const int count = ::epoll_wait(m_epoll, events.data(), static_cast<int>(events.size()), patience(atLatest));
    if (count < 0 && errno != EINTR)
        qFatal("nothing can be waited for: %s", std::strerror(errno));
    int running = 0;
    for (int i = 0; i < count; ++i) {
        const auto &event = events[static_cast<size_t>(i)];
        if (event.data.fd == m_wake)
            continue;
        int ready = 0;
        ready |= (event.events & EPOLLIN) != 0 ? CURL_CSELECT_IN : 0;
        ready |= (event.events & EPOLLOUT) != 0 ? CURL_CSELECT_OUT : 0;
        ready |= (event.events & (EPOLLERR | EPOLLHUP)) != 0 ? CURL_CSELECT_ERR : 0;
        curl_multi_socket_action(m_multi, event.data.fd, ready, &running);
    }
    if (m_due && *m_due <= Clock::now()) {
        m_due.reset();
        curl_multi_socket_action(m_multi, CURL_SOCKET_TIMEOUT, 0, &running);
    }
}

void Multi::wakeUp()
{
    const quint64 one = 1;
    while (::write(m_wake, &one, sizeof one) < 0 && errno == EINTR) {
    }
}

std::optional<Multi::Done> Multi::nextDone()
{
    int left = 0;
    while (const CURLMsg *message = curl_multi_info_read(m_multi, &left)) {
        if (message->msg == CURLMSG_DONE)
            return Done{message->easy_handle, message->data.result};
    }
    return std::nullopt;
}

int Multi::watch(CURL *, curl_socket_t descriptor, int what, void *self, void *known)
{
    const auto *multi = static_cast<Multi *>(self);
    if (what == CURL_POLL_REMOVE) {
        ::epoll_ctl(multi->m_epoll, EPOLL_CTL_DEL, descriptor, nullptr); // epoll removes closed descriptors itself
        return 0;
    }
    epoll_event event{};
    event.events = (what & CURL_POLL_IN ? EPOLLIN : 0u) | (what & CURL_POLL_OUT ? EPOLLOUT : 0u);
    event.data.fd = descriptor;
    if (::epoll_ctl(multi->m_epoll, known ? EPOLL_CTL_MOD : EPOLL_CTL_ADD, descriptor, &event) != 0) {
        qWarning("descriptor %d cannot be watched: %s", descriptor, std::strerror(errno));
        return -1;
    }
    curl_multi_assign(multi->m_multi, descriptor, self);
    return 0;
}

int Multi::setTime(CURLM *, long milliseconds, void *self)
{
    auto *multi = static_cast<Multi *>(self);
    if (milliseconds < 0)
        multi->m_due.reset();
    else
        multi->m_due = Clock::now() + std::chrono::milliseconds(milliseconds);
    return 0;
}

int Multi::patience(std::optional<Clock::time_point> atLatest) const
{
    if (!m_due && !atLatest)
        return -1;
    const Clock::time_point until =
        std::min(m_due.value_or(Clock::time_point::max()), atLatest.value_or(Clock::time_point::max()));
    const auto left = std::chrono::ceil<std::chrono::milliseconds>(until - Clock::now()).count();
    return static_cast<int>(std::clamp<qint64>(left, 0, 60'000));
}

} // namespace tierdesk::net
