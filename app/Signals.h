#pragma once

#include <QtCore/QObject>

namespace tierdesk::app {

/// Turns SIGTERM, SIGINT and SIGHUP (its terminal is gone) into a Qt signal on the thread that made it (the main
/// thread). One a process.
class TerminationSignals final : public QObject
{
    Q_OBJECT

public:
    /// Must be called before creating the application object, whose platform may create threads: every thread inherits
    /// the signal mask, so that only the descriptor receives signals. A thread without it would let a signal end the
    /// program.
    static void block();

    explicit TerminationSignals(QObject *parent = nullptr);

Q_SIGNALS:
    void terminated();
};

} // namespace tierdesk::app
