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
    base::Millis tryTimeout = base::Millis::seconds(45); ///< one request, from sending it until its last byte
    int tries = 3;
    base::Millis backoff{500}; ///< before the second try; doubled with each, jittered by half
    base::Millis mostBackoff = base::Millis::seconds(8);
    /// All pauses between the tries of one request: customers wait no longer for a busy provider, whatever its
    /// retry-after says. Then the next model of the chain or the built-in responder answers.
    base::Millis mostPause = base::Millis::seconds(3);
    int breakAfter = 5;                                ///< failures in a row that open the circuit
    base::Millis breakFor = base::Millis::seconds(30); ///< then one request tries it
    int concurrent = 32;                               ///< requests at once; more are turned away, not queued
    std::optional<net::TargetRules> targets{};         ///< in place of the transport's own
};

/// Takes an answer as it comes. Called where the task of ProviderClient::stream() runs.
class PieceTaker
{
public:
    virtual ~PieceTaker() = default;
    /// A try begins: whatever came before is void.
    virtual void begin() = 0;
    /// More of the body of a 2xx; @p head is that answer without its body. AiUnavailable ends this try, AiFailed all.
    [[nodiscard]] virtual base::Result<void> take(const net::Response &head, QByteArrayView bytes) = 0;
    /// The body is whole. Fails as take() does.
    [[nodiscard]] virtual base::Result<void> end(const net::Response &head) = 0;
};

/// Sends requests to one provider: bounded in time and number, patient with one that is busy, silent towards one that
/// is down. Retried are what the provider marks with x-should-retry, else 408, 409, 429, 5xx and broken connections,
/// after retry-after-ms or retry-after where they are given. Thread-safe; its tasks hold no thread while they wait.
class ProviderClient final
{
public:
    ProviderClient(net::Transport &transport, const base::Clock &clock);
    ProviderClient(net::Transport &transport, const base::Clock &clock, ModelLineSettings settings);
    /// No task of its may be running any more.
    ~ProviderClient() = default;
    ProviderClient(const ProviderClient &) = delete;
    ProviderClient &operator=(const ProviderClient &) = delete;

    /// The body of a 2xx. Fails with AiUnavailable (busy, broken, silent; details.reason says how, details.retryAfter
    /// in seconds where the provider said so, details.lacks is "tools" or "schema" where it takes none) or AiFailed (it
    /// refuses this request, or the key); no error holds a key or what was sent.
    [[nodiscard]] base::Task<base::Result<QByteArray>> exchange(net::Request request, QDeadlineTimer deadline);
    /// The same with a 2xx that is taken while it comes. A try that breaks off in the middle is tried again as any
    /// other.
    [[nodiscard]] base::Task<base::Result<void>> stream(net::Request request, QDeadlineTimer deadline,
                                                        PieceTaker &taker);
    /// Something other than a message, asked by hand: tried once, and also while the circuit is open. How it ends says
    /// nothing of whether messages are answered. Fails as exchange() does.
    [[nodiscard]] base::Task<base::Result<QByteArray>> look(net::Request request, QDeadlineTimer deadline);
    /// Ends every exchange, and those to come, with AiUnavailable.
    void stop();
    [[nodiscard]] bool isBroken() const;

private:
    struct Failure {
        base::Error error;
        bool isRetried = false;
        bool isTheirs = false; ///< counts against the provider
        std::optional<base::Millis> after;
    };
    class Place;
    /// With tries and pauses; @p taker may be null.
    [[nodiscard]] base::Task<base::Result<net::Response>> trying(net::Request request, QDeadlineTimer deadline,
                                                                 PieceTaker *taker);
    [[nodiscard]] base::Task<base::Result<net::Response>> once(net::Request request, QDeadlineTimer deadline,
                                                               PieceTaker *taker);
    /// False when it was stopped meanwhile.
    [[nodiscard]] base::Task<bool> pause(base::Millis time);
    /// What @p begin sends or waits for is cancelled by stop(), until forget() is called with its number. None once
    /// stopped.
    [[nodiscard]] std::optional<net::Transport::Number> begin(const std::function<net::Transport::Number()> &start);
    void forget(net::Transport::Number number);
    [[nodiscard]] Failure judge(const base::Result<net::Response> &result) const;
    enum class Admitted { No, AsUsual, OnTrial };
    [[nodiscard]] Admitted admit();
    /// While the circuit is open only the trial says how the provider is: what was sent before it opened tells of then.
    void note(Admitted how, bool isGood, std::optional<base::Millis> after);

    net::Transport &m_transport;
    const base::Clock &m_clock;
    const ModelLineSettings m_settings;
    mutable QMutex m_mutex; ///< of what follows
    int m_exchanges = 0;
    bool m_isStopped = false;
    std::set<net::Transport::Number> m_underWay;
    int m_failures = 0;
    bool m_isTrying = false; ///< the circuit is open, and one request tries it, whose end alone ends this
    std::optional<base::Timestamp> m_closedUntil;
};

} // namespace tierdesk::ai
