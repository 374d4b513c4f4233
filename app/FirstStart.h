#pragma once

#include "app/Application.h"

namespace tierdesk::app {

/// What a fresh installation begins with: one company and its admin. Nothing when there is a company already.
/// Prints the company's key and the generated password, once.
[[nodiscard]] base::Result<void> firstStart(Application &app);

/// Who a fresh installation is for.
struct Founding {
    QString company;
    QString name; ///< of its admin
    QString email;
    QString password; ///< at least 10 characters, or what is refused
};

/// True while there is no company yet.
[[nodiscard]] bool isFresh(Application &app);

/// Makes the first company and its admin; gives the company's key. Blocking, some tenths of a second.
[[nodiscard]] base::Result<QString> found(Application &app, const Founding &founding);

/// A desk token for @p email without a password: for the window of this very process. Audited like any sign-in.
[[nodiscard]] base::Result<QString> tokenFor(Application &app, const QString &email);

} // namespace tierdesk::app
