#pragma once

#include "core/base/Time.h"

#include <QtCore/QtGlobal>

#include <array>

namespace tierdesk::dialects::support {

/// Counts answers and server errors of the last hour by the minute. One per company; server thread.
class Pulse final
{
public:
    void count(bool isFailure, base::Timestamp now)
    {
        Minute &at = minute(now);
        ++at.answers;
        at.failures += isFailure ? 1 : 0;
    }
    /// Returns the share of errors, 0…1; 0 without answers.
    [[nodiscard]] double errorRate(base::Timestamp now) const
    {
        qint64 answers = 0, failures = 0;
        for (const Minute &each : m_minutes) {
            if (each.number <= numberOf(now) - Size)
                continue;
            answers += each.answers;
            failures += each.failures;
        }
        return answers > 0 ? static_cast<double>(failures) / static_cast<double>(answers) : 0;
    }

private:
    static constexpr qint64 Size = 60;
    struct Minute {
        qint64 number = -Size; ///< minutes since 1970
        qint64 answers = 0, failures = 0;
    };
    [[nodiscard]] static qint64 numberOf(base::Timestamp at) { return at.ms / 60'000; }
    [[nodiscard]] Minute &minute(base::Timestamp now)
    {
        const qint64 number = numberOf(now);
        Minute &slot = m_minutes[static_cast<size_t>(number % Size)];
        if (slot.number != number)
            slot = {number, 0, 0};
        return slot;
    }

    std::array<Minute, Size> m_minutes;
};

} // namespace tierdesk::dialects::support
