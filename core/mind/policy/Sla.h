#pragma once

#include "core/domain/CompanyConfig.h"

namespace tierdesk::policy {

/// Returns the priority of the first matching row of the company's priority table; Normal if none matches.
[[nodiscard]] Priority priorityOf(const CompanyConfig &config, std::optional<Reason> reason, Sentiment sentiment,
                                  bool isVip, Millis age);

/// Returns the time left for an SLA target, for sorting and colouring. Negative once it is missed.
[[nodiscard]] constexpr Millis timeLeft(Timestamp due, Timestamp now)
{
    return due - now;
}

} // namespace tierdesk::policy
