#include "core/doors/dialects/Attempts.h"

#include <QtCore/QCryptographicHash>

#include <algorithm>
#include <vector>

namespace tierdesk::dialects {

namespace {

constexpr base::Millis ForgottenAfter = base::Millis::hours(24); ///< after the last failure

QByteArray keyOf(const Attempts::Name &name)
{
    return QCryptographicHash::hash(name.text, QCryptographicHash::Sha256);
}

/// Returns the wait: 1 s after the first failure that is not free, doubled after each further one.
base::Millis waitAfter(int failures, const Attempts::Name &name)
{
    constexpr int MostDoublings = 20; // 12 days, more than the longest wait of any name
    if (failures <= name.free)
        return {};
    const base::Millis wait = base::Millis::seconds(qint64{1} << std::min(failures - name.free - 1, MostDoublings));
    return std::min(wait, name.longest);
}

} // namespace

base::Millis Attempts::begin(std::span<const Name> names, base::Timestamp now)
{
    base::Millis wait;
    for (const Name &name : names) {
        const auto found = m_entries.constFind(keyOf(name));
        if (found != m_entries.cend() && now < found->nextAt)
            wait = std::max(wait, found->nextAt - now);
    }
    if (wait.count > 0)
        return wait;
    for (const Name &name : names) {
        if (m_entries.size() >= MostNames)
            makeRoom(now);
        Entry &entry = m_entries[keyOf(name)];
        if (entry.lastAt + ForgottenAfter <= now)
            entry = {};
        ++entry.failures;
        entry.lastAt = now;
        entry.nextAt = now + waitAfter(entry.failures, name);
    }
    return {};
}

void Attempts::takeBack(std::span<const Name> names)
{
    for (const Name &name : names) {
        const auto found = m_entries.find(keyOf(name));
        if (found == m_entries.end())
            continue;
        if (--found->failures <= 0)
            m_entries.erase(found);
        else
            found->nextAt = found->lastAt + waitAfter(found->failures, name);
    }
}

/// Removes expired entries, or else the older half. Filling the table costs an attacker the wait of each name.
void Attempts::makeRoom(base::Timestamp now)
{
    m_entries.removeIf([now](const auto &each) { return each.value().lastAt + ForgottenAfter <= now; });
    if (m_entries.size() < MostNames)
        return;
    std::vector<qint64> times;
    times.reserve(static_cast<size_t>(m_entries.size()));
    for (const Entry &entry : std::as_const(m_entries))
        times.push_back(entry.lastAt.ms);
    const auto middle = times.begin() + static_cast<std::ptrdiff_t>(times.size() / 2);
    std::nth_element(times.begin(), middle, times.end());
    m_entries.removeIf([oldest = *middle](const auto &each) { return each.value().lastAt.ms <= oldest; });
}

QByteArray Attempts::nameOf(const QHostAddress &address)
{
    bool isV4 = false;
    const quint32 v4 = address.toIPv4Address(&isV4); // also converts ::ffff:192.0.2.1
    if (isV4)
        return "address " + QHostAddress(v4).toString().toLatin1();
    const Q_IPV6ADDR v6 = address.toIPv6Address();
    return "address " + QByteArray(reinterpret_cast<const char *>(v6.c), 8).toHex();
}

} // namespace tierdesk::dialects
