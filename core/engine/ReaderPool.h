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

/// Threads with a read-only connection each, for jobs and for the steps of tasks: think workers and queries. Neither
/// leaves a snapshot open when it returns or waits.
class ReaderPool final : public store::ReaderSource
{
public:
    ReaderPool(QString databasePath, int threads);
    ~ReaderPool() override;

    /// A job gets the thread's readers, or null and why its connection could not be opened. What it logs belongs to the
    /// request of the thread that called run(). Any thread.
    using Work = std::function<void(store::Readers *, const base::Error *)>;
    void run(Work work);

    /// The pool as the executor of one task, which outlives neither. stop() waits until it is gone, so a task gives it
    /// up when it has handed on what it computed.
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

    /// Of the calling thread, which is one of the pool's.
    [[nodiscard]] base::Result<store::Readers *> readers() override;

    /// Opens a connection on the caller's thread and closes it again. Fails with StorageFailed.
    [[nodiscard]] base::Result<void> check() const;

    /// Waits for the clients and the jobs that were given. Jobs given later still run: their turns must end.
    void stop();

private:
    struct Connection;
    static Connection &connectionOfThisThread(const QString &path);

    QString m_path;
    QMutex m_mutex; ///< of what follows
    QWaitCondition m_left;
    int m_clients = 0;
    QThreadPool m_pool; ///< last: its threads use what is above
};

} // namespace tierdesk::engine
