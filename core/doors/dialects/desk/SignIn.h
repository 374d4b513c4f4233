#pragma once

#include "core/doors/dialects/desk/Desk.h"

namespace tierdesk::dialects::desk {

/// How long a console stays signed in.
inline constexpr Millis TokenLife = Millis::hours(12);

/// How long a device that a user has signed in on is known.
inline constexpr Millis DeviceLife = Millis::days(180);

/// "tdd_…": says, sealed, that @p user has signed in on this device at @p now with their present password.
[[nodiscard]] QString newDeviceToken(const base::Seal &seal, const User &user, Timestamp now);
/// Whether @p token was given to @p user, whose password has not changed since, within DeviceLife before @p now.
[[nodiscard]] bool isKnownDevice(const base::Seal &seal, const QString &token, const User &user, Timestamp now);

/// "td_" and 43 characters of [0-9A-Za-z]: 256 bits.
[[nodiscard]] QString newToken();

/// POST /desk/sign-in and /desk/sign-out. Who fails often waits: by the account and the address, or on a known device
/// by that alone. An e-mail that nobody has is answered like any other: the same refusals, the same waits, and a
/// password that is hashed all the same.
void addSignIn(std::vector<Route> &routes, Desk &desk);

} // namespace tierdesk::dialects::desk
