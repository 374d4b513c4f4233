#include "core/base/LogContext.h"
#include "core/engine/ReaderPool.h"
#include "core/store/Database.h"

#include <QtCore/QTemporaryDir>
#include <QtTest/QTest>

#include <atomic>
#include <condition_variable>
#include <mutex>

using namespace tierdesk;
using engine::ReaderPool;

/// Threads that several companies share.
class TestReaderPool final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void oneCompanyLeavesThreadsForOthers_data()
    {
        QTest::addColumn<int>("threads");
        QTest::addColumn<int>("most");
        QTest::newRow("half of four") << 4 << 2;
        QTest::newRow("half of nine, rounded down") << 9 << 4;
        QTest::newRow("of one thread that one") << 1 << 1;
    }
    void oneCompanyLeavesThreadsForOthers()
    {
        QFETCH(int, threads);
        QFETCH(int, most);
        constexpr int Many = 20;
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("t.db"));
        QVERIFY(store::Database::openWriter(path).has_value());
        std::mutex mutex;
        std::condition_variable moved;
        bool isOpen = false;
        std::atomic<int> inside = 0, done = 0, others = 0;
        int mostInside = 0;
        ReaderPool pool(path, threads);
        for (int i = 0; i < Many; ++i) {
            pool.run(CompanyId{1}, [&](store::Readers *, const base::Error *) {
                std::unique_lock lock(mutex);
                mostInside = std::max(mostInside, ++inside);
                moved.wait(lock, [&] { return isOpen; });
                --inside;
                ++done;
            });
        }
        QTRY_COMPARE(inside.load(), most);
        if (threads > 1) {
            pool.run(CompanyId{2}, [&](store::Readers *, const base::Error *) { ++others; });
            QTRY_COMPARE(others.load(), 1);
        }
        QCOMPARE(inside.load(), most);
        QCOMPARE(done.load(), 0);
        {
            const std::lock_guard lock(mutex);
            isOpen = true;
        }
        moved.notify_all();
        pool.stop();
        QCOMPARE(done.load(), Many); // who waited had its turn
        QCOMPARE(mostInside, most);
    }

    void aJobBelongsToTheRequestThatGaveIt()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("t.db"));
        QVERIFY(store::Database::openWriter(path).has_value());
        std::mutex mutex;
        QByteArrayList ids;
        {
            ReaderPool pool(path, 1); // so that all but the first wait
            for (const char *id : {"one", "two", "", "three"}) {
                const log::RequestScope logged{QByteArray(id)};
                pool.run(CompanyId{1}, [&](store::Readers *, const base::Error *) {
                    const std::lock_guard lock(mutex);
                    ids << log::requestId();
                });
            }
            pool.stop();
        }
        QCOMPARE(ids, (QByteArrayList{"one", "two", "", "three"}));
    }
};

QTEST_GUILESS_MAIN(TestReaderPool)
#include "tst_readerpool.moc"
