#pragma once

#include "core/base/Time.h"

namespace tierdesk::base {

/// The current time; an interface so that tests can set it. Implementations are safe to call from any thread.
class Clock
{
public:
    virtual ~Clock() = default;
    [[nodiscard]] virtual Timestamp now() const = 0;
};

/// Reads the system clock.
class SystemClock final : public Clock
{
public:
    [[nodiscard]] Timestamp now() const override;
};

} // namespace tierdesk::base
