#pragma once

#include "app/Application.h"
#include "core/store/Secrets.h"

namespace tierdesk::app {

/// Fills an empty store with two companies, their people, goods, articles and conversations, a day of them or four
/// weeks, all of them held by the real engine with @p clock moved along; the same every time but for the hour it ends
/// at. @p clock runs with the machine again afterwards, whatever happened. Blocking; the main thread, before the doors
/// open.
[[nodiscard]] base::Result<void> makeDemo(engine::Engine &engine, ShiftedClock &clock, const store::Seal &seal);

/// The e-mail of the user whom the demo's console is signed in as.
[[nodiscard]] QString demoUser();

/// What every demo user signs in with.
[[nodiscard]] QString demoPassword();

/// The HS256 secret of the first demo company, for the walk through the cs door: known to everybody, so that it opens
/// nothing but demo data.
[[nodiscard]] QByteArray demoJwtSecret();

/// The public id of the first demo company.
[[nodiscard]] QString demoCompanyKey();

} // namespace tierdesk::app
