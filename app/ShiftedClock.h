#pragma once

#include "core/base/Clock.h"

#include <atomic>

namespace tierdesk::app {

/// A clock that returns the machine's time or, for creating demo data, any other.
class ShiftedClock final : public base::Clock
{
public:
    [[nodiscard]] base::Timestamp now() const override;
    /// From now on it stands at @p at until the next set(), or runs with the machine again after reset().
    void set(base::Timestamp at);
    void reset();

private:
    base::SystemClock m_system;
    std::atomic<qint64> m_standsAt{-1};
};

} // namespace tierdesk::app
