#include "app/ShiftedClock.h"

namespace tierdesk::app {

base::Timestamp ShiftedClock::now() const
{
    const qint64 stands = m_standsAt.load(std::memory_order_relaxed);
    return stands < 0 ? m_system.now() : base::Timestamp{stands};
}

void ShiftedClock::set(base::Timestamp at)
{
    m_standsAt.store(at.ms, std::memory_order_relaxed);
}

void ShiftedClock::reset()
{
    m_standsAt.store(-1, std::memory_order_relaxed);
}

} // namespace tierdesk::app
