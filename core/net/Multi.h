#pragma once

#include <chrono>
#include <optional>

#include <curl/curl.h>

namespace tierdesk::net {

/// A curl multi handle driven by epoll, so that idle transfers cost nothing. curl_multi_perform() checks every transfer
/// in each iteration; with hundreds that wait for a slow server, that is most of the thread's work.
///
/// Thread: a single one, except wakeUp(), which is thread-safe.
class Multi final
{
public:
    /// @p connections is the most that may be open at once, over all hosts.
    explicit Multi(int connections);
    ~Multi();
    Multi(const Multi &) = delete;
    Multi &operator=(const Multi &) = delete;

    [[nodiscard]] bool add(CURL *easy);
    void remove(CURL *easy);

    using Clock = std::chrono::steady_clock;

    /// Waits until a socket is ready, a curl timeout or @p atLatest is reached, or wakeUp() is called; then lets curl
    /// continue.
    void goOn(std::optional<Clock::time_point> atLatest);
    /// Ends the current wait of goOn(), or the next one if it is not waiting.
    void wakeUp();

    struct Done {
        CURL *easy;
        CURLcode code;
    };
    /// Returns a finished transfer that was not returned before, if there is one.
    [[nodiscard]] std::optional<Done> nextDone();

private:
    static int watch(CURL *, curl_socket_t descriptor, int what, void *self, void *known);
    static int setTime(CURLM *, long milliseconds, void *self);
    [[nodiscard]] int patience(std::optional<Clock::time_point> atLatest) const;

    CURLM *m_multi;
    int m_epoll = -1;
    int m_wake = -1; ///< eventfd, edge-triggered, so that it need not be read
    std::optional<Clock::time_point> m_due;
};

} // namespace tierdesk::net
