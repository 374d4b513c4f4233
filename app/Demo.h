#pragma once

#include "app/Application.h"
#include "app/ShiftedClock.h"
#include "core/base/Secrets.h"

namespace tierdesk::app {

/// Fills an empty store with two companies, their users, products, articles and conversations of one day or four weeks,
/// played by the real engine with @p clock moved along; the same every time except for the hour it ends at. @p clock
/// follows the machine's time again afterwards, in any case. Blocking; main thread, before requests are served.
[[nodiscard]] base::Result<void> makeDemo(engine::Engine &engine, ShiftedClock &clock, const base::Seal &seal);

/// E-mail address of the user that the demo console is signed in as.
[[nodiscard]] QString demoUser();

/// Password of every demo user.
[[nodiscard]] QString demoPassword();

/// The HS256 secret of the first demo company, for the walk through the cs door: known to everybody, so that it opens
/// nothing but demo data.
[[nodiscard]] QByteArray demoJwtSecret();

/// The public id of the first demo company.
[[nodiscard]] QString demoCompanyKey();

} // namespace tierdesk::app
