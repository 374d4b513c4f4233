#include "app/Signals.h"

#include "core/base/Log.h"

#include <QtCore/QSocketNotifier>

#include <csignal>
#include <cstring>
#include <sys/signalfd.h>
#include <unistd.h>

namespace tierdesk::app {

namespace {

sigset_t termination()
{
    sigset_t mask;
    sigemptyset(&mask);
    sigaddset(&mask, SIGTERM);
    sigaddset(&mask, SIGINT);
    sigaddset(&mask, SIGHUP);
    return mask;
}

} // namespace

void TerminationSignals::block()
{
    const sigset_t mask = termination();
    pthread_sigmask(SIG_BLOCK, &mask, nullptr);
}

TerminationSignals::TerminationSignals(QObject *parent)
    : QObject(parent)
{
    block();
    const sigset_t mask = termination();
    const int descriptor = signalfd(-1, &mask, SFD_CLOEXEC | SFD_NONBLOCK);
    auto *notifier = new QSocketNotifier(descriptor, QSocketNotifier::Read, this);
    connect(notifier, &QSocketNotifier::activated, this, [this, descriptor] {
        signalfd_siginfo info{};
        while (::read(descriptor, &info, sizeof info) == static_cast<ssize_t>(sizeof info)) {
            // Who looks for the reason afterwards finds it.
            qCInfo(log::App) << "stopping on signal" << ::sigabbrev_np(static_cast<int>(info.ssi_signo))
                             << "from process" << info.ssi_pid;
            Q_EMIT terminated();
        }
    });
    connect(this, &QObject::destroyed, [descriptor] { ::close(descriptor); });
}

} // namespace tierdesk::app
