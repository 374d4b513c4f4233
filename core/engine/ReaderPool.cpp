#include "core/engine/ReaderPool.h"

#include "core/base/Log.h"
#include "core/base/LogContext.h"
#include "core/store/Database.h"

#include <QtCore/QThreadStorage>

namespace tierdesk::engine {

/// A thread's connection, kept between jobs. Opened on first use, and again after a failure.
struct ReaderPool::Connection {
    QString path;
    std::unique_ptr<store::Database> database;
    std::unique_ptr<store::Readers> readers;
    base::Error failure;
};

ReaderPool::ReaderPool(QString databasePath, int threads)
    : m_path(std::move(databasePath))
{
    m_pool.setMaxThreadCount(threads);
    m_pool.setExpiryTimeout(-1); // keep each thread's connection and its prepared statements
    m_pool.setObjectName(u"tierdesk-readers"_s);
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

base::Result<store::Readers *> ReaderPool::readers()
{
    const Connection &connection = connectionOfThisThread(m_path);
    if (!connection.readers)
        return connection.failure;
    return connection.readers.get();
}

ReaderPool::Client::Client(ReaderPool &pool, QByteArray requestId)
    : m_pool(pool)
    , m_requestId(std::move(requestId))
{
    const QMutexLocker lock(&m_pool.m_mutex);
    ++m_pool.m_clients;
}

ReaderPool::Client::~Client()
{
    const QMutexLocker lock(&m_pool.m_mutex);
    if (--m_pool.m_clients == 0)
        m_pool.m_left.wakeAll();
}

void ReaderPool::Client::post(std::coroutine_handle<> task)
{
    m_pool.m_pool.start([task, requestId = m_requestId] {
        const log::RequestScope logged(requestId);
        task.resume();
    });
}

base::Result<void> ReaderPool::check() const
{
    TRY(store::Database::openReader(m_path));
    return {};
}

void ReaderPool::stop()
{
    {
        const QMutexLocker lock(&m_mutex);
        while (m_clients > 0)
            m_left.wait(&m_mutex);
    }
    m_pool.waitForDone();
}

} // namespace tierdesk::engine
