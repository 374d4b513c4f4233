#pragma once

#include "core/base/Result.h"

#include <QtCore/QByteArray>

namespace tierdesk::base {

/// Stores secrets that must be read again (the master key that seals credentials). Blocking; called only at startup.
class SecretStore
{
public:
    virtual ~SecretStore() = default;
    /// Fails with NotFound if nothing is stored under @p name.
    [[nodiscard]] virtual Result<QByteArray> read(const QString &name) = 0;
    [[nodiscard]] virtual Result<void> write(const QString &name, const QByteArray &secret) = 0;
};

} // namespace tierdesk::base
