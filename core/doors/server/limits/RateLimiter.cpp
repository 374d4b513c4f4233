#include "core/doors/server/limits/RateLimiter.h"

#include <algorithm>
#include <cmath>
#include <cstring>

namespace tierdesk::server {

RateLimiter::RateLimiter(const base::Clock &clock, size_t capacity)
    : m_clock(clock)
    , m_capacity(capacity)
{}

size_t RateLimiter::SlotHash::operator()(const Slot &slot) const noexcept
{
    // The per-process seed prevents callers from choosing IDs that collide.
    return qHashMulti(QHashSeed::globalSeed(), slot.limit, slot.key.high, slot.key.low, slot.key.part);
}

int RateLimiter::add(const dialects::Limit &limit)
{
    for (size_t i = 0; i < m_limits.size(); ++i) {
        const dialects::Limit &each = m_limits[i];
        if (each.name == limit.name && each.count == limit.count && each.windowSeconds == limit.windowSeconds &&
            each.key == limit.key)
            return static_cast<int>(i);
    }
    m_limits.push_back(limit);
    return static_cast<int>(m_limits.size()) - 1;
}

RateLimiter::Key RateLimiter::keyOf(const QHostAddress &peer)
{
    Key key;
    const Q_IPV6ADDR bytes = peer.toIPv6Address();
    std::memcpy(&key.high, bytes.c, 8);
    std::memcpy(&key.low, bytes.c + 8, 8);
    // One household has a whole /64, so the low half of an IPv6 address is ignored. An IPv4 address is in the low half.
    bool isIpv4 = false;
    (void)peer.toIPv4Address(&isIpv4);
    if (!isIpv4)
        key.low = 0;
    return key;
}

RateLimiter::Key RateLimiter::keyOf(CredentialId credential)
{
    // This high half and that of users cannot be addresses: they are in ranges of IPv6 that are not assigned.
    return {0x0001, static_cast<quint64>(credential.value), 0};
}

RateLimiter::Key RateLimiter::keyOf(UserId user)
{
    return {0x0101, static_cast<quint64>(user.value), 0};
}

RateLimiter::Key RateLimiter::within(Key key, QStringView part)
{
    key.part = qHash(part, QHashSeed::globalSeed()) | 1u;
    return key;
}

RateLimiter::Window &RateLimiter::window(const Charge &charge, qint64 now)
{
    const Slot slot{charge.limit, charge.key};
    auto found = m_young.find(slot);
    if (found == m_young.end()) {
        if (m_young.size() >= m_capacity / 2) {
            m_old = std::move(m_young);
            m_young = {};
        }
        Window kept;
        if (const auto old = m_old.find(slot); old != m_old.end()) {
            kept = old->second;
            m_old.erase(old);
        }
        found = m_young.emplace(slot, kept).first;
    }
    Window &window = found->second;
    const qint64 length = qint64(limit(charge.limit).windowSeconds) * 1000;
    const qint64 begin = now - now % length;
    if (window.begin != begin) {
        window.before = window.begin == begin - length ? window.count : 0;
        window.count = 0;
        window.begin = begin;
    }
    return window;
}

RateLimiter::Verdict RateLimiter::take(const std::vector<Charge> &charges)
{
    const qint64 now = m_clock.now().ms;
    Verdict verdict;
    bool isFirst = true;
    for (const Charge &charge : charges) {
        const dialects::Limit &bound = limit(charge.limit);
        const qint64 length = qint64(bound.windowSeconds) * 1000;
        const Window &at = window(charge, now);
        const qint64 left = length - (now - at.begin);
        // The previous window counts with the share of it that is within the last `length` milliseconds.
        const auto used = at.count + static_cast<int>(at.before * left / length);
        const int remaining = std::max(0, bound.count - used - 1);
        const bool isAllowed = used < bound.count;
        if (!isFirst && (isAllowed || !verdict.isAllowed) && remaining >= verdict.remaining)
            continue; // another charge has fewer calls left
        isFirst = false;
        verdict.isAllowed = verdict.isAllowed && isAllowed;
        verdict.limit = bound.count;
        verdict.remaining = remaining;
        verdict.reset = (at.begin + length + 999) / 1000;
        verdict.name = bound.name;
        if (!isAllowed) {
            qint64 wait = left + 1; // a full window loses weight from the first millisecond of the next
            if (at.count < bound.count && at.before > 0) {
                // A call succeeds when the previous window's share has fallen below what is left.
                const qint64 room = bound.count - at.count;
                wait = left - (room * length - 1) / at.before;
            }
            verdict.retryAfter = static_cast<int>(std::max<qint64>(1, (wait + 999) / 1000));
        }
    }
    if (verdict.isAllowed) {
        for (const Charge &charge : charges)
            ++window(charge, now).count;
    }
    return verdict;
}

} // namespace tierdesk::server
