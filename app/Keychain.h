#pragma once

#include "core/base/Result.h"

#include <QtCore/QByteArray>
#include <QtCore/QObject>
#include <QtCore/QString>

#include <functional>

namespace tierdesk::app {

/// A key store of the desktop's, asked without blocking: a locked one asks the person for a password first.
/// Callbacks run on the thread of @p context, once, not inside of the call, and not when it has gone.
class Keychain
{
public:
    virtual ~Keychain() = default;
    using Read = std::function<void(base::Result<QByteArray>)>;
    using Done = std::function<void(base::Result<void>)>;
    /// NotFound: nothing is kept under @p name. Unavailable: there is no key store, or it stayed locked.
    virtual void read(const QString &name, QObject *context, Read read) = 0;
    virtual void write(const QString &name, const QByteArray &secret, QObject *context, Done done) = 0;
    /// What is not there is gone: no error.
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
