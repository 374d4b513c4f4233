#pragma once

#include "app/Application.h"

namespace tierdesk::app {

/// What a fresh installation begins with: one company and its admin. Nothing when there is a company already.
/// Prints the company's key and the generated password, once.
[[nodiscard]] base::Result<void> firstStart(Application &app);

/// A desk token for @p email without a password: for the window of this very process. Audited like any sign-in.
[[nodiscard]] base::Result<QString> tokenFor(Application &app, const QString &email);

} // namespace tierdesk::app
