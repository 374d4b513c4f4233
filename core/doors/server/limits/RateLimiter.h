#pragma once

#include "core/base/Clock.h"
#include "core/doors/dialects/Call.h"

#include <QtNetwork/QHostAddress>

#include <array>
#include <unordered_map>
#include <vector>

namespace tierdesk::server {

/// Counts calls in sliding windows: the last whole window's count fades out while the present one fills, so that no
/// burst of twice the limit fits over a border. Memory is bounded: a caller not seen for long enough that two
/// generations of others came is forgotten, and begins anew. Server thread.
class RateLimiter final
{
public:
    /// Whom a charge counts against.
    struct Key {
        quint64 high = 0;
        quint64 low = 0;
        quint64 part = 0; ///< the session within a credential; 0 if none
        bool operator==(const Key &) const = default;
    };
    struct Charge {
        int limit = 0; ///< what add() gave
        Key key;
    };
    struct Verdict {
        bool isAllowed = true;
        int limit = 0; ///< of the charge with the least left
        int remaining = 0;
        qint64 reset = 0;   ///< seconds since 1970 when the present window ends
        int retryAfter = 0; ///< seconds until a call can succeed; at least 1 where refused
        QByteArray name;
    };

    explicit RateLimiter(const base::Clock &clock, size_t capacity = 100'000);

    /// Registers @p limit; the same name, count, window and key share one count between routes.
    [[nodiscard]] int add(const dialects::Limit &limit);
    [[nodiscard]] const dialects::Limit &limit(int number) const { return m_limits[static_cast<size_t>(number)]; }

    /// Counts one call against every charge, or against none if one of them is used up.
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
        int before = 0; ///< of the window before
    };
    [[nodiscard]] Window &window(const Charge &charge, qint64 now);

    const base::Clock &m_clock;
    size_t m_capacity;
    std::vector<dialects::Limit> m_limits;
    std::unordered_map<Slot, Window, SlotHash> m_young;
    std::unordered_map<Slot, Window, SlotHash> m_old;
};

} // namespace tierdesk::server
