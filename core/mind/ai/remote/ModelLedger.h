#pragma once

#include "core/domain/Models.h"

#include <QtCore/QHash>

#include <mutex>

namespace tierdesk::ai {

/// The UTC day of @p at, counted from 1970.
[[nodiscard]] constexpr qint64 dayOf(Timestamp at)
{
    return at.ms / Millis::days(1).count;
}

/// What each company has spent on models today: what a budget is held against. The books in the store say the same as
/// of the last commit; this knows also of turns that are not settled yet. Thread-safe.
class ModelLedger final
{
public:
    /// A turn that began before midnight and ends behind it is paid today, as the books have it: no day comes back.
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
    QHash<qint64, Day> m_days; ///< by company
};

} // namespace tierdesk::ai
