#pragma once

#include "core/base/Result.h"
#include "core/base/Task.h"
#include "core/store/Readers.h"

#include <QtCore/QByteArray>
#include <QtCore/QMutex>
#include <QtCore/QString>
#include <QtCore/QThreadPool>
#include <QtCore/QWaitCondition>

#include <functional>

namespace tierdesk::engine {

/// Threads with a read-only connection each, for jobs and for steps of tasks: the turn workers and the query workers.
/// No job or step leaves a snapshot open when it returns or waits.
class ReaderPool final : public store::ReaderSource
{
public:
    ReaderPool(QString databasePath, int threads);
    ~ReaderPool() override;

    /// Runs a job with the thread's readers, or with null and the reason why the connection could not be opened. Its
    /// log lines belong to the request of the thread that called run(). Any thread.
    using Work = std::function<void(store::Readers *, const base::Error *)>;
    void run(Work work);

    /// The pool as the executor of one task; the pool and the task outlive it. stop() waits until it is destroyed, so a
    /// task releases it once it has passed on its result.
    class Client final : public base::Executor
    {
    public:
        /// What the task logs on the pool's threads belongs to @p requestId.
        Client(ReaderPool &pool, QByteArray requestId);
        ~Client() override;
        Q_DISABLE_COPY_MOVE(Client)
        void post(std::coroutine_handle<> task) override;

    private:
        ReaderPool &m_pool;
        const QByteArray m_requestId;
    };

    /// Returns the readers of the calling thread, which must be one of the pool's.
    [[nodiscard]] base::Result<store::Readers *> readers() override;

    /// Opens a connection on the caller's thread and closes it again. Fails with StorageFailed.
    [[nodiscard]] base::Result<void> check() const;

    /// Waits for the clients and for submitted jobs. Jobs submitted later still run, since their turns must end.
    void stop();

private:
    struct Connection;
    static Connection &connectionOfThisThread(const QString &path);

    QString m_path;
    QMutex m_mutex; ///< guards the members below
    QWaitCondition m_left;
    int m_clients = 0;
    QThreadPool m_pool; ///< last: its threads use the members above
};

} // namespace tierdesk::engine
