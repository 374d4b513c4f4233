#pragma once

#include "core/base/Clock.h"

namespace tierdesk::gallery {

/// Every picture is of the same moment.
class StillClock final : public base::Clock
{
public:
    [[nodiscard]] base::Timestamp now() const override { return {1'790'000'000'000}; }
};

} // namespace tierdesk::gallery
