#include "core/engine/ReaderPool.h"

#include "core/base/Log.h"
#include "core/base/LogContext.h"
#include "core/store/Database.h"
#include "core/store/Readers.h"

#include <QtCore/QThreadStorage>

#include <algorithm>

namespace tierdesk::engine {

/// What a thread keeps between jobs. Opened on first use, and again after it failed.
struct ReaderPool::Connection {
    QString path;
    std::unique_ptr<store::Database> database;
    std::unique_ptr<store::Readers> readers;
    base::Error failure;
};

ReaderPool::ReaderPool(QString databasePath, int threads, Keeping keeping)
    : m_path(std::move(databasePath))
    , m_mostOfOne(std::max(1, threads / 2))
{
    m_pool.setMaxThreadCount(threads);
    // A thread's connection and its prepared statements are worth keeping.
    m_pool.setExpiryTimeout(keeping == Keeping::Always ? -1 : 30'000);
    m_pool.setObjectName(QStringLiteral("tierdesk-readers"));
}

ReaderPool::~ReaderPool()
{
    stop();
}

ReaderPool::Connection &ReaderPool::connectionOfThisThread(const QString &path)
{
    static QThreadStorage<std::shared_ptr<Connection>> storage;
    if (!storage.hasLocalData())
        storage.setLocalData(std::make_shared<Connection>());
    Connection &connection = *storage.localData();
    if (!connection.readers || connection.path != path) {
        connection.readers.reset();
        connection.database.reset();
        auto opened = store::Database::openReader(path);
        if (opened) {
            connection.path = path;
            connection.database = std::move(*opened);
            connection.readers = std::make_unique<store::Readers>(*connection.database);
        } else {
            connection.failure = opened.error();
        }
    }
    return connection;
}

void ReaderPool::run(Work work)
{
    m_pool.start([path = m_path, work = std::move(work), requestId = log::requestId()] {
        const log::RequestScope logged(requestId);
        Connection &connection = connectionOfThisThread(path);
        if (connection.readers) {
            work(connection.readers.get(), nullptr);
        } else {
            qCWarning(log::Engine) << "no reader connection:" << connection.failure.message;
            work(nullptr, &connection.failure);
        }
    });
}

void ReaderPool::run(CompanyId owner, Work work)
{
    {
        const QMutexLocker lock(&m_mutex);
        Share &share = m_shares[owner.value];
        if (share.running == m_mostOfOne) {
            share.waiting.push_back({std::move(work), log::requestId()});
            return;
        }
        ++share.running;
    }
    runShare(owner, std::move(work));
}

void ReaderPool::runShare(CompanyId owner, Work work)
{
    run([this, owner, work = std::move(work)](store::Readers *readers, const base::Error *failure) {
        work(readers, failure);
        Waiting next;
        {
            const QMutexLocker lock(&m_mutex);
            const auto share = m_shares.find(owner.value);
            if (share->second.waiting.empty()) {
                if (--share->second.running == 0)
                    m_shares.erase(share);
                return;
            }
            next = std::move(share->second.waiting.front());
            share->second.waiting.pop_front();
        }
        const log::RequestScope logged(next.requestId);
        runShare(owner, std::move(next.work)); // behind those of others that wait
    });
}

base::Result<void> ReaderPool::check() const
{
    auto opened = store::Database::openReader(m_path);
    if (!opened)
        return opened.error();
    return {};
}

void ReaderPool::stop()
{
    m_pool.waitForDone();
}

} // namespace tierdesk::engine
