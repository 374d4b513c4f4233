#pragma once

#include <chrono>
#include <optional>

#include <curl/curl.h>

namespace tierdesk::net {

/// A curl multi handle that is told which sockets are ready, by epoll: what waits costs nothing. curl_multi_perform()
/// asks every transfer each time around, which with hundreds that wait for a slow server is most of a thread's work.
///
/// Thread: one, but for wakeUp(), which is for any.
class Multi final
{
public:
    /// @p connections may be open at once, over all hosts.
    explicit Multi(int connections);
    ~Multi();
    Multi(const Multi &) = delete;
    Multi &operator=(const Multi &) = delete;

    [[nodiscard]] bool add(CURL *easy);
    void remove(CURL *easy);

    using Clock = std::chrono::steady_clock;

    /// Waits until a socket is ready, a time of curl's or @p atLatest has come or somebody woke it, and lets curl go
    /// on.
    void goOn(std::optional<Clock::time_point> atLatest);
    /// Ends the wait of goOn(), the next one's where none waits now.
    void wakeUp();

    struct Done {
        CURL *easy;
        CURLcode code;
    };
    /// A transfer that has ended since it was last asked.
    [[nodiscard]] std::optional<Done> nextDone();

private:
    static int watch(CURL *, curl_socket_t descriptor, int what, void *self, void *known);
    static int setTime(CURLM *, long milliseconds, void *self);
    [[nodiscard]] int patience(std::optional<Clock::time_point> atLatest) const;

    CURLM *m_multi;
    int m_epoll = -1;
    int m_wake = -1; ///< eventfd, watched edge-triggered, so that it need not be read
    std::optional<Clock::time_point> m_due;
};

} // namespace tierdesk::net
