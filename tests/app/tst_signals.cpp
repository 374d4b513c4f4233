#include "app/Signals.h"

#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

#include <csignal>
#include <future>
#include <thread>
#include <unistd.h>

using tierdesk::app::TerminationSignals;

class TestSignals final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    /// As the platform of a window does: its thread is there before anybody listens for signals.
    void aThreadThatWasThereBeforeTakesNoSignal_data()
    {
        QTest::addColumn<int>("signal");
        QTest::newRow("the session ends") << SIGTERM;
        QTest::newRow("Ctrl+C") << SIGINT;
        QTest::newRow("the terminal goes away") << SIGHUP;
    }
    void aThreadThatWasThereBeforeTakesNoSignal()
    {
        QFETCH(int, signal);
        std::promise<void> end;
        std::thread platform([wait = end.get_future()]() mutable { wait.wait(); });
        {
            TerminationSignals termination;
            QSignalSpy terminated(&termination, &TerminationSignals::terminated);
            QCOMPARE(::kill(::getpid(), signal), 0);
            QTRY_COMPARE(terminated.count(), 1);
        }
        end.set_value();
        platform.join();
    }
};

/// As the program begins: before the application object, and before Qt Test's own thread, which has no handler either.
int main(int argc, char *argv[])
{
    TerminationSignals::block();
    QCoreApplication application(argc, argv);
    TestSignals test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_signals.moc"
