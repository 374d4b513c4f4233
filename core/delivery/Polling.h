#pragma once

#include "core/base/Time.h"

/// How the deliveries look for due rows.
namespace tierdesk::delivery {

/// Maximum rows read at once.
inline constexpr int LookLimit = 256;
/// How long a stop waits for requests in progress.
inline constexpr base::Millis Grace = base::Millis::seconds(2);
/// The wait after the store failed.
inline constexpr base::Millis AfterFailedStore = base::Millis::seconds(5);
/// Ensures that a changed clock is noticed.
inline constexpr base::Millis LongestSleep = base::Millis::minutes(10);

} // namespace tierdesk::delivery
