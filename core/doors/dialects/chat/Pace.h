#pragma once

#include "core/base/Time.h"

#include <QtCore/QHash>
#include <QtCore/QString>

#include <algorithm>

namespace tierdesk::dialects::chat {

/// A rate limit for what the server's limits do not see: a chat, or the address behind an event. The count of the last
/// window fades out while the present one fills. If the memory is full, entries not seen for a window are dropped.
/// Server thread.
class Pace final
{
public:
    explicit Pace(int count, base::Millis window = base::Millis::minutes(1), qsizetype capacity = 50'000)
        : m_count(count)
        , m_window(window)
        , m_capacity(capacity)
    {}

    /// Returns the seconds until @p who may try again; 0: allowed, and counted.
    [[nodiscard]] int take(const QString &who, base::Timestamp now)
    {
        const qint64 number = now.ms / m_window.count;
        if (m_windows.size() >= m_capacity && !m_windows.contains(who))
            m_windows.removeIf([number](auto each) { return each->number < number - 1; });
        if (m_windows.size() >= m_capacity && !m_windows.contains(who))
            m_windows.clear();
        Window &at = m_windows[who];
        if (at.number != number)
            at = {number, 0, at.number == number - 1 ? at.count : 0};
        const qint64 passed = now.ms % m_window.count;
        const qint64 faded = at.before * (m_window.count - passed) / m_window.count;
        if (at.count + faded >= m_count)
            return static_cast<int>(std::max<qint64>(1, (m_window.count - passed + 999) / 1000));
        ++at.count;
        return 0;
    }

private:
    struct Window {
        qint64 number = 0; ///< windows since 1970
        int count = 0;
        int before = 0; ///< count of the previous window
    };
    int m_count;
    base::Millis m_window;
    qsizetype m_capacity;
    QHash<QString, Window> m_windows;
};

} // namespace tierdesk::dialects::chat
