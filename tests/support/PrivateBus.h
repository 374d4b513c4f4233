#pragma once

#include "core/base/Literals.h"

#include <QtCore/QProcess>
#include <QtDBus/QDBusConnection>

namespace tierdesk::test {

/// A D-Bus session bus of the test's own: nobody else is on it, and it ends with the test.
class PrivateBus final
{
public:
    /// False when there is no dbus-daemon, or it did not start.
    [[nodiscard]] bool start()
    {
        m_daemon.start(u"dbus-daemon"_s, {u"--session"_s, u"--nofork"_s, u"--print-address"_s});
        if (!m_daemon.waitForStarted() || !m_daemon.waitForReadyRead(5000))
            return false;
        m_address = QString::fromUtf8(m_daemon.readLine()).trimmed();
        return !m_address.isEmpty();
    }
    ~PrivateBus()
    {
        for (const QString &name : m_names)
            QDBusConnection::disconnectFromBus(name);
        m_daemon.kill();
        m_daemon.waitForFinished();
    }

    [[nodiscard]] const QString &address() const { return m_address; }
    /// Another way onto the bus, by a name of its own.
    [[nodiscard]] QDBusConnection connection(const QString &name)
    {
        m_names.append(name);
        return QDBusConnection::connectToBus(m_address, name);
    }

private:
    QProcess m_daemon;
    QString m_address;
    QStringList m_names;
};

} // namespace tierdesk::test
