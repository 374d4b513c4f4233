#pragma once

#include "core/base/Result.h"

#include <QtCore/QString>

namespace tierdesk::ui {

/// The door of the server that runs in this program: what it is to listen on from its next start.
class OwnDoor
{
public:
    OwnDoor() = default;
    virtual ~OwnDoor() = default;
    OwnDoor(const OwnDoor &) = delete;
    OwnDoor &operator=(const OwnDoor &) = delete;

    /// "ADDRESS:PORT", an IPv6 address in brackets; port 0 takes any.
    [[nodiscard]] virtual QString listen() const = 0;
    /// What outranks a choice made here, "--listen" or "TIERDESK_LISTEN"; empty: nothing does.
    [[nodiscard]] virtual QString fixedBy() const = 0;
    /// Kept for the next start. Fails with InvalidInput, Forbidden for a plain door beyond this machine, or
    /// StorageFailed.
    [[nodiscard]] virtual base::Result<void> setListen(const QString &address) = 0;
};

} // namespace tierdesk::ui
