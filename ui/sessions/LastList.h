#pragma once

#include "core/domain/SessionListing.h"
#include "ui/sessions/SessionsFilter.h"

class QSettings;

namespace tierdesk::ui {

/// How a person left the session list at a server and company, to be restored when they return. A value.
struct LastList {
    SessionsFilter filter;
    SessionOrder order;
    QString opened; ///< the session beside the table; empty: none

    /// Kept in the settings of this machine, under a name for whose list it is.
    [[nodiscard]] static LastList read(const QSettings &settings, const QString &owner);
    void write(QSettings &settings, const QString &owner) const;
};

} // namespace tierdesk::ui
