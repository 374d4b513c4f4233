#pragma once

#include "core/base/Result.h"
#include "core/domain/Ids.h"

#include <QtCore/QByteArray>
#include <QtCore/QMutex>
#include <QtCore/QString>
#include <QtCore/QThreadPool>

#include <deque>
#include <functional>
#include <map>
#include <memory>

namespace tierdesk::store {
struct Readers;
}

namespace tierdesk::engine {

/// Threads with a read-only connection each: think workers and queries. A job finishes its queries before it returns,
/// so no snapshot outlives a job. run() may be called from any thread.
class ReaderPool final
{
public:
    enum class Keeping {
        Always,   ///< a thread stays once it is made
        WhileUsed ///< it goes when it had nothing to do for half a minute
    };
    ReaderPool(QString databasePath, int threads, Keeping keeping = Keeping::Always);
    ~ReaderPool();

    /// A job gets the thread's readers, or null and why its connection could not be opened. What it logs belongs to the
    /// request of the thread that called run().
    using Work = std::function<void(store::Readers *, const base::Error *)>;
    void run(Work work);
    /// The same for @p owner, of whose jobs at most half of the threads run at once; the others wait in line. So that
    /// one company whose provider is silent leaves threads for all others.
    void run(CompanyId owner, Work work);

    /// Opens a connection on the caller's thread and closes it again. Fails with StorageFailed.
    [[nodiscard]] base::Result<void> check() const;

    /// Waits for the jobs that were given. Jobs given later still run: their turns must end.
    void stop();

private:
    struct Connection;
    static Connection &connectionOfThisThread(const QString &path);

    struct Waiting {
        Work work;
        QByteArray requestId;
    };
    struct Share {
        int running = 0;
        std::deque<Waiting> waiting;
    };
    /// Runs @p work, then what waits of the same owner's.
    void runShare(CompanyId owner, Work work);

    QString m_path;
    QMutex m_mutex;                   ///< of what follows
    std::map<qint64, Share> m_shares; ///< by company; of those that have jobs
    const int m_mostOfOne;
    QThreadPool m_pool; ///< last: its threads use what is above
};

} // namespace tierdesk::engine
