#pragma once

#include "core/domain/CompanyConfig.h"

namespace tierdesk::policy {

/// The first matching row of the company's priority table; Normal if none matches.
[[nodiscard]] Priority priorityOf(const CompanyConfig &config, std::optional<Reason> reason, Sentiment sentiment,
                                  bool isVip, Millis age);

/// What is left of an SLA, for ordering and colouring. Negative once it is missed.
[[nodiscard]] constexpr Millis timeLeft(Timestamp due, Timestamp now)
{
    return due - now;
}

} // namespace tierdesk::policy
