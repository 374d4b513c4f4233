#pragma once

#include <QtCore/QObject>

namespace tierdesk::app {

/// Turns SIGTERM and SIGINT into a Qt signal on the thread that made it (the main thread). One a process.
class TerminationSignals final : public QObject
{
    Q_OBJECT

public:
    explicit TerminationSignals(QObject *parent = nullptr);

Q_SIGNALS:
    void terminated();
};

} // namespace tierdesk::app
