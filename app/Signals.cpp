#include "app/Signals.h"

#include <QtCore/QSocketNotifier>

#include <csignal>
#include <sys/signalfd.h>
#include <unistd.h>

namespace tierdesk::app {

TerminationSignals::TerminationSignals(QObject *parent)
    : QObject(parent)
{
    // Blocked before any thread is made, so that every thread inherits it and the descriptor alone is told.
    sigset_t mask;
    sigemptyset(&mask);
    sigaddset(&mask, SIGTERM);
    sigaddset(&mask, SIGINT);
    pthread_sigmask(SIG_BLOCK, &mask, nullptr);
    const int descriptor = signalfd(-1, &mask, SFD_CLOEXEC | SFD_NONBLOCK);
    auto *notifier = new QSocketNotifier(descriptor, QSocketNotifier::Read, this);
    connect(notifier, &QSocketNotifier::activated, this, [this, descriptor] {
        signalfd_siginfo info{};
        while (::read(descriptor, &info, sizeof info) == static_cast<ssize_t>(sizeof info))
            Q_EMIT terminated();
    });
    connect(this, &QObject::destroyed, [descriptor] { ::close(descriptor); });
}

} // namespace tierdesk::app
