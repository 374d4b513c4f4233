#pragma once

#include <QtCore/QObject>

namespace tierdesk::app {

/// Turns SIGTERM, SIGINT and SIGHUP (its terminal is gone) into a Qt signal on the thread that made it (the main
/// thread). One a process.
class TerminationSignals final : public QObject
{
    Q_OBJECT

public:
    /// Called before the application object, whose platform may make threads: every thread inherits it, and the
    /// descriptor alone is told. One thread without it, and a signal ends the program where it stands.
    static void block();

    explicit TerminationSignals(QObject *parent = nullptr);

Q_SIGNALS:
    void terminated();
};

} // namespace tierdesk::app
