#pragma once

#include "core/base/Result.h"

#include <QtCore/QByteArray>
#include <QtCore/QObject>
#include <QtCore/QString>

#include <functional>

namespace tierdesk::app {

/// A desktop keychain, used without blocking: a locked one asks the user for a password first.
class Keychain
{
public:
    virtual ~Keychain() = default;
    using Read = std::function<void(base::Result<QByteArray>)>;
    using Done = std::function<void(base::Result<void>)>;
    /// NotFound: nothing is stored under @p name. Unavailable: there is no keychain, or it stayed locked.
    virtual void read(const QString &name, QObject *context, Read read) = 0;
    virtual void write(const QString &name, const QByteArray &secret, QObject *context, Done done) = 0;
    /// Removing a missing entry is not an error.
    virtual void remove(const QString &name, QObject *context, Done done) = 0;
};

/// The desktop's: Secret Service (GNOME and others) or KWallet, by QtKeychain.
class DesktopKeychain final : public Keychain
{
public:
    void read(const QString &name, QObject *context, Read read) override;
    void write(const QString &name, const QByteArray &secret, QObject *context, Done done) override;
    void remove(const QString &name, QObject *context, Done done) override;
};

} // namespace tierdesk::app
