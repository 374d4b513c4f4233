#pragma once

#include "core/base/Clock.h"

#include <atomic>

namespace tierdesk::tests {

/// Time that the test owns. Any thread.
class ManualClock final : public base::Clock
{
public:
    explicit ManualClock(qint64 startMs = 1'795'000'000'000)
        : m_now(startMs)
    {}
    [[nodiscard]] base::Timestamp now() const override { return {m_now.load()}; }
    void advance(base::Millis by) { m_now += by.count; }

private:
    std::atomic<qint64> m_now;
};

} // namespace tierdesk::tests
