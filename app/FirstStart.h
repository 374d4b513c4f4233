#pragma once

#include "app/Application.h"

namespace tierdesk::app {

/// Creates the company and the admin of a new installation. Does nothing if there is a company already. Prints the
/// company's key and the generated password, once.
[[nodiscard]] base::Result<void> firstStart(Application &app);

/// The company and admin of a new installation.
struct Founding {
    QString company;
    QString name; ///< of its admin
    QString email;
    QString password; ///< at least 10 characters, or what is refused
};

/// Returns whether there is no company yet.
[[nodiscard]] bool isFresh(Application &app);

/// Creates the first company and its admin. Returns the company's key. Blocking, some tenths of a second.
[[nodiscard]] base::Result<QString> found(Application &app, const Founding &founding);

/// Creates a desk token for @p email without a password, for this process's own window. Audited like any sign-in.
[[nodiscard]] base::Result<QString> tokenFor(Application &app, const QString &email);

} // namespace tierdesk::app
