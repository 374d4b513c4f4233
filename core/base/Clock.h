#pragma once

#include "core/base/Time.h"

namespace tierdesk::base {

/// The time of day, as an interface so that tests own it. Implementations are safe to call from any thread.
class Clock
{
public:
    virtual ~Clock() = default;
    [[nodiscard]] virtual Timestamp now() const = 0;
};

/// The machine's clock.
class SystemClock final : public Clock
{
public:
    [[nodiscard]] Timestamp now() const override;
};

} // namespace tierdesk::base
