#pragma once

#include "core/base/Result.h"

#include <QtCore/QString>

namespace tierdesk::ui {

/// The listen address of the embedded server, used from its next start.
class OwnDoor
{
public:
    OwnDoor() = default;
    virtual ~OwnDoor() = default;
    OwnDoor(const OwnDoor &) = delete;
    OwnDoor &operator=(const OwnDoor &) = delete;

    /// "ADDRESS:PORT", an IPv6 address in brackets; port 0 takes any.
    [[nodiscard]] virtual QString listen() const = 0;
    /// What overrides this setting, "--listen" or "TIERDESK_LISTEN"; empty if nothing does.
    [[nodiscard]] virtual QString fixedBy() const = 0;
    /// Stores the address for the next start. Fails with InvalidInput, Forbidden for an unencrypted address beyond this
    /// machine, or StorageFailed.
    [[nodiscard]] virtual base::Result<void> setListen(const QString &address) = 0;
};

} // namespace tierdesk::ui
