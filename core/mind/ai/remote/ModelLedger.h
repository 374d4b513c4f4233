#pragma once

#include "core/domain/Models.h"

#include <QtCore/QHash>

#include <mutex>

namespace tierdesk::ai {

/// Returns the UTC day of @p at, counted from 1970-01-01.
[[nodiscard]] constexpr qint64 dayOf(Timestamp at)
{
    return at.ms / Millis::days(1).count;
}

/// What each company has spent on models today, for comparison with its budget. The store has the same figures as of
/// the last commit; this also includes turns that are not settled yet. Thread-safe.
class ModelLedger final
{
public:
    /// Adds @p cost. A late charge of an earlier day counts for the current one, as in the store.
    void add(CompanyId company, qint64 day, NanoUsd cost)
    {
        const std::lock_guard lock(m_mutex);
        Day &today = m_days[company.value];
        if (today.day < day)
            today = {day, 0};
        today.cost += cost;
    }
    [[nodiscard]] NanoUsd spent(CompanyId company, qint64 day) const
    {
        const std::lock_guard lock(m_mutex);
        const Day today = m_days.value(company.value);
        return today.day >= day ? today.cost : 0;
    }

private:
    struct Day {
        qint64 day = 0;
        NanoUsd cost = 0;
    };
    mutable std::mutex m_mutex;
    QHash<qint64, Day> m_days; ///< by company ID
};

} // namespace tierdesk::ai
