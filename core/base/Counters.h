#pragma once

#include <QtCore/QByteArray>

#include <array>
#include <atomic>
#include <memory>
#include <mutex>
#include <optional>
#include <vector>

namespace tierdesk::base {

/// A counter that only grows, or a gauge that is set. Thread-safe.
class Counter final
{
public:
    void add(qint64 n = 1) noexcept { m_value.fetch_add(n, std::memory_order_relaxed); }
    void set(qint64 n) noexcept { m_value.store(n, std::memory_order_relaxed); }
    [[nodiscard]] qint64 value() const noexcept { return m_value.load(std::memory_order_relaxed); }

private:
    std::atomic<qint64> m_value{0};
};

/// A histogram of durations with fixed bucket bounds (0.5 ms to 10 s), exported in seconds. Thread-safe.
class Histogram final
{
public:
    void record(qint64 microseconds) noexcept;
    static constexpr std::array<qint64, 14> BoundsMicros{500,       1000,      2500,      5000,      10'000,
                                                         25'000,    50'000,    100'000,   250'000,   500'000,
                                                         1'000'000, 2'500'000, 5'000'000, 10'000'000};
    [[nodiscard]] qint64 bucket(size_t index) const noexcept
    {
        return m_buckets[index].load(std::memory_order_relaxed);
    }
    /// Returns the number of microseconds below which a @p share (0…1) of the values lies: interpolated linearly within
    /// a bucket; the lower bound in the last one. Returns none if nothing was recorded.
    [[nodiscard]] std::optional<double> quantileMicros(double share) const noexcept;
    [[nodiscard]] qint64 count() const noexcept { return m_count.load(std::memory_order_relaxed); }
    [[nodiscard]] qint64 sumMicros() const noexcept { return m_sum.load(std::memory_order_relaxed); }

private:
    std::array<std::atomic<qint64>, BoundsMicros.size() + 1> m_buckets{};
    std::atomic<qint64> m_count{0};
    std::atomic<qint64> m_sum{0};
};

/// The program's metrics. The Application owns the registry and passes it by reference. References from counter() and
/// histogram() stay valid as long as the registry.
class Counters final
{
public:
    enum class Kind { Counter, Gauge };
    /// @p labels is Prometheus text without braces: `door="cs",status="201"`. Takes a lock: call once and keep the
    /// reference.
    [[nodiscard]] Counter &counter(const QByteArray &name, const QByteArray &help, const QByteArray &labels = {},
                                   Kind kind = Kind::Counter);
    [[nodiscard]] Histogram &histogram(const QByteArray &name, const QByteArray &help, const QByteArray &labels = {});
    /// Returns the Prometheus text exposition format, version 0.0.4.
    [[nodiscard]] QByteArray exposition() const;

private:
    struct Series {
        QByteArray name, help, labels;
        Kind kind = Kind::Counter;
        std::unique_ptr<Counter> counter;
        std::unique_ptr<Histogram> histogram;
    };
    mutable std::mutex m_mutex;
    std::vector<Series> m_series;
};

} // namespace tierdesk::base
