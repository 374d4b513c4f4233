#pragma once

#include "core/base/Clock.h"
#include "core/base/Task.h"
#include "core/net/TargetGuard.h"
#include "core/net/Transport.h"

#include <QtCore/QDeadlineTimer>
#include <QtCore/QMutex>

#include <functional>
#include <optional>
#include <set>

namespace tierdesk::ai {

struct ModelLineSettings {
    base::Millis connectTimeout = base::Millis::seconds(5);
    base::Millis tryTimeout = base::Millis::seconds(45); ///< one request, from sending to the last byte
    int tries = 3;
    base::Millis backoff{500}; ///< before the second try; doubles each time, minus up to half at random
    base::Millis mostBackoff = base::Millis::seconds(8);
    /// The limit for all pauses between the tries of one request together, whatever retry-after says. After that, the
    /// next model of the chain or the built-in responder answers.
    base::Millis mostPause = base::Millis::seconds(3);
    int breakAfter = 5;                                ///< consecutive failures that open the circuit
    base::Millis breakFor = base::Millis::seconds(30); ///< then one trial request is sent
    int concurrent = 32;                               ///< concurrent requests; further ones are rejected, not queued
    std::optional<net::TargetRules> targets{};         ///< overrides the transport's own
};

/// Receives a streamed response. Called on the thread on which the task of ProviderClient::stream() runs.
class PieceTaker
{
public:
    virtual ~PieceTaker() = default;
    /// A try begins: discard everything received before.
    virtual void begin() = 0;
    /// More of the body of a 2xx; @p head is the response without its body. AiUnavailable ends this try, AiFailed the
    /// request.
    [[nodiscard]] virtual base::Result<void> take(const net::Response &head, QByteArrayView bytes) = 0;
    /// The body is complete. Fails like take().
    [[nodiscard]] virtual base::Result<void> end(const net::Response &head) = 0;
};

/// Sends requests to one provider, with limits on time and concurrency, retries and a circuit breaker. Retries what the
/// provider marks with x-should-retry, otherwise 408, 409, 429, 5xx and broken connections, and waits for
/// retry-after-ms or retry-after where given. Thread-safe; its tasks hold no thread while they wait.
class ProviderClient final
{
public:
    ProviderClient(net::Transport &transport, const base::Clock &clock);
    ProviderClient(net::Transport &transport, const base::Clock &clock, ModelLineSettings settings);
    /// None of its tasks may still be running.
    ~ProviderClient() = default;
    ProviderClient(const ProviderClient &) = delete;
    ProviderClient &operator=(const ProviderClient &) = delete;

    /// Returns the body of a 2xx. Fails with AiUnavailable (busy, broken or no response; details.reason says which,
    /// details.retryAfter has the provider's delay in seconds, details.lacks is "tools" or "schema" where the provider
    /// does not support them) or AiFailed (request or key rejected). Errors never contain a key or the request.
    [[nodiscard]] base::Task<base::Result<QByteArray>> exchange(net::Request request, QDeadlineTimer deadline);
    /// Like exchange(), but streams a 2xx to @p taker. A stream that breaks off is retried like any other failure.
    [[nodiscard]] base::Task<base::Result<void>> stream(net::Request request, QDeadlineTimer deadline,
                                                        PieceTaker &taker);
    /// Sends a manual request that is not a message: one try, even while the circuit is open, without effect on the
    /// circuit. Fails like exchange().
    [[nodiscard]] base::Task<base::Result<QByteArray>> look(net::Request request, QDeadlineTimer deadline);
    /// Ends all current and later exchanges with AiUnavailable.
    void stop();
    [[nodiscard]] bool isBroken() const;

private:
    struct Failure {
        base::Error error;
        bool isRetried = false;
        bool isTheirs = false; ///< counts towards breakAfter
        std::optional<base::Millis> after;
    };
    class Place;
    /// Sends with retries and pauses; @p taker may be null.
    [[nodiscard]] base::Task<base::Result<net::Response>> trying(net::Request request, QDeadlineTimer deadline,
                                                                 PieceTaker *taker);
    [[nodiscard]] base::Task<base::Result<net::Response>> once(net::Request request, QDeadlineTimer deadline,
                                                               PieceTaker *taker);
    /// Returns false when it was stopped meanwhile.
    [[nodiscard]] base::Task<bool> pause(base::Millis time);
    /// Calls @p start, which sends or starts a timer; stop() cancels it until forget() is called with its number.
    /// Returns none once stopped.
    [[nodiscard]] std::optional<net::Transport::Number> begin(const std::function<net::Transport::Number()> &start);
    void forget(net::Transport::Number number);
    [[nodiscard]] Failure judge(const base::Result<net::Response> &result) const;
    enum class Admitted { No, AsUsual, OnTrial };
    [[nodiscard]] Admitted admit();
    /// Records a result. While the circuit is open only the trial counts; other requests were sent before it opened.
    void note(Admitted how, bool isGood, std::optional<base::Millis> after);

    net::Transport &m_transport;
    const base::Clock &m_clock;
    const ModelLineSettings m_settings;
    mutable QMutex m_mutex; ///< guards the members below
    int m_exchanges = 0;
    bool m_isStopped = false;
    std::set<net::Transport::Number> m_underWay;
    int m_failures = 0;
    bool m_isTrying = false; ///< the circuit is open and the trial request is running
    std::optional<base::Timestamp> m_closedUntil;
};

} // namespace tierdesk::ai
