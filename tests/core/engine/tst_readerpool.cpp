#include "core/base/LogContext.h"
#include "core/engine/ReaderPool.h"
#include "core/store/Database.h"

#include <QtCore/QTemporaryDir>
#include <QtTest/QTest>

#include <atomic>
#include <mutex>
#include <thread>

using namespace tierdesk;
using engine::ReaderPool;

namespace {

struct Steps {
    int answer = 0;
    bool hasRead = false;
    QByteArrayList requests;
};

base::Task<int> awaited(base::Arrival<> arrival)
{
    co_await arrival;
    co_return 0;
}

base::Task<Steps> readTwice(ReaderPool &pool, base::Arrival<> asked, base::Arrival<int> answer)
{
    Steps steps;
    const auto before = pool.readers();
    steps.requests << log::requestId();
    asked.set();
    steps.answer = co_await answer;
    steps.requests << log::requestId();
    const auto after = pool.readers();
    steps.hasRead = before && after && (*after)->rows.messages.waiting().has_value();
    co_return steps;
}

base::Task<> stay(ReaderPool &pool, base::Arrival<> answer, std::atomic<bool> &isDone)
{
    const ReaderPool::Client client(pool, {});
    co_await answer;
    isDone = true;
}

} // namespace

/// Threads with a connection each.
class TestReaderPool final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aTaskReadsOnWhicheverThreadItGoesOn()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"t.db"_s);
        QVERIFY(store::Database::openWriter(path).has_value());
        ReaderPool pool(path, 2);
        ReaderPool::Client client(pool, "request");
        const base::Arrival<int> answer;
        const base::Arrival<> asked;
        std::thread provider([&] {
            static_cast<void>(base::wait(awaited(asked)));
            answer.set(7);
        });
        const auto steps = base::wait(readTwice(pool, asked, answer).on(client));
        provider.join();
        QCOMPARE(steps.answer, 7);
        QCOMPARE(steps.requests, (QByteArrayList{"request", "request"}));
        QVERIFY(steps.hasRead);
    }

    void stoppingWaitsForTasksThatWait()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"t.db"_s);
        QVERIFY(store::Database::openWriter(path).has_value());
        ReaderPool pool(path, 1);
        const base::Arrival<> answer;
        std::atomic<bool> isDone = false;
        base::TaskGroup group;
        group.start(stay(pool, answer, isDone));
        std::thread provider([&] {
            QTest::qSleep(20);
            answer.set();
        });
        pool.stop();
        QVERIFY(isDone);
        provider.join();
    }

    void aJobBelongsToTheRequestThatGaveIt()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"t.db"_s);
        QVERIFY(store::Database::openWriter(path).has_value());
        std::mutex mutex;
        QByteArrayList ids;
        {
            ReaderPool pool(path, 1); // so that all but the first wait
            for (const char *id : {"one", "two", "", "three"}) {
                const log::RequestScope logged{QByteArray(id)};
                pool.run([&](store::Readers *, const base::Error *) {
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
