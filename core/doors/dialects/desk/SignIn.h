#pragma once

#include "core/doors/dialects/desk/Desk.h"

namespace tierdesk::dialects::desk {

/// How long a console stays signed in.
inline constexpr Millis TokenLife = Millis::hours(12);

/// The refusal for an account that is locked at @p now; none when it is not. Forbidden, details.retryAfter in seconds.
/// Pure.
[[nodiscard]] std::optional<base::Error> lockOf(const User &user, Timestamp now);

/// "td_" and 43 characters of [0-9A-Za-z]: 256 bits.
[[nodiscard]] QString newToken();

/// POST /desk/sign-in and /desk/sign-out. A password is checked on a worker, and as long for an e-mail that nobody has.
void addSignIn(std::vector<Route> &routes, Desk &desk);

} // namespace tierdesk::dialects::desk
