#pragma once

#include "core/base/Clock.h"
#include "core/doors/dialects/Call.h"

#include <QtNetwork/QHostAddress>

#include <array>
#include <unordered_map>
#include <vector>

namespace tierdesk::server {

/// Limits calls with sliding windows: the previous window's count is weighted with the share of it that still overlaps,
/// so that a burst of twice the limit at a window boundary is impossible. Memory is bounded: callers are kept in two
/// generations of `capacity / 2`, and those that do not call during two generations are forgotten. Server thread.
class RateLimiter final
{
public:
    /// The caller that a call counts against.
    struct Key {
        quint64 high = 0;
        quint64 low = 0;
        quint64 part = 0; ///< hash of what within() was given; 0 if none
        bool operator==(const Key &) const = default;
    };
    struct Charge {
        int limit = 0; ///< as returned by add()
        Key key;
    };
    struct Verdict {
        bool isAllowed = true;
        int limit = 0; ///< of the charge with the fewest calls left
        int remaining = 0;
        qint64 reset = 0;   ///< end of the current window, in seconds since 1970
        int retryAfter = 0; ///< seconds until a call can succeed; at least 1 if refused
        QByteArray name;
    };

    explicit RateLimiter(const base::Clock &clock, size_t capacity = 100'000);

    /// Registers @p limit and returns its number. Limits with the same name, count, window and key share one count.
    [[nodiscard]] int add(const dialects::Limit &limit);
    [[nodiscard]] const dialects::Limit &limit(int number) const { return m_limits[static_cast<size_t>(number)]; }

    /// Counts one call against all @p charges, or against none if one of them is used up.
    [[nodiscard]] Verdict take(const std::vector<Charge> &charges);

    [[nodiscard]] static Key keyOf(const QHostAddress &peer);
    [[nodiscard]] static Key keyOf(CredentialId credential);
    [[nodiscard]] static Key keyOf(UserId user);
    [[nodiscard]] static Key within(Key key, QStringView part);

    [[nodiscard]] size_t size() const { return m_young.size() + m_old.size(); }

private:
    struct Slot {
        int limit = 0;
        Key key;
        bool operator==(const Slot &) const = default;
    };
    struct SlotHash {
        size_t operator()(const Slot &slot) const noexcept;
    };
    struct Window {
        qint64 begin = 0; ///< milliseconds
        int count = 0;
        int before = 0; ///< count of the previous window
    };
    [[nodiscard]] Window &window(const Charge &charge, qint64 now);

    const base::Clock &m_clock;
    size_t m_capacity;
    std::vector<dialects::Limit> m_limits;
    std::unordered_map<Slot, Window, SlotHash> m_young;
    std::unordered_map<Slot, Window, SlotHash> m_old;
};

} // namespace tierdesk::server
