#include "app/SingleInstance.h"

#include <QtCore/QTemporaryDir>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

#include <chrono>
#include <future>
#include <memory>

using namespace tierdesk;
using app::SingleInstance;

class SingleInstanceTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void theSecondBringsTheFirstForward()
    {
        SingleInstance first(u"/data/a"_s, m_folder->path());
        QCOMPARE(first.begin().value_or(false), true);
        QSignalSpy wanted(&first, &SingleInstance::wanted);
        // Its begin() blocks until the first has answered, so it is another process's, or here another thread's.
        auto beginning = std::async(std::launch::async, [this] {
            SingleInstance instance(u"/data/a"_s, m_folder->path());
            return instance.begin(u"sess 1/ä"_s);
        });
        QTRY_COMPARE(wanted.size(), 1);
        QCOMPARE(wanted.front().front().toString(), u"sess 1/ä"_s);
        // The answer goes out with the loop's next turns.
        QTRY_COMPARE(beginning.wait_for(std::chrono::seconds(0)), std::future_status::ready);
        const base::Result<bool> second = beginning.get();
        QVERIFY2(second, second ? "" : qPrintable(second.error().message));
        QCOMPARE(*second, false);
    }

    void anotherFolderIsAnotherConsole()
    {
        SingleInstance first(u"/data/a"_s, m_folder->path());
        SingleInstance other(u"/data/b"_s, m_folder->path());
        QCOMPARE(first.begin().value_or(false), true);
        QCOMPARE(other.begin().value_or(false), true);
    }

    void afterTheFirstHasEndedTheNextIsFirst()
    {
        {
            SingleInstance first(u"/data/a"_s, m_folder->path());
            QCOMPARE(first.begin().value_or(false), true);
        }
        SingleInstance next(u"/data/a"_s, m_folder->path());
        QCOMPARE(next.begin().value_or(false), true);
    }

    void theSocketOfOneThatWasKilledIsInNobodysWay()
    {
        QString left;
        {
            SingleInstance first(u"/data/a"_s, m_folder->path());
            QCOMPARE(first.begin().value_or(false), true);
            const auto files = QDir(m_folder->path()).entryList(QDir::AllEntries | QDir::System | QDir::NoDotAndDotDot);
            for (const QString &each : files) {
                if (!each.endsWith(u".lock"_s))
                    left = m_folder->filePath(each);
            }
        }
        QVERIFY(!left.isEmpty());
        QFile dead(left);
        QVERIFY(dead.open(QIODevice::WriteOnly)); // in the socket's place
        dead.close();
        SingleInstance next(u"/data/a"_s, m_folder->path());
        QCOMPARE(next.begin().value_or(false), true);
    }

    void aFolderThatCannotBeWrittenIsSaid()
    {
        SingleInstance instance(u"/data/a"_s, u"/proc/no/such/folder"_s);
        const auto begun = instance.begin();
        QVERIFY(!begun);
        QCOMPARE(begun.error().fault, base::Fault::StorageFailed);
    }

private:
    std::unique_ptr<QTemporaryDir> m_folder;
};

QTEST_GUILESS_MAIN(SingleInstanceTest)
#include "tst_singleinstance.moc"
